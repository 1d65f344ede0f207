package org.understudy.tracking.smooth;

import java.util.Arrays;

/**
 * One Euro filters for a row of signals that share time stamps and settings (Casiez, Roussel,
 * Vogel: "1 Euro Filter", CHI 2012, algorithm 1): exponential smoothing whose cutoff rises with the
 * smoothed speed, {@code fc = minCutoff + beta |speed|}. Adds no frame of look-ahead.
 *
 * <p>Not thread-safe. Filtering allocates nothing.
 */
public final class OneEuroFilter {
  private final OneEuroSettings settings;
  private final double[] values;
  private final double[] speeds;
  private long lastNanos;
  private boolean started;

  /**
   * A filter that has seen nothing yet.
   *
   * @param signals number of signals, at least one
   */
  public OneEuroFilter(OneEuroSettings settings, int signals) {
    if (signals < 1) {
      throw new IllegalArgumentException("a filter takes at least one signal, got " + signals);
    }
    this.settings = settings;
    this.values = new double[signals];
    this.speeds = new double[signals];
  }

  /** Forgets everything: the next sample passes unchanged. */
  public void reset() {
    started = false;
    Arrays.fill(speeds, 0);
  }

  /**
   * Filters one sample of each signal in place.
   *
   * @param samples the signals, replaced by their smoothed values
   * @param timestampNanos time of the sample; a sample that is not later than the last one replaces
   *     it in nothing and returns the last smoothed values
   */
  public void filter(double[] samples, long timestampNanos) {
    if (samples.length != values.length) {
      throw new IllegalArgumentException(
          "this filter takes %d signals, got %d".formatted(values.length, samples.length));
    }
    if (!started) {
      System.arraycopy(samples, 0, values, 0, values.length);
      started = true;
      lastNanos = timestampNanos;
      return;
    }
    double seconds = (timestampNanos - lastNanos) * 1e-9;
    if (seconds > 0) {
      lastNanos = timestampNanos;
      double speedWeight = OneEuroSettings.weight(settings.derivativeCutoffHertz(), seconds);
      for (int i = 0; i < values.length; i++) {
        double speed = (samples[i] - values[i]) / seconds;
        speeds[i] += speedWeight * (speed - speeds[i]);
        double cutoff = settings.minCutoffHertz() + settings.beta() * Math.abs(speeds[i]);
        values[i] += OneEuroSettings.weight(cutoff, seconds) * (samples[i] - values[i]);
      }
    }
    System.arraycopy(values, 0, samples, 0, values.length);
  }
}
