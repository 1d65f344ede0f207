package org.understudy.tracking.fit;

import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.RigidTransform;

/**
 * What the fit found in one frame.
 *
 * @param pose the pose as seen, nothing smoothed or taken out
 * @param head the head frame in camera space
 * @param residualMetres weighted root mean square distance between landmarks and model, metres at
 *     the face
 */
public record FitResult(PortraitPose pose, RigidTransform head, double residualMetres) {}
