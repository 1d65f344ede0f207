package org.understudy.trainer.studio;

/** Separable Gaussian smoothing of single-channel rasters. */
public final class Blur {
  private Blur() {}

  /**
   * Smooths with a Gaussian, edges repeated.
   *
   * @param in [height][width], not changed
   * @param width columns
   * @param height rows
   * @param sigma standard deviation in cells, more than 0
   * @return a fresh raster [height][width]
   */
  public static float[] gaussian(float[] in, int width, int height, float sigma) {
    int radius = (int) Math.ceil(2.6f * sigma);
    float[] kernel = new float[2 * radius + 1];
    float sum = 0;
    for (int i = -radius; i <= radius; i++) {
      kernel[i + radius] = (float) Math.exp(-i * i / (2 * sigma * sigma));
      sum += kernel[i + radius];
    }
    float[] across = new float[in.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        float value = 0;
        for (int i = -radius; i <= radius; i++) {
          value += kernel[i + radius] * in[y * width + Math.clamp(x + i, 0, width - 1)];
        }
        across[y * width + x] = value / sum;
      }
    }
    float[] out = new float[in.length];
    for (int y = 0; y < height; y++) {
      for (int i = -radius; i <= radius; i++) {
        int from = Math.clamp(y + i, 0, height - 1) * width;
        float k = kernel[i + radius] / sum;
        for (int x = 0; x < width; x++) {
          out[y * width + x] += k * across[from + x];
        }
      }
    }
    return out;
  }
}
