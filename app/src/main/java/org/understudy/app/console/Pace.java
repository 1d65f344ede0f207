package org.understudy.app.console;

import java.util.OptionalDouble;

/**
 * How fast a task goes once its first unit is done: what it does before that, such as loading, says
 * nothing about the rest. Safe for use by several threads.
 */
final class Pace {
  /** A shorter while tells nothing. */
  private static final double LEAST_SECONDS = 1;

  private boolean begun;
  private long firstDone;
  private long firstNanos;
  private long lastDone;
  private long lastNanos;

  /** Takes how far the task is at a time. */
  synchronized void at(long done, long nanos) {
    if (!begun) {
      begun = true;
      firstDone = done;
      firstNanos = nanos;
    }
    lastDone = done;
    lastNanos = nanos;
  }

  /** Units a second, more than 0; empty while nobody can tell. */
  synchronized OptionalDouble perSecond() {
    double seconds = (lastNanos - firstNanos) / 1e9;
    return begun && lastDone > firstDone && seconds >= LEAST_SECONDS
        ? OptionalDouble.of((lastDone - firstDone) / seconds)
        : OptionalDouble.empty();
  }

  /**
   * Seconds until a task is done; empty while nobody can tell.
   *
   * @param total units in all
   */
  synchronized OptionalDouble secondsLeft(long total) {
    OptionalDouble rate = perSecond();
    return rate.isPresent()
        ? OptionalDouble.of(Math.max(0, total - lastDone) / rate.getAsDouble())
        : rate;
  }
}
