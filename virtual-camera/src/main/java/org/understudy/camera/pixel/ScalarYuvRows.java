package org.understudy.camera.pixel;

/** The plain reference. Holds nothing that changes; safe to share. */
final class ScalarYuvRows implements YuvRows {
  /** Red and blue lie 16 bits apart and sums of four take 10, so both are added in one word. */
  private static final int RED_AND_BLUE = 0x00ff00ff;

  private final YuvMatrix matrix;

  ScalarYuvRows(YuvMatrix matrix) {
    this.matrix = matrix;
  }

  @Override
  public void lumaRow(int[] pixels, int from, byte[] y, int to, int count) {
    int yr = matrix.yr;
    int yg = matrix.yg;
    int yb = matrix.yb;
    int bias = matrix.lumaBias;
    for (int x = 0; x < count; x++) {
      int pixel = pixels[from + x];
      int sum = yr * (pixel & 255) + yg * (pixel >> 8 & 255) + yb * (pixel >> 16 & 255) + bias;
      y[to + x] = (byte) (sum >> YuvMatrix.LUMA_SHIFT);
    }
  }

  @Override
  public void planarRow(int[] pixels, int from, int width, byte[] u, byte[] v, int to, int count) {
    for (int x = 0; x < count; x += 2) {
      int top = from + x;
      int bottom = top + width;
      int both = redAndBlue(pixels, top) + redAndBlue(pixels, bottom);
      int green = green(pixels, top) + green(pixels, bottom);
      u[to + x / 2] = u(both, green);
      v[to + x / 2] = v(both, green);
    }
  }

  @Override
  public void interleavedRow(int[] pixels, int from, int width, byte[] out, int to, int count) {
    for (int x = 0; x < count; x += 2) {
      int top = from + x;
      int bottom = top + width;
      int both = redAndBlue(pixels, top) + redAndBlue(pixels, bottom);
      int green = green(pixels, top) + green(pixels, bottom);
      out[to + x] = u(both, green);
      out[to + x + 1] = v(both, green);
    }
  }

  /** A pair of pixels counts twice in the sums of four. */
  @Override
  public void yuy2Row(int[] pixels, int from, byte[] out, int to, int count) {
    for (int x = 0; x < count; x += 2) {
      int both = 2 * redAndBlue(pixels, from + x);
      int green = 2 * green(pixels, from + x);
      int at = to + 2 * x;
      out[at] = y(pixels[from + x]);
      out[at + 1] = u(both, green);
      out[at + 2] = y(pixels[from + x + 1]);
      out[at + 3] = v(both, green);
    }
  }

  private byte y(int pixel) {
    int sum =
        matrix.yr * (pixel & 255)
            + matrix.yg * (pixel >> 8 & 255)
            + matrix.yb * (pixel >> 16 & 255)
            + matrix.lumaBias;
    return (byte) (sum >> YuvMatrix.LUMA_SHIFT);
  }

  /** Red of two pixels side by side, added in the low half of a word, and blue in the high half. */
  private static int redAndBlue(int[] pixels, int at) {
    return (pixels[at] & RED_AND_BLUE) + (pixels[at + 1] & RED_AND_BLUE);
  }

  private static int green(int[] pixels, int at) {
    return (pixels[at] >> 8 & 255) + (pixels[at + 1] >> 8 & 255);
  }

  /** U of the sums of four pixels. */
  private byte u(int both, int green) {
    int sum =
        matrix.ur * (both & 0xffff)
            + matrix.ug * green
            + matrix.ub * (both >> 16)
            + matrix.chromaBias;
    return (byte) (sum >> YuvMatrix.CHROMA_SHIFT);
  }

  /** V of the sums of four pixels. */
  private byte v(int both, int green) {
    int sum =
        matrix.vr * (both & 0xffff)
            + matrix.vg * green
            + matrix.vb * (both >> 16)
            + matrix.chromaBias;
    return (byte) (sum >> YuvMatrix.CHROMA_SHIFT);
  }
}
