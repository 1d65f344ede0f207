package org.understudy.camera.delay;

import java.util.Arrays;

/**
 * Keeps a line at the asked delay. How late sound really is can only be estimated in every block,
 * now and then wrongly by a block; so the median of {@value #ESTIMATES} decides, and a difference
 * of {@value #TOLERANCE_MILLISECONDS} ms is left alone. This also follows clocks that drift apart.
 * Nothing is allocated after construction. For one thread at a time.
 */
public final class DelayKeeper {
  /** Differences up to here are left alone. */
  static final int TOLERANCE_MILLISECONDS = 2;

  static final int ESTIMATES = 15;

  private final int tolerance;
  private final int[] estimates = new int[ESTIMATES];
  private int count;
  private int lateness;

  /**
   * A keeper that has seen nothing.
   *
   * @param framesPerSecond of the sound
   */
  public DelayKeeper(int framesPerSecond) {
    tolerance = framesPerSecond / 1000 * TOLERANCE_MILLISECONDS;
  }

  /** Forgets all estimates; for the beginning, and after a break. */
  public void restart() {
    count = 0;
  }

  /**
   * Takes an estimate, and changes the line where that is due.
   *
   * @param late how late the line's sound is, frames
   * @param wanted how late it should be, frames
   */
  public void see(DelayLine line, int late, int wanted) {
    if (!line.isSteady()) {
      count = 0;
      return;
    }
    estimates[count++] = late;
    if (count == ESTIMATES) {
      Arrays.sort(estimates);
      lateness = estimates[ESTIMATES / 2];
      count = 0;
      int missing = wanted - lateness;
      if (Math.abs(missing) > tolerance) {
        line.change(missing);
      }
    }
  }

  /** How late sound was by the last median, frames; 0 before the first. */
  public int lateness() {
    return lateness;
  }
}
