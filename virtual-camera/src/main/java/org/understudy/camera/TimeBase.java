package org.understudy.camera;

import java.math.BigInteger;

/**
 * Length of one tick of a clock, {@code numerator / denominator} seconds. Time stamps of a file are
 * whole ticks; written in the time base of their source they come out exactly as they went in.
 */
public record TimeBase(int numerator, int denominator) {
  /** Fine enough for every usual frame rate: 24, 25, 30, 50, 60 and the NTSC rates. */
  public static final TimeBase VIDEO = new TimeBase(1, 90_000);

  private static final BigInteger NANOS = BigInteger.valueOf(1_000_000_000L);

  public TimeBase {
    if (numerator < 1 || denominator < 1) {
      throw new IllegalArgumentException(
          "a time base takes two positive numbers, got %d/%d".formatted(numerator, denominator));
    }
  }

  /** Nearest whole number of ticks to a time in nanoseconds. */
  public long ticks(long nanos) {
    BigInteger twice = BigInteger.valueOf(nanos).multiply(BigInteger.valueOf(2L * denominator));
    BigInteger unit = NANOS.multiply(BigInteger.valueOf(numerator));
    BigInteger[] parts = twice.add(unit).divideAndRemainder(unit.shiftLeft(1));
    boolean below = parts[1].signum() < 0;
    return parts[0].longValueExact() - (below ? 1 : 0);
  }

  /** Time of a number of ticks, to the nearest nanosecond. */
  public long nanos(long ticks) {
    return Math.round((double) ticks * numerator / denominator * 1e9);
  }
}
