package org.understudy.tracking.detect;

import org.understudy.tracking.capture.VideoFrame;

/**
 * Cuts a region out of a picture, turned upright and scaled to what a network takes: bilinear
 * samples, several of them averaged where the picture is scaled down by much. Allocates nothing and
 * keeps no state, so it is safe for use by several threads.
 */
final class RegionSampler {
  private static final int FRACTION_BITS = 9;
  private static final int ONE = 1 << FRACTION_BITS;
  private static final double STEP_PER_SAMPLE = 1.6;
  private static final int MAX_SAMPLES = 3;

  /** What lies beyond the picture. */
  enum Border {
    /** Black. */
    BLACK,
    /** The nearest pixel of the picture. */
    NEAREST
  }

  private RegionSampler() {}

  /**
   * Samples a region.
   *
   * @param size side of the result, pixels
   * @param low the value of black
   * @param high the value of white
   * @param target receives {@code [size][size][3]}
   */
  static void sample(
      VideoFrame frame,
      Region region,
      int size,
      float low,
      float high,
      Border border,
      float[] target) {
    double step = region.size() / size;
    int samples = Math.clamp((int) Math.ceil(step / STEP_PER_SAMPLE - 1e-9), 1, MAX_SAMPLES);
    double alongX = Math.cos(region.rotation()) * step;
    double alongY = Math.sin(region.rotation()) * step;
    // the first sample of the first pixel; -0.5 as sample (0, 0) is the centre of the first pixel
    double first = (0.5 / samples - size / 2.0);
    double startX = region.centreX() + first * alongX - first * alongY - 0.5;
    double startY = region.centreY() + first * alongY + first * alongX - 0.5;
    float scale = (high - low) / (255f * ONE * ONE * samples * samples);
    int width = frame.width();
    int height = frame.height();
    byte[] rgb = frame.rgb();
    int stride = 3 * width;
    int out = 0;
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < size; column++, out += 3) {
        int red = 0;
        int green = 0;
        int blue = 0;
        for (int sample = 0; sample < samples * samples; sample++) {
          int sampleRow = sample / samples;
          int sampleColumn = sample - sampleRow * samples;
          double across = column + (double) sampleColumn / samples;
          double down = row + (double) sampleRow / samples;
          double x = startX + across * alongX - down * alongY;
          double y = startY + across * alongY + down * alongX;
          int x0 = (int) Math.floor(x);
          int y0 = (int) Math.floor(y);
          int right = (int) ((x - x0) * ONE);
          int below = (int) ((y - y0) * ONE);
          int x1 = x0 + 1;
          int y1 = y0 + 1;
          if (x0 < 0 || y0 < 0 || x1 >= width || y1 >= height) {
            if (border == Border.BLACK && (x1 < 0 || y1 < 0 || x0 >= width || y0 >= height)) {
              continue;
            }
            x0 = Math.clamp(x0, 0, width - 1);
            x1 = Math.clamp(x1, 0, width - 1);
            y0 = Math.clamp(y0, 0, height - 1);
            y1 = Math.clamp(y1, 0, height - 1);
          }
          int a = y0 * stride + 3 * x0;
          int b = y0 * stride + 3 * x1;
          int c = y1 * stride + 3 * x0;
          int d = y1 * stride + 3 * x1;
          int weightD = right * below;
          int weightC = below * ONE - weightD;
          int weightB = right * ONE - weightD;
          int weightA = ONE * ONE - weightB - weightC - weightD;
          red +=
              (rgb[a] & 255) * weightA
                  + (rgb[b] & 255) * weightB
                  + (rgb[c] & 255) * weightC
                  + (rgb[d] & 255) * weightD;
          green +=
              (rgb[a + 1] & 255) * weightA
                  + (rgb[b + 1] & 255) * weightB
                  + (rgb[c + 1] & 255) * weightC
                  + (rgb[d + 1] & 255) * weightD;
          blue +=
              (rgb[a + 2] & 255) * weightA
                  + (rgb[b + 2] & 255) * weightB
                  + (rgb[c + 2] & 255) * weightC
                  + (rgb[d + 2] & 255) * weightD;
        }
        target[out] = red * scale + low;
        target[out + 1] = green * scale + low;
        target[out + 2] = blue * scale + low;
      }
    }
  }
}
