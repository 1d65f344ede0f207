package org.understudy.app.console;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** A line every few seconds, for logs. */
final class ProgressLines implements Progress {
  private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final PrintStream out;
  private final LongSupplier nanoClock;
  private final String task;
  private final String unit;
  private final long total;
  private final Pace pace = new Pace();
  private long next;

  /**
   * Lines on a stream.
   *
   * @param nanoClock a clock in nanoseconds from any origin
   */
  ProgressLines(PrintStream out, LongSupplier nanoClock, String task, String unit, long total) {
    this.out = out;
    this.nanoClock = nanoClock;
    this.task = task;
    this.unit = unit;
    this.total = total;
    this.next = nanoClock.getAsLong() + INTERVAL_NANOS;
  }

  @Override
  public void at(long done) {
    long now = nanoClock.getAsLong();
    pace.at(done, now);
    if (now < next) {
      return;
    }
    next = now + INTERVAL_NANOS;
    StringBuilder line = new StringBuilder(task).append(": ").append(done);
    if (total > 0) {
      line.append(" of %d%s (%d %%)".formatted(total, unit, Math.min(100, 100 * done / total)));
    } else {
      line.append(unit);
    }
    pace.perSecond().ifPresent(rate -> line.append(String.format(Locale.ROOT, ", %.1f/s", rate)));
    if (total > 0) {
      pace.secondsLeft(total)
          .ifPresent(left -> line.append(String.format(Locale.ROOT, ", about %.0f s left", left)));
    }
    out.println(line);
  }

  @Override
  public void close() {
    // whoever ran the task tells how it ended
  }
}
