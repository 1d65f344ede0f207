package org.understudy.app.live;

import java.util.OptionalDouble;

/**
 * How a session runs.
 *
 * @param framesPerSecond most pictures in a second, 1 to 120
 * @param seconds after which it ends; empty: never by itself
 * @param budgetMilliseconds from capture to sink at the 95th percentile, what the governor holds
 * @param governed whether the governor may lower the quality
 */
public record LiveSettings(
    double framesPerSecond, OptionalDouble seconds, double budgetMilliseconds, boolean governed) {
  /** Seconds at the beginning in which the governor waits for code to be compiled. */
  static final int GRACE_SECONDS = 8;

  public LiveSettings {
    if (!(framesPerSecond >= 1 && framesPerSecond <= 120)) {
      throw new IllegalArgumentException(
          "a session shows 1 to 120 pictures a second, got " + framesPerSecond);
    }
    if (seconds.isPresent() && !(seconds.getAsDouble() > 0)) {
      throw new IllegalArgumentException(
          "a session lasts more than 0 seconds, got " + seconds.getAsDouble());
    }
    if (!(budgetMilliseconds >= 5 && budgetMilliseconds <= 5000)) {
      throw new IllegalArgumentException(
          "a budget lies between 5 and 5000 ms, got " + budgetMilliseconds);
    }
  }
}
