package org.understudy.trainer.clip;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;

/**
 * How much of a fit is done and how long the rest takes: stages count with their usual time, and
 * this machine's pace is what has been measured since the beginning. Steps that an earlier run did
 * count as done, not as quick. Not thread-safe.
 */
final class FitPace {
  /** Before this much has been measured, the pace is not told. */
  private static final double LEAST_SECONDS = 5;

  /** Longer gaps between two steps count as this much: the process may have been stopped. */
  private static final double LONGEST_GAP_SECONDS = 120;

  private final LongSupplier nanoClock;
  private long lastNanos;
  private double spent;
  private Optional<FitStage> current = Optional.empty();
  private double enteredAt;
  private double credit;
  private double worked;
  private double share;

  /**
   * The pace of a fit that begins now.
   *
   * @param nanoClock a clock in nanoseconds from any origin
   */
  FitPace(LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
    this.lastNanos = nanoClock.getAsLong();
  }

  /**
   * Some more of a stage is done.
   *
   * @param done steps, 0 to total
   * @param total steps in all, at least 1 where known, 0 where not
   */
  void at(FitStage stage, int done, int total) {
    long now = nanoClock.getAsLong();
    spent += Math.clamp((now - lastNanos) / 1e9, 0, LONGEST_GAP_SECONDS);
    lastNanos = now;
    double inStage = total > 0 ? Math.clamp((double) done / total, 0, 1) : 0;
    if (current.isEmpty() || current.get() != stage) {
      current.ifPresent(before -> credit += (1 - enteredAt) * before.usualSeconds);
      current = Optional.of(stage);
      // the first news of a stage comes after its first step
      enteredAt = total > 0 ? Math.clamp((done - 1.0) / total, 0, 1) : 0;
    }
    worked = credit + (inStage - enteredAt) * stage.usualSeconds;
    double place = stage.secondsBefore() + inStage * stage.usualSeconds;
    share = Math.max(share, place / FitStage.secondsInAll());
  }

  /** How much is done, 0..1; never falls. */
  double share() {
    return share;
  }

  /** Seconds to the end as of the last step, once the pace can be told. */
  OptionalDouble secondsLeft() {
    if (spent < LEAST_SECONDS || worked <= 0) {
      return OptionalDouble.empty();
    }
    double left = (1 - share) * FitStage.secondsInAll();
    return OptionalDouble.of(left * spent / worked);
  }
}
