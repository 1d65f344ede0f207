package org.understudy.trainer.clip;

import org.understudy.trainer.bake.SheetDraft;

/**
 * How much darker, and of what other colour, a person's skin is filmed than the template's is
 * painted. What the clip never shows is changed alike. Not thread-safe.
 */
final class TemplateLight {
  private static final float LEAST = 0.2f;
  private static final float MOST = 1.25f;
  private static final int SURE = 200;

  private final double[] painted = new double[3];
  private final double[] seen = new double[3];
  private int count;

  /**
   * Learns from a place that both show.
   *
   * @param template premultiplied RGBA of the template, read from {@code at}
   * @param clip RGB of the clip, read from {@code from}
   */
  void learn(float[] template, int at, float[] clip, int from) {
    for (int c = 0; c < 3; c++) {
      painted[c] += template[at + c];
      seen[c] += clip[from + c];
    }
    count++;
  }

  /** Gives the skin's tint to the texels of a sheet that were not painted. */
  void tint(SheetDraft d, boolean[] done) {
    for (int i = 0; i < done.length; i++) {
      for (int c = 0; c < 3 && !done[i]; c++) {
        d.texture()[4 * i + c] = Math.min(d.texture()[4 * i + 3], gain(c) * d.texture()[4 * i + c]);
      }
    }
  }

  /**
   * Darkens or brightens a sheet without changing its tint.
   *
   * @param share how much of the way, on a logarithmic scale, 0..1
   */
  void dim(SheetDraft d, double share) {
    float by = (float) Math.pow(0.299f * gain(0) + 0.587f * gain(1) + 0.114f * gain(2), share);
    for (int i = 0; i < d.free().length; i++) {
      for (int c = 0; c < 3; c++) {
        d.texture()[4 * i + c] = Math.min(d.texture()[4 * i + 3], by * d.texture()[4 * i + c]);
      }
    }
  }

  private float gain(int channel) {
    if (count < SURE) {
      return 1;
    }
    return (float) Math.clamp(seen[channel] / Math.max(1e-6, painted[channel]), LEAST, MOST);
  }
}
