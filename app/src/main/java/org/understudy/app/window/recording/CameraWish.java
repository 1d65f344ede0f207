package org.understudy.app.window.recording;

import org.understudy.tracking.capture.CameraMode;
import org.understudy.tracking.capture.CameraTarget;

/**
 * Which camera is to be recorded.
 *
 * @param camera which
 * @param mode what a webcam is asked for
 * @param loop whether a video that is played as a camera begins anew at its end
 */
public record CameraWish(CameraTarget camera, CameraMode mode, boolean loop) {}
