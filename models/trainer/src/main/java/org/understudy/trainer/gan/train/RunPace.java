package org.understudy.trainer.gan.train;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** How long a run goes on, and when it writes something meanwhile. Not thread-safe. */
public final class RunPace {
  private static final long BETWEEN_CHECKPOINTS = Duration.ofMinutes(3).toNanos();
  private static final long BETWEEN_SAMPLES = Duration.ofMinutes(10).toNanos();

  private final long begin = System.nanoTime();
  private final long limit;
  private final BooleanSupplier stopped;
  private long saved = begin;
  private long drawn = begin;

  /**
   * A run that begins now.
   *
   * @param limit how long
   * @param stopped whether it was told to stop
   */
  public RunPace(Duration limit, BooleanSupplier stopped) {
    this.limit = limit.toNanos();
    this.stopped = stopped;
  }

  /** Whether there is time left, and it was not told to stop. */
  public boolean goesOn() {
    return !stopped.getAsBoolean() && System.nanoTime() - begin < limit;
  }

  /** Whether samples are to be drawn now; asked again, it says no for a while. */
  public boolean samplesAreDue() {
    long now = System.nanoTime();
    boolean due = now - drawn > BETWEEN_SAMPLES;
    drawn = due ? now : drawn;
    return due;
  }

  /** Whether a checkpoint is to be written now; asked again, it says no for a while. */
  public boolean checkpointIsDue() {
    long now = System.nanoTime();
    boolean due = now - saved > BETWEEN_CHECKPOINTS;
    saved = due ? now : saved;
    return due;
  }
}
