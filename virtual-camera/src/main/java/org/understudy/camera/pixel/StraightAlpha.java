package org.understudy.camera.pixel;

/**
 * Divides premultiplied colours by their alpha, as files with straight alpha want it. Holds no
 * state that changes and is safe to share.
 */
public final class StraightAlpha {
  private static final int SHIFT = 16;
  private static final int[] RECIPROCAL = new int[256];

  static {
    for (int alpha = 1; alpha < 256; alpha++) {
      RECIPROCAL[alpha] = (int) Math.round(255.0 * (1 << SHIFT) / alpha);
    }
  }

  private StraightAlpha() {}

  /**
   * Splits premultiplied pixels into straight colour and alpha; allocates nothing.
   *
   * @param premultiplied [height][width] RGBA, red in the lowest byte; read only
   * @param straight receives the pixels with straight colour, same layout; may be the same array
   * @param alpha receives the alpha, [height][alphaStride]
   */
  public static void split(
      int[] premultiplied, int width, int height, int[] straight, byte[] alpha, int alphaStride) {
    for (int row = 0; row < height; row++) {
      for (int x = 0; x < width; x++) {
        int pixel = premultiplied[row * width + x];
        int a = pixel >>> 24;
        alpha[row * alphaStride + x] = (byte) a;
        straight[row * width + x] =
            a == 255
                ? pixel
                : a << 24
                    | divide(pixel >> 16 & 255, a) << 16
                    | divide(pixel >> 8 & 255, a) << 8
                    | divide(pixel & 255, a);
      }
    }
  }

  private static int divide(int channel, int alpha) {
    return Math.min(255, (channel * RECIPROCAL[alpha] + (1 << (SHIFT - 1))) >> SHIFT);
  }
}
