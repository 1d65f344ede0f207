package org.understudy.avatar.render;

/**
 * Durations of the stages of a renderer's last frame, nanoseconds of wall time. Owned and updated
 * by the renderer; read it from the thread that renders.
 */
public final class StageTimings {
  private long deformNanos;
  private long binNanos;
  private long rasterNanos;

  void set(long start, long deformed, long binned, long end) {
    deformNanos = deformed - start;
    binNanos = binned - deformed;
    rasterNanos = end - binned;
  }

  /** Expression, gaze, skinning and projection of all live vertices. */
  public long deformNanos() {
    return deformNanos;
  }

  /** Sorting the cells by depth and into tiles; 0 where a renderer does neither. */
  public long binNanos() {
    return binNanos;
  }

  /** Rasterising, sampling and compositing. */
  public long rasterNanos() {
    return rasterNanos;
  }
}
