package org.understudy.trainer.bake;

/** How well a picture agrees with the studio's over the foreground. */
public final class PictureMeasure {
  private static final float FOREGROUND = 0.02f;

  private PictureMeasure() {}

  /**
   * Peak signal to noise ratio over the pixels that the person covers, decibels, of premultiplied
   * sRGB-encoded colours.
   */
  public static double psnr(float[] rgba, float[] truth) {
    double sum = 0;
    long count = 0;
    for (int i = 0; i < truth.length; i += 4) {
      if (truth[i + 3] > FOREGROUND) {
        for (int c = 0; c < 3; c++) {
          double d = rgba[i + c] - truth[i + c];
          sum += d * d;
        }
        count += 3;
      }
    }
    return -10 * Math.log10(Math.max(1e-10, sum / Math.max(1, count)));
  }

  /**
   * Structural similarity (Wang et al. 2004) of luma over 8x8 windows, every fourth place, that the
   * person covers at least half of.
   */
  public static double ssim(float[] rgba, float[] truth, int width, int height) {
    float[] a = luma(rgba);
    float[] b = luma(truth);
    double total = 0;
    int count = 0;
    for (int y = 0; y + 8 <= height; y += 4) {
      for (int x = 0; x + 8 <= width; x += 4) {
        double cover = 0;
        double sa = 0;
        double sb = 0;
        double saa = 0;
        double sbb = 0;
        double sab = 0;
        for (int k = 0; k < 64; k++) {
          int i = (y + k / 8) * width + x + k % 8;
          cover += truth[4 * i + 3];
          sa += a[i];
          sb += b[i];
          saa += a[i] * a[i];
          sbb += b[i] * b[i];
          sab += a[i] * b[i];
        }
        if (cover < 32) {
          continue;
        }
        double ma = sa / 64;
        double mb = sb / 64;
        double va = saa / 64 - ma * ma;
        double vb = sbb / 64 - mb * mb;
        double ab = sab / 64 - ma * mb;
        total +=
            (2 * ma * mb + 1e-4)
                * (2 * ab + 9e-4)
                / ((ma * ma + mb * mb + 1e-4) * (va + vb + 9e-4));
        count++;
      }
    }
    return total / Math.max(1, count);
  }

  private static float[] luma(float[] rgba) {
    float[] out = new float[rgba.length / 4];
    for (int i = 0; i < out.length; i++) {
      out[i] = 0.299f * rgba[4 * i] + 0.587f * rgba[4 * i + 1] + 0.114f * rgba[4 * i + 2];
    }
    return out;
  }
}
