package org.understudy.avatar;

import java.util.Arrays;

/**
 * A picture of premultiplied, sRGB-encoded 8-bit pixels: a texture of a sheet or the target of a
 * renderer. Rows run from top to bottom.
 *
 * <p>A pixel is one int with red in the lowest byte, then green, blue and alpha, so that on a
 * little-endian machine the bytes in memory are R, G, B, A. Mutable and not synchronised: whoever
 * made it owns it, and a renderer writes to it only during the call it was passed to.
 */
public final class RgbaImage {
  private final int width;
  private final int height;
  private final int[] pixels;

  /** A transparent picture of a size in pixels, both at least 1. */
  public RgbaImage(int width, int height) {
    this(width, height, new int[checkedArea(width, height)]);
  }

  /**
   * A picture over an array that is kept, not copied.
   *
   * @param width pixels, at least 1
   * @param height pixels, at least 1
   * @param pixels [height][width] packed pixels
   */
  public RgbaImage(int width, int height, int[] pixels) {
    if (pixels.length != checkedArea(width, height)) {
      throw new IllegalArgumentException(
          "a picture of %dx%d takes %d pixels, got %d"
              .formatted(width, height, width * height, pixels.length));
    }
    this.width = width;
    this.height = height;
    this.pixels = pixels;
  }

  /**
   * A picture of premultiplied numbers; colours are cut off at their alpha.
   *
   * @param rgba [height][width][4] premultiplied RGBA 0..1, from an index on
   * @param from index of the first number
   * @param width pixels, at least 1
   * @param height pixels, at least 1
   */
  public static RgbaImage ofPremultiplied(float[] rgba, int from, int width, int height) {
    RgbaImage image = new RgbaImage(width, height);
    for (int i = 0; i < image.pixels.length; i++) {
      int at = from + 4 * i;
      int pixel = 0;
      for (int c = 3; c >= 0; c--) {
        float limit = c == 3 ? 1 : rgba[at + 3];
        pixel = pixel << 8 | (int) (Math.clamp(rgba[at + c], 0f, limit) * 255 + 0.5f);
      }
      image.pixels[i] = pixel;
    }
    return image;
  }

  private static int checkedArea(int width, int height) {
    if (width < 1 || height < 1 || (long) width * height > Integer.MAX_VALUE / 4) {
      throw new IllegalArgumentException(
          "a picture takes a width and height of at least 1 and fewer than 2^29 pixels, got %dx%d"
              .formatted(width, height));
    }
    return width * height;
  }

  /** Width in pixels. */
  public int width() {
    return width;
  }

  /** Height in pixels. */
  public int height() {
    return height;
  }

  /** The pixels themselves, [height][width]; no copy. */
  public int[] pixels() {
    return pixels;
  }

  /** One packed pixel. */
  public int pixel(int x, int y) {
    return pixels[y * width + x];
  }

  /** Sets every pixel to a packed value; 0 is transparent. */
  public void fill(int packed) {
    Arrays.fill(pixels, packed);
  }

  /** Packs four channels of 0..255; colours are already premultiplied by alpha. */
  public static int pack(int red, int green, int blue, int alpha) {
    return red | green << 8 | blue << 16 | alpha << 24;
  }

  /** Red of a packed pixel, 0..255. */
  public static int red(int packed) {
    return packed & 0xff;
  }

  /** Green of a packed pixel, 0..255. */
  public static int green(int packed) {
    return packed >>> 8 & 0xff;
  }

  /** Blue of a packed pixel, 0..255. */
  public static int blue(int packed) {
    return packed >>> 16 & 0xff;
  }

  /** Alpha of a packed pixel, 0..255. */
  public static int alpha(int packed) {
    return packed >>> 24;
  }
}
