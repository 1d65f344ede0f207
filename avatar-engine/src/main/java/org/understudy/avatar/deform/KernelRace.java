package org.understudy.avatar.deform;

/**
 * Whether kernels with the Vector API have become faster than plain ones. They are slow by a factor
 * of a hundred until they are compiled, too slow for a single frame of a call; so they run beside
 * the plain ones between frames, for short visits, and are judged once in {@link #WINDOW} of them.
 * Used by one thread at a time.
 */
public final class KernelRace {
  /** Visits that are judged together. */
  public static final int WINDOW = 64;

  /** Windows after which vectors are given up. */
  public static final int MOST_WINDOWS = 60;

  /** Vectors win where they take this share of the plain kernels' time or less. */
  static final double WORTHWHILE = 0.9;

  private int visits;
  private int windows;
  private long plainNanos;
  private long vectorNanos;
  private boolean decided;
  private boolean vectors;
  private double ratio;

  /** A race that has not begun. */
  public KernelRace() {}

  /** Adds how long the same work took with both. */
  public void add(long plain, long vector) {
    plainNanos += plain;
    vectorNanos += vector;
  }

  /** Ends a visit; after the last of a window the verdict may fall. */
  public void endVisit() {
    visits++;
    if (visits < WINDOW) {
      return;
    }
    windows++;
    ratio = (double) vectorNanos / Math.max(1, plainNanos);
    vectors = ratio <= WORTHWHILE;
    decided = vectors || windows == MOST_WINDOWS;
    visits = 0;
    plainNanos = 0;
    vectorNanos = 0;
  }

  /** Whether the verdict has fallen; nothing need be measured from then on. */
  public boolean isDecided() {
    return decided;
  }

  /** Whether vectors have won. */
  public boolean vectorsWon() {
    return decided && vectors;
  }

  /** Time of the vector kernels by that of the plain ones in the last window. */
  public double ratio() {
    return ratio;
  }
}
