package org.understudy.tracking.retarget;

import org.understudy.parametric.ArkitExpression;

/**
 * The subject's resting face: a low percentile of every coefficient over what has been seen,
 * because a face rests often and lips that are parted or lids that are narrow at rest never go
 * below that. Few frames are believed little.
 *
 * <p>Histograms of 100 bins; not thread-safe.
 */
final class NeutralExpression {
  private static final int BINS = 100;
  private static final double PERCENTILE = 0.06;
  private static final double HIGHEST = 0.6;
  private static final double HALF_BELIEVED_FRAMES = 12;

  private final int[] counts = new int[ArkitExpression.COUNT * BINS];
  private int frames;

  void add(float[] expression) {
    for (int e = 0; e < ArkitExpression.COUNT; e++) {
      int bin = Math.clamp((int) (expression[e] * BINS), 0, BINS - 1);
      counts[e * BINS + bin]++;
    }
    frames++;
  }

  /** Writes the resting coefficients, [52]; zero for those that only follow the gaze. */
  void write(float[] out) {
    double belief = frames / (frames + HALF_BELIEVED_FRAMES);
    for (ArkitExpression e : ArkitExpression.all()) {
      out[e.ordinal()] = (float) (belief * Math.min(HIGHEST, percentile(e.ordinal())));
    }
  }

  private double percentile(int e) {
    double wanted = PERCENTILE * frames;
    double sum = 0;
    for (int bin = 0; bin < BINS; bin++) {
      int count = counts[e * BINS + bin];
      if (count > 0 && sum + count >= wanted) {
        // a coefficient pinned at zero rests at zero, not in the middle of the first bin
        double within = bin == 0 ? 0 : Math.max(0, wanted - sum) / count;
        return (bin + within) / BINS;
      }
      sum += count;
    }
    return 0;
  }
}
