package org.understudy.tracking.detect;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.understudy.tracking.capture.VideoFrame;

/**
 * Cuts a region out of a picture, turned upright and scaled to what a network takes, by bilinear
 * samples of the level of a {@link FramePyramid} whose pixels are just smaller than those of the
 * result. Keeps no state; allocates nothing beyond what the pyramid needs.
 */
final class RegionSampler {
  private static final int POSITION_BITS = 32;
  private static final int FRACTION_BITS = 9;
  private static final int ONE = 1 << FRACTION_BITS;
  private static final VarHandle EIGHT_BYTES =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

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
   * @param region in pixels of the pyramid's frame
   * @param size side of the result, pixels
   * @param low the value of black
   * @param high the value of white
   * @param target receives {@code [size][size][3]}
   */
  static void sample(
      FramePyramid pyramid,
      Region region,
      int size,
      float low,
      float high,
      Border border,
      float[] target) {
    int depth = pyramid.reach(FramePyramid.levelFor(region.size() / size));
    double shrink = 1.0 / (1 << depth);
    sample(
        pyramid.level(depth),
        new Region(
            region.centreX() * shrink,
            region.centreY() * shrink,
            region.size() * shrink,
            region.rotation()),
        size,
        low,
        high,
        border,
        target);
  }

  /**
   * Samples a region of one picture; see {@link #sample(FramePyramid, Region, int, float, float,
   * Border, float[])}.
   */
  static void sample(
      VideoFrame picture,
      Region region,
      int size,
      float low,
      float high,
      Border border,
      float[] target) {
    int width = picture.width();
    int height = picture.height();
    byte[] rgb = picture.rgb();
    int stride = 3 * width;
    double step = region.size() / size;
    double cos = Math.cos(region.rotation()) * step;
    double sin = Math.sin(region.rotation()) * step;
    long alongX = fixed(cos);
    long alongY = fixed(sin);
    float scale = (high - low) / (255f * ONE * ONE);
    int out = 0;
    for (int row = 0; row < size; row++) {
      // -0.5 as the first pixel has its centre at (0.5, 0.5)
      double across = 0.5 - size / 2.0;
      double down = row + across;
      long x = fixed(region.centreX() + across * cos - down * sin - 0.5);
      long y = fixed(region.centreY() + across * sin + down * cos - 0.5);
      for (int column = 0; column < size; column++, out += 3, x += alongX, y += alongY) {
        int x0 = (int) (x >> POSITION_BITS);
        int y0 = (int) (y >> POSITION_BITS);
        int right = (int) (x >>> (POSITION_BITS - FRACTION_BITS)) & (ONE - 1);
        int below = (int) (y >>> (POSITION_BITS - FRACTION_BITS)) & (ONE - 1);
        long upper;
        long lower;
        if (x0 >= 0 && y0 >= 0 && x0 + 2 < width && y0 + 1 < height) {
          // two neighbouring pixels are six of the eight bytes
          int at = y0 * stride + 3 * x0;
          upper = (long) EIGHT_BYTES.get(rgb, at);
          lower = (long) EIGHT_BYTES.get(rgb, at + stride);
        } else if (border == Border.BLACK && (x0 < -1 || y0 < -1 || x0 >= width || y0 >= height)) {
          upper = 0;
          lower = 0;
        } else {
          int left = 3 * Math.clamp(x0, 0, width - 1);
          int next = 3 * Math.clamp(x0 + 1, 0, width - 1);
          int top = stride * Math.clamp(y0, 0, height - 1);
          int bottom = stride * Math.clamp(y0 + 1, 0, height - 1);
          upper = pixel(rgb, top + left) | pixel(rgb, top + next) << 24;
          lower = pixel(rgb, bottom + left) | pixel(rgb, bottom + next) << 24;
        }
        target[out] = blend(upper, lower, 0, right, below) * scale + low;
        target[out + 1] = blend(upper, lower, 8, right, below) * scale + low;
        target[out + 2] = blend(upper, lower, 16, right, below) * scale + low;
      }
    }
  }

  private static long fixed(double value) {
    return (long) Math.floor(value * (1L << POSITION_BITS));
  }

  private static long pixel(byte[] rgb, int at) {
    return (rgb[at] & 255L) | (rgb[at + 1] & 255L) << 8 | (rgb[at + 2] & 255L) << 16;
  }

  /** One channel of two by two pixels, the second of a row 24 bits above the first. */
  private static int blend(long upper, long lower, int channel, int right, int below) {
    int a = (int) (upper >>> channel) & 255;
    int b = (int) (upper >>> (channel + 24)) & 255;
    int c = (int) (lower >>> channel) & 255;
    int d = (int) (lower >>> (channel + 24)) & 255;
    int top = a * ONE + (b - a) * right;
    int bottom = c * ONE + (d - c) * right;
    return top * ONE + (bottom - top) * below;
  }
}
