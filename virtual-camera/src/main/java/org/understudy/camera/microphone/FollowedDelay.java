package org.understudy.camera.microphone;

import java.util.ArrayDeque;
import java.util.Deque;
import org.understudy.camera.pipewire.DelayedSource;

/**
 * Which delay a voice gets for what is measured of the picture. It moves only when the picture's
 * delay was more than {@value #TOLERANCE} ms away, to the same side, for {@value #PATIENCE} seconds
 * in a row, and then to the middle of these: a voice that is 10 ms off is not noticed, one that
 * wanders is. For one thread at a time.
 */
public final class FollowedDelay {
  static final double TOLERANCE = 10;
  static final int PATIENCE = 4;

  /** Before anything is measured: what a session commonly has. Milliseconds. */
  static final double USUAL = 40;

  private final Deque<Double> apart = new ArrayDeque<>();
  private double milliseconds = USUAL;
  private boolean measured;

  /** A delay before the first picture. */
  public FollowedDelay() {}

  /**
   * Takes what was measured in a second.
   *
   * @param median of the pictures' delays, milliseconds
   */
  public void see(double median) {
    double late = Math.clamp(median, 0, DelayedSource.MOST_MILLISECONDS);
    double difference = late - milliseconds;
    if (measured && !apart.isEmpty() && (apart.getLast() - milliseconds) * difference <= 0) {
      apart.clear();
    }
    if (!measured || Math.abs(difference) > TOLERANCE) {
      apart.add(late);
    } else {
      apart.clear();
    }
    if (apart.size() >= PATIENCE) {
      double[] sorted = apart.stream().mapToDouble(Double::doubleValue).sorted().toArray();
      milliseconds = sorted[sorted.length / 2];
      measured = true;
      apart.clear();
    }
  }

  /** The delay for the voice now. */
  public double milliseconds() {
    return milliseconds;
  }
}
