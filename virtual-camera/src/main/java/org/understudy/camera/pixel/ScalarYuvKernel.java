package org.understudy.camera.pixel;

/** The plain reference. */
public final class ScalarYuvKernel implements YuvKernel {
  /** Red and blue lie 16 bits apart and sums of four take 10, so both are added in one word. */
  private static final int RED_AND_BLUE = 0x00ff00ff;

  private final YuvMatrix matrix;

  /** A kernel for one kind of Y'CbCr. */
  public ScalarYuvKernel(YuvMatrix matrix) {
    this.matrix = matrix;
  }

  @Override
  public void convert(int[] pixels, YuvPlanes out) {
    int width = out.width();
    for (int row = 0; row < out.height(); row++) {
      lumaRow(matrix, pixels, row * width, out.y(), row * out.lumaStride(), width);
    }
    for (int row = 0; row < out.height(); row += 2) {
      chromaRow(matrix, pixels, row, 0, out);
    }
  }

  @Override
  public void convert(int[] pixels, Yuy2Picture out) {
    int width = out.width();
    for (int row = 0; row < out.height(); row++) {
      yuy2Row(matrix, pixels, row * width, out.bytes(), row * out.stride(), width);
    }
  }

  @Override
  public void convert(int[] pixels, Nv12Picture out) {
    int width = out.width();
    int stride = out.stride();
    for (int row = 0; row < out.height(); row++) {
      lumaRow(matrix, pixels, row * width, out.bytes(), row * stride, width);
    }
    int chroma = out.height() * stride;
    for (int row = 0; row < out.height(); row += 2) {
      int to = chroma + row / 2 * stride;
      interleavedRow(matrix, pixels, row * width, width, out.bytes(), to, width);
    }
  }

  /** Converts {@code count} pixels from an index on to luma. */
  static void lumaRow(YuvMatrix matrix, int[] pixels, int from, byte[] y, int to, int count) {
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

  /** Converts two rows, from a column on, to one of each chroma plane. */
  static void chromaRow(YuvMatrix matrix, int[] pixels, int row, int firstColumn, YuvPlanes out) {
    int width = out.width();
    int top = row * width;
    int bottom = top + width;
    int to = row / 2 * out.chromaStride();
    byte[] u = out.u();
    byte[] v = out.v();
    for (int x = firstColumn; x < width; x += 2) {
      int both = redAndBlue(pixels, top + x) + redAndBlue(pixels, bottom + x);
      int green = green(pixels, top + x) + green(pixels, bottom + x);
      u[to + x / 2] = u(matrix, both, green);
      v[to + x / 2] = v(matrix, both, green);
    }
  }

  /** Converts two rows, {@code width} pixels apart, to one in which U and V alternate. */
  static void interleavedRow(
      YuvMatrix matrix, int[] pixels, int from, int width, byte[] out, int to, int count) {
    for (int x = 0; x < count; x += 2) {
      int top = from + x;
      int bottom = top + width;
      int both = redAndBlue(pixels, top) + redAndBlue(pixels, bottom);
      int green = green(pixels, top) + green(pixels, bottom);
      out[to + x] = u(matrix, both, green);
      out[to + x + 1] = v(matrix, both, green);
    }
  }

  /** Converts {@code count} pixels to Y U Y V; a pair counts twice in the sums of four. */
  static void yuy2Row(YuvMatrix matrix, int[] pixels, int from, byte[] out, int to, int count) {
    for (int x = 0; x < count; x += 2) {
      int both = 2 * redAndBlue(pixels, from + x);
      int green = 2 * green(pixels, from + x);
      int at = to + 2 * x;
      out[at] = y(matrix, pixels[from + x]);
      out[at + 1] = u(matrix, both, green);
      out[at + 2] = y(matrix, pixels[from + x + 1]);
      out[at + 3] = v(matrix, both, green);
    }
  }

  private static byte y(YuvMatrix matrix, int pixel) {
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
  private static byte u(YuvMatrix matrix, int both, int green) {
    int sum =
        matrix.ur * (both & 0xffff)
            + matrix.ug * green
            + matrix.ub * (both >> 16)
            + matrix.chromaBias;
    return (byte) (sum >> YuvMatrix.CHROMA_SHIFT);
  }

  /** V of the sums of four pixels. */
  private static byte v(YuvMatrix matrix, int both, int green) {
    int sum =
        matrix.vr * (both & 0xffff)
            + matrix.vg * green
            + matrix.vb * (both >> 16)
            + matrix.chromaBias;
    return (byte) (sum >> YuvMatrix.CHROMA_SHIFT);
  }
}
