package org.understudy.app.live.watch;

/** Leaves out frames of a camera that is quicker than wanted. Not thread-safe. */
final class FrameRateLimit {
  private final long intervalNanos;
  private long dueNanos = Long.MIN_VALUE;

  /**
   * A limit.
   *
   * @param framesPerSecond most frames in a second, positive
   */
  FrameRateLimit(double framesPerSecond) {
    intervalNanos = Math.round(1e9 / framesPerSecond);
  }

  /** Whether a frame taken then is wanted; a quarter of an interval too early will do. */
  boolean wants(long captureNanos) {
    boolean jumpedBack = dueNanos != Long.MIN_VALUE && captureNanos < dueNanos - 4 * intervalNanos;
    if (dueNanos != Long.MIN_VALUE && !jumpedBack && captureNanos < dueNanos - intervalNanos / 4) {
      return false;
    }
    boolean regular = dueNanos != Long.MIN_VALUE && !jumpedBack;
    dueNanos = regular ? Math.max(dueNanos, captureNanos - intervalNanos / 2) : captureNanos;
    dueNanos += intervalNanos;
    return true;
  }
}
