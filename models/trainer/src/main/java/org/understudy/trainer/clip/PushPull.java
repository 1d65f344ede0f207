package org.understudy.trainer.clip;

/**
 * Fills holes of a picture smoothly from what surrounds them: weighed means are pushed up a pyramid
 * and pulled down where weights are missing (Gortler et al. 1996).
 */
final class PushPull {
  private PushPull() {}

  /**
   * Fills a picture; where the weight is 1 it stays as it is.
   *
   * @param values [height][width][channels]
   * @param weights [height][width] 0..1
   * @return values that are known everywhere, zeros if nothing was known at all
   */
  static float[] fill(float[] values, float[] weights, int width, int height, int channels) {
    float[] out = values.clone();
    if (width <= 1 && height <= 1) {
      for (int c = 0; c < channels; c++) {
        out[c] = weights[0] > 0 ? values[c] : 0;
      }
      return out;
    }
    int w = (width + 1) / 2;
    int h = (height + 1) / 2;
    float[] coarse = new float[channels * w * h];
    float[] sum = new float[w * h];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int from = y * width + x;
        int to = y / 2 * w + x / 2;
        sum[to] += weights[from];
        for (int c = 0; c < channels; c++) {
          coarse[channels * to + c] += weights[from] * values[channels * from + c];
        }
      }
    }
    for (int i = 0; i < sum.length; i++) {
      for (int c = 0; c < channels; c++) {
        coarse[channels * i + c] /= Math.max(1e-9f, sum[i]);
      }
      sum[i] = Math.min(1, sum[i]);
    }
    float[] pulled = fill(coarse, sum, w, h, channels);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int at = y * width + x;
        for (int c = 0; c < channels; c++) {
          float below = bilinear(pulled, w, h, (x - 0.5f) / 2, (y - 0.5f) / 2, channels, c);
          float known = weights[at];
          out[channels * at + c] = known * values[channels * at + c] + (1 - known) * below;
        }
      }
    }
    return out;
  }

  private static float bilinear(
      float[] v, int width, int height, float x, float y, int channels, int c) {
    float cx = Math.clamp(x, 0f, width - 1f);
    float cy = Math.clamp(y, 0f, height - 1f);
    int i = Math.min(Math.max(0, width - 2), (int) cx);
    int j = Math.min(Math.max(0, height - 2), (int) cy);
    int right = Math.min(width - 1, i + 1);
    int lower = Math.min(height - 1, j + 1);
    float above =
        v[channels * (j * width + i) + c]
            + (cx - i)
                * (v[channels * (j * width + right) + c] - v[channels * (j * width + i) + c]);
    float below =
        v[channels * (lower * width + i) + c]
            + (cx - i)
                * (v[channels * (lower * width + right) + c]
                    - v[channels * (lower * width + i) + c]);
    return above + (cy - j) * (below - above);
  }
}
