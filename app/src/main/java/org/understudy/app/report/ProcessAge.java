package org.understudy.app.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;

/**
 * How long this process has been running, from the moment its user's command began: what the
 * launcher script and the virtual machine do first is included, because they are the same process.
 */
public final class ProcessAge {
  private static final Path STAT = Path.of("/proc/self/stat");
  private static final Path UPTIME = Path.of("/proc/uptime");

  /** Linux tells times to programs in this unit whatever it counts in. */
  private static final double TICKS_PER_SECOND = 100;

  /** Place of the start among the numbers behind the program's name, see proc_pid_stat(5). */
  private static final int START = 19;

  private static final double NANOS_PER_SECOND = 1e9;
  private static final double MILLISECONDS = 1000;

  private ProcessAge() {}

  /**
   * Seconds from the start of the process to a moment, to the hundredth on Linux.
   *
   * @param nanoTime the moment, by {@link System#nanoTime}
   */
  public static double secondsAt(long nanoTime) {
    long now = System.nanoTime();
    double age = ofLinux().orElseGet(ProcessAge::ofSystem);
    double seconds = age - (now - nanoTime) / NANOS_PER_SECOND;
    return Math.round(seconds * MILLISECONDS) / MILLISECONDS;
  }

  /** From the same clock for both ends; Linux tells Java the start by another one, of seconds. */
  private static OptionalDouble ofLinux() {
    if (!Files.isReadable(STAT) || !Files.isReadable(UPTIME)) {
      return OptionalDouble.empty();
    }
    try {
      return of(Files.readString(STAT), Files.readString(UPTIME));
    } catch (IOException e) {
      return OptionalDouble.empty();
    }
  }

  /** The age by the contents of the two files; empty where they do not fit together. */
  static OptionalDouble of(String stat, String uptime) {
    // the name, in brackets, may hold spaces and brackets
    String[] numbers = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
    if (numbers.length <= START) {
      return OptionalDouble.empty();
    }
    try {
      double start = Long.parseLong(numbers[START]) / TICKS_PER_SECOND;
      double age = Double.parseDouble(uptime.strip().split(" ", -1)[0]) - start;
      return start > 0 && age >= 0 ? OptionalDouble.of(age) : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  private static double ofSystem() {
    Instant now = Instant.now();
    Instant start = ProcessHandle.current().info().startInstant().orElse(now);
    return Duration.between(start, now).toMillis() / MILLISECONDS;
  }
}
