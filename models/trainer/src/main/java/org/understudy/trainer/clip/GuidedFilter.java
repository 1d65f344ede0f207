package org.understudy.trainer.clip;

/**
 * The guided filter (He, Sun and Tang 2010) with a grey guide: fits a coarse mask to the edges of a
 * picture.
 */
final class GuidedFilter {
  private GuidedFilter() {}

  /**
   * Filters.
   *
   * @param mask [height][width] 0..1
   * @param guide [height][width] luma 0..1
   * @param radius of the square windows, pixels
   * @param epsilon variance of the guide below which the mask is only blurred
   * @return [height][width] 0..1
   */
  static float[] filter(
      float[] mask, float[] guide, int width, int height, int radius, float epsilon) {
    int n = width * height;
    float[] product = new float[n];
    float[] square = new float[n];
    for (int i = 0; i < n; i++) {
      product[i] = mask[i] * guide[i];
      square[i] = guide[i] * guide[i];
    }
    float[] meanMask = box(mask, width, height, radius);
    float[] meanGuide = box(guide, width, height, radius);
    float[] meanProduct = box(product, width, height, radius);
    float[] meanSquare = box(square, width, height, radius);
    float[] a = new float[n];
    float[] b = new float[n];
    for (int i = 0; i < n; i++) {
      float variance = meanSquare[i] - meanGuide[i] * meanGuide[i];
      a[i] = (meanProduct[i] - meanMask[i] * meanGuide[i]) / (variance + epsilon);
      b[i] = meanMask[i] - a[i] * meanGuide[i];
    }
    float[] meanA = box(a, width, height, radius);
    float[] meanB = box(b, width, height, radius);
    float[] out = new float[n];
    for (int i = 0; i < n; i++) {
      out[i] = Math.clamp(meanA[i] * guide[i] + meanB[i], 0f, 1f);
    }
    return out;
  }

  /** Means over windows cut off at the border. */
  static float[] box(float[] in, int width, int height, int radius) {
    double[] sums = new double[(width + 1) * (height + 1)];
    for (int y = 0; y < height; y++) {
      double row = 0;
      for (int x = 0; x < width; x++) {
        row += in[y * width + x];
        sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1] + row;
      }
    }
    float[] out = new float[in.length];
    for (int y = 0; y < height; y++) {
      int y0 = Math.max(0, y - radius);
      int y1 = Math.min(height, y + radius + 1);
      for (int x = 0; x < width; x++) {
        int x0 = Math.max(0, x - radius);
        int x1 = Math.min(width, x + radius + 1);
        double sum =
            sums[y1 * (width + 1) + x1]
                - sums[y0 * (width + 1) + x1]
                - sums[y1 * (width + 1) + x0]
                + sums[y0 * (width + 1) + x0];
        out[y * width + x] = (float) (sum / ((y1 - y0) * (x1 - x0)));
      }
    }
    return out;
  }
}
