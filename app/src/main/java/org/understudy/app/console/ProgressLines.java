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
  private final long start;
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
    this.start = nanoClock.getAsLong();
    this.next = start + INTERVAL_NANOS;
  }

  @Override
  public void at(long done) {
    long now = nanoClock.getAsLong();
    if (now < next) {
      return;
    }
    next = now + INTERVAL_NANOS;
    double seconds = (now - start) / 1e9;
    double rate = done / seconds;
    String line = String.format(Locale.ROOT, "%s: %d%s, %.1f/s", task, done, unit, rate);
    if (total > 0 && done > 0) {
      line =
          String.format(
              Locale.ROOT,
              "%s: %d of %d%s (%d %%), %.1f/s, about %.0f s left",
              task,
              done,
              total,
              unit,
              Math.min(100, 100 * done / total),
              rate,
              Math.max(0, total - done) / rate);
    }
    out.println(line);
  }

  @Override
  public void close() {
    // whoever ran the task tells how it ended
  }
}
