package org.understudy.app.talk;

/**
 * A finished picture on its way to the encoder.
 *
 * @param pixels [height][width] RGBA in a pooled buffer
 * @param timestampNanos when it is shown
 * @param face whether the subject's face was seen
 */
@SuppressWarnings("ArrayRecordComponent") // a view of a pooled buffer, never compared
record Canvas(int[] pixels, long timestampNanos, boolean face) {}
