package org.understudy.app.guide;

import java.util.Optional;

/**
 * What is known of one picture of a camera.
 *
 * @param nanos when it was taken, on any clock that does not go back
 * @param width pixels
 * @param height pixels
 * @param faces how many faces were in sight when last counted
 * @param face the one that is followed, if it is seen
 */
public record Look(long nanos, int width, int height, int faces, Optional<SeenFace> face) {}
