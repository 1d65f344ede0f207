package org.understudy.tracking.smooth;

/**
 * How one signal is smoothed by a One Euro filter.
 *
 * @param minCutoffHertz cutoff of a signal at rest: lower is steadier and slower
 * @param beta how fast the cutoff rises with speed, hertz per (signal unit per second): higher
 *     follows quick moves sooner
 * @param derivativeCutoffHertz cutoff of the speed itself; 1 is the practice of the field
 */
public record OneEuroSettings(double minCutoffHertz, double beta, double derivativeCutoffHertz) {
  public OneEuroSettings {
    if (!(minCutoffHertz > 0 && beta >= 0 && derivativeCutoffHertz > 0)) {
      throw new IllegalArgumentException(
          "One Euro settings take positive cutoffs and a beta of 0 or more, got %s, %s, %s"
              .formatted(minCutoffHertz, beta, derivativeCutoffHertz));
    }
  }

  /** Settings with the derivative cutoff of 1 hertz. */
  public static OneEuroSettings of(double minCutoffHertz, double beta) {
    return new OneEuroSettings(minCutoffHertz, beta, 1.0);
  }

  /**
   * Weight of a new sample in exponential smoothing at a cutoff: {@code 1 / (1 + tau/Te)}, {@code
   * tau = 1/(2 pi fc)} (Casiez et al. 2012, eq. 3 to 6).
   *
   * @param cutoffHertz cutoff, positive
   * @param seconds time since the last sample, positive
   */
  static double weight(double cutoffHertz, double seconds) {
    double tau = 1 / (2 * Math.PI * cutoffHertz);
    return 1 / (1 + tau / seconds);
  }
}
