package org.understudy.trainer.photo;

/**
 * Resamples with Lanczos' kernel of three lobes (Duchon 1979), widened where the picture gets
 * smaller. Works on the encoded colours, as is usual. Beyond the border the nearest pixel stands.
 */
final class LanczosResampler {
  private static final int LOBES = 3;

  private LanczosResampler() {}

  /** The picture at another size. */
  static RgbPicture resized(RgbPicture source, int width, int height) {
    double scaleX = (double) source.width() / width;
    double scaleY = (double) source.height() / height;
    return warped(source, width, height, PixelMap.scaled(scaleX, scaleY), Math.max(scaleX, scaleY));
  }

  /**
   * The picture seen otherwise.
   *
   * @param map from the new picture to the source
   * @param scale pixels of the source for one of the new picture
   */
  static RgbPicture warped(RgbPicture source, int width, int height, PixelMap map, double scale) {
    double wide = Math.max(1, scale);
    int taps = 2 * (int) Math.ceil(LOBES * wide);
    double[] acrossWeights = new double[taps];
    double[] downWeights = new double[taps];
    int[] columns = new int[taps];
    double[] at = new double[2];
    byte[] out = new byte[3 * width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        map.locate(x + 0.5, y + 0.5, at);
        int left = weights(at[0], wide, acrossWeights);
        int top = weights(at[1], wide, downWeights);
        for (int i = 0; i < taps; i++) {
          columns[i] = 3 * Math.clamp(left + (long) i, 0, source.width() - 1);
        }
        double red = 0;
        double green = 0;
        double blue = 0;
        for (int j = 0; j < taps; j++) {
          int row = 3 * source.width() * Math.clamp(top + (long) j, 0, source.height() - 1);
          for (int i = 0; i < taps; i++) {
            double weight = downWeights[j] * acrossWeights[i];
            int from = row + columns[i];
            red += weight * (source.rgb()[from] & 255);
            green += weight * (source.rgb()[from + 1] & 255);
            blue += weight * (source.rgb()[from + 2] & 255);
          }
        }
        int to = 3 * (y * width + x);
        out[to] = encode(red);
        out[to + 1] = encode(green);
        out[to + 2] = encode(blue);
      }
    }
    return new RgbPicture(width, height, out);
  }

  private static byte encode(double value) {
    return (byte) (int) (Math.clamp(value, 0.0, 255.0) + 0.5);
  }

  /** Writes the kernel about a place and returns the first pixel that it covers. */
  private static int weights(double place, double wide, double[] out) {
    int first = (int) Math.floor(place - 0.5) - out.length / 2 + 1;
    double sum = 0;
    for (int i = 0; i < out.length; i++) {
      out[i] = kernel((first + i + 0.5 - place) / wide);
      sum += out[i];
    }
    for (int i = 0; i < out.length; i++) {
      out[i] /= sum;
    }
    return first;
  }

  private static double kernel(double x) {
    if (Math.abs(x) >= LOBES) {
      return 0;
    }
    return sinc(x) * sinc(x / LOBES);
  }

  private static double sinc(double x) {
    return Math.abs(x) < 1e-9 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
  }
}
