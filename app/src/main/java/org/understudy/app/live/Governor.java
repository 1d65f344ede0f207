package org.understudy.app.live;

import java.util.ArrayList;
import java.util.List;

/**
 * Keeps a session within its budget of delay and drops. Once a second it looks at what was
 * measured: two bad seconds in a row lower the quality by one rung of the ladder, ten good ones (a
 * delay below 70 % of the budget) raise it. A rung that turned out too high soon after it was
 * climbed is tried again only after twice the wait, four minutes at most.
 *
 * <p>Not thread-safe.
 */
public final class Governor {
  private static final int BAD_SECONDS = 2;
  private static final int GOOD_SECONDS = 10;
  private static final int LONGEST_WAIT_SECONDS = 240;
  private static final int SOON_SECONDS = 30;
  private static final double ROOM = 0.7;
  private static final double MOST_DROPS = 0.05;

  private final List<Quality> ladder;
  private final double budgetMilliseconds;
  private final int graceSeconds;
  private final List<Change> changes = new ArrayList<>();
  private int rung;
  private int bad;
  private int good;
  private int wait = GOOD_SECONDS;
  private int seconds;
  private int climbedAt = Integer.MIN_VALUE / 2;

  /**
   * A change of quality.
   *
   * @param second since the session began
   * @param to the new quality
   * @param reason the figures that caused it, for people
   */
  public record Change(int second, Quality to, String reason) {}

  /**
   * A governor at the best quality.
   *
   * @param ladder qualities from the best on, at least one
   * @param budgetMilliseconds from capture to sink at the 95th percentile, positive
   * @param graceSeconds at the beginning that are not judged, while code is still compiled
   */
  public Governor(List<Quality> ladder, double budgetMilliseconds, int graceSeconds) {
    if (ladder.isEmpty() || !(budgetMilliseconds > 0) || graceSeconds < 0) {
      throw new IllegalArgumentException(
          "a governor takes a ladder, a budget above 0 ms and a grace of 0 s or more, got %d rungs, %s ms and %d s"
              .formatted(ladder.size(), budgetMilliseconds, graceSeconds));
    }
    this.ladder = List.copyOf(ladder);
    this.budgetMilliseconds = budgetMilliseconds;
    this.graceSeconds = graceSeconds;
  }

  /** The quality in force. */
  public Quality quality() {
    return ladder.get(rung);
  }

  /** All changes so far, a copy. */
  public List<Change> changes() {
    return List.copyOf(changes);
  }

  /**
   * Judges one second.
   *
   * @param p95Milliseconds delay from capture to sink, 95th percentile; NaN where no picture came
   * @param droppedShare of the frames captured, 0..1
   * @return the quality in force from here on
   */
  public Quality second(double p95Milliseconds, double droppedShare) {
    seconds++;
    if (seconds <= graceSeconds || Double.isNaN(p95Milliseconds)) {
      return quality();
    }
    boolean over = p95Milliseconds > budgetMilliseconds || droppedShare > MOST_DROPS;
    boolean room = p95Milliseconds < ROOM * budgetMilliseconds && droppedShare < MOST_DROPS / 2;
    bad = over ? bad + 1 : 0;
    good = room ? good + 1 : 0;
    if (bad >= BAD_SECONDS && rung < ladder.size() - 1) {
      if (seconds - climbedAt <= SOON_SECONDS) {
        wait = Math.min(2 * wait, LONGEST_WAIT_SECONDS);
      }
      move(
          1,
          "delay %.0f ms of %.0f, %.1f %% dropped"
              .formatted(p95Milliseconds, budgetMilliseconds, 100 * droppedShare));
    } else if (good >= wait && rung > 0) {
      climbedAt = seconds;
      move(-1, "delay %.0f ms of %.0f".formatted(p95Milliseconds, budgetMilliseconds));
    }
    return quality();
  }

  private void move(int step, String reason) {
    rung += step;
    bad = 0;
    good = 0;
    changes.add(new Change(seconds, quality(), reason));
  }
}
