package org.understudy.avatar.render;

import org.understudy.avatar.RgbaImage;

/**
 * Blurs an opaque picture the way a lens does that is focused in front of it: each point spreads
 * over a disc, in linear light, so that lamps and windows become bright discs. Parts of a disc
 * beyond the picture's edge are left out, not taken as dark. Stateless.
 */
final class DiscBlur {
  /** Discs larger than this, in pixels, are drawn in a smaller picture, which shows no detail. */
  private static final double FULLEST_RADIUS = 8;

  private static final float[] LINEAR = linearLight();

  private DiscBlur() {}

  private static float[] linearLight() {
    float[] table = new float[256];
    for (int i = 0; i < 256; i++) {
      double v = i / 255.0;
      // IEC 61966-2-1
      table[i] = (float) (v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4));
    }
    return table;
  }

  /** Into how many pixels, in each direction, one of the smaller picture's may spread. */
  static int reduction(double radius) {
    return Math.max(1, (int) (radius / FULLEST_RADIUS));
  }

  /**
   * A blurred picture of another size.
   *
   * @param picture that was made smaller by {@link #reduction}
   * @param radius of the disc in pixels of the result, at least 0
   * @param width of the result in pixels
   * @param height of the result in pixels
   */
  static RgbaImage blurred(RgbaImage picture, double radius, int width, int height) {
    double scale = Math.max((double) width / picture.width(), (double) height / picture.height());
    float[][] channels = new float[3][];
    for (int channel = 0; channel < 3; channel++) {
      channels[channel] =
          spread(linear(picture, 8 * channel), picture.width(), picture.height(), radius / scale);
    }
    return enlarged(channels, picture.width(), picture.height(), width, height);
  }

  private static float[] linear(RgbaImage picture, int shift) {
    float[] values = new float[picture.width() * picture.height()];
    for (int i = 0; i < values.length; i++) {
      values[i] = LINEAR[picture.pixels()[i] >>> shift & 255];
    }
    return values;
  }

  /** The mean over the disc around each pixel; rows of it are differences of running sums. */
  private static float[] spread(float[] values, int width, int height, double radius) {
    if (radius < 0.5) {
      return values;
    }
    double[] sums = new double[(width + 1) * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int at = y * (width + 1) + x;
        sums[at + 1] = sums[at] + values[y * width + x];
      }
    }
    int reach = (int) Math.floor(radius);
    float[] out = new float[values.length];
    for (int y = 0; y < height; y++) {
      int first = Math.max(0, y - reach);
      int last = Math.min(height - 1, y + reach);
      for (int x = 0; x < width; x++) {
        double sum = 0;
        double area = 0;
        for (int row = first; row <= last; row++) {
          double half = Math.sqrt(radius * radius - (double) (row - y) * (row - y));
          double left = Math.max(0, x + 0.5 - half);
          double right = Math.min(width, x + 0.5 + half);
          sum +=
              until(sums, row * (width + 1), width, right)
                  - until(sums, row * (width + 1), width, left);
          area += right - left;
        }
        out[y * width + x] = (float) (sum / area);
      }
    }
    return out;
  }

  /** A row's sum left of a place, which may be within a pixel. */
  private static double until(double[] sums, int row, int width, double x) {
    int whole = Math.min(width - 1, (int) x);
    double before = sums[row + whole];
    return before + (x - whole) * (sums[row + whole + 1] - before);
  }

  private static RgbaImage enlarged(
      float[][] channels, int smallWidth, int smallHeight, int width, int height) {
    RgbaImage out = new RgbaImage(width, height);
    for (int y = 0; y < height; y++) {
      double v = Math.clamp((y + 0.5) * smallHeight / height - 0.5, 0, smallHeight - 1.0);
      for (int x = 0; x < width; x++) {
        double u = Math.clamp((x + 0.5) * smallWidth / width - 0.5, 0, smallWidth - 1.0);
        double grain = grain(x, y);
        out.pixels()[y * width + x] =
            RgbaImage.pack(
                encoded(at(channels[0], smallWidth, smallHeight, u, v), grain),
                encoded(at(channels[1], smallWidth, smallHeight, u, v), grain),
                encoded(at(channels[2], smallWidth, smallHeight, u, v), grain),
                255);
      }
    }
    return out;
  }

  private static double at(float[] values, int width, int height, double u, double v) {
    int left = (int) u;
    int top = (int) v;
    int right = Math.min(left + 1, width - 1);
    int bottom = Math.min(top + 1, height - 1);
    double upper =
        values[top * width + left] * (1 - (u - left)) + values[top * width + right] * (u - left);
    double lower =
        values[bottom * width + left] * (1 - (u - left))
            + values[bottom * width + right] * (u - left);
    return upper * (1 - (v - top)) + lower * (v - top);
  }

  /** The sRGB value of linear light, rounded by a grain so that soft slopes show no steps. */
  private static int encoded(double light, double grain) {
    double value = light <= 0.0031308 ? 12.92 * light : 1.055 * Math.pow(light, 1 / 2.4) - 0.055;
    return (int) Math.clamp(Math.floor(255 * value + grain), 0, 255);
  }

  /**
   * A number of 0..1 for a pixel, evenly spread among neighbours: interleaved gradient noise (J.
   * Jimenez, "Next generation post processing in Call of Duty: Advanced Warfare", SIGGRAPH 2014).
   */
  private static double grain(int x, int y) {
    double inner = 0.06711056 * x + 0.00583715 * y;
    double outer = 52.9829189 * (inner - Math.floor(inner));
    return outer - Math.floor(outer);
  }
}
