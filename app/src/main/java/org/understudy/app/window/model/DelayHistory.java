package org.understudy.app.window.model;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.understudy.app.live.LiveStatus;

/** Delay and rate of the last two minutes, a second each. Safe for several threads. */
public final class DelayHistory {
  /** Seconds that are kept. */
  public static final int SECONDS = 120;

  private final Deque<Second> seconds = new ArrayDeque<>();

  /** A history that is empty. */
  public DelayHistory() {}

  /**
   * One second.
   *
   * @param median of the delay, milliseconds; NaN where no picture came
   * @param p95 the same for 95 in a hundred
   * @param pictures shown in it
   */
  public record Second(double median, double p95, double pictures) {}

  /** Adds a second; the oldest makes room. */
  public synchronized void add(LiveStatus status) {
    boolean any = status.delay().count() > 0;
    if (seconds.size() == SECONDS) {
      seconds.removeFirst();
    }
    seconds.addLast(
        new Second(
            any ? status.delay().median() : Double.NaN,
            any ? status.delay().p95() : Double.NaN,
            status.picturesPerSecond()));
  }

  /** Forgets all. */
  public synchronized void clear() {
    seconds.clear();
  }

  /** All seconds, the oldest first. */
  public synchronized List<Second> seconds() {
    return List.copyOf(seconds);
  }
}
