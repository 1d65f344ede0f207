package org.understudy.tracking;

import org.understudy.tracking.fit.BodyObservation;

/**
 * A face with its shoulders as the landmarks show it in one frame.
 *
 * @param face [478][3] pixels, depth in the scale of x; not to be written any more
 * @param faceScore the detector's belief in the face, 0..1
 * @param body the shoulders; not to be written any more
 * @param timestampNanos time of the frame
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record PortraitObservation(
    float[] face, float faceScore, BodyObservation body, long timestampNanos) {}
