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
  static void chromaRow(
      YuvMatrix matrix, int[] pixels, int row, int firstColumn, YuvPlanes out) {
    int width = out.width();
    int top = row * width;
    int bottom = top + width;
    int to = row / 2 * out.chromaStride();
    byte[] u = out.u();
    byte[] v = out.v();
    int ur = matrix.ur;
    int ug = matrix.ug;
    int ub = matrix.ub;
    int vr = matrix.vr;
    int vg = matrix.vg;
    int vb = matrix.vb;
    int bias = matrix.chromaBias;
    for (int x = firstColumn; x < width; x += 2) {
      int a = pixels[top + x];
      int b = pixels[top + x + 1];
      int c = pixels[bottom + x];
      int d = pixels[bottom + x + 1];
      int both = (a & RED_AND_BLUE) + (b & RED_AND_BLUE) + (c & RED_AND_BLUE) + (d & RED_AND_BLUE);
      int red = both & 0xffff;
      int blue = both >> 16;
      int green = (a >> 8 & 255) + (b >> 8 & 255) + (c >> 8 & 255) + (d >> 8 & 255);
      u[to + x / 2] = (byte) ((ur * red + ug * green + ub * blue + bias) >> YuvMatrix.CHROMA_SHIFT);
      v[to + x / 2] = (byte) ((vr * red + vg * green + vb * blue + bias) >> YuvMatrix.CHROMA_SHIFT);
    }
  }

  /** Converts two rows, {@code width} pixels apart, to one in which U and V alternate. */
  static void interleavedRow(
      YuvMatrix matrix, int[] pixels, int from, int width, byte[] out, int to, int count) {
    for (int x = 0; x < count; x += 2) {
      int a = pixels[from + x];
      int b = pixels[from + x + 1];
      int c = pixels[from + width + x];
      int d = pixels[from + width + x + 1];
      int both = (a & RED_AND_BLUE) + (b & RED_AND_BLUE) + (c & RED_AND_BLUE) + (d & RED_AND_BLUE);
      int red = both & 0xffff;
      int blue = both >> 16;
      int green = (a >> 8 & 255) + (b >> 8 & 255) + (c >> 8 & 255) + (d >> 8 & 255);
      out[to + x] = u(matrix, red, green, blue);
      out[to + x + 1] = v(matrix, red, green, blue);
    }
  }

  /** Converts {@code count} pixels to Y U Y V; a pair counts twice in the sums of four. */
  static void yuy2Row(YuvMatrix matrix, int[] pixels, int from, byte[] out, int to, int count) {
    for (int x = 0; x < count; x += 2) {
      int a = pixels[from + x];
      int b = pixels[from + x + 1];
      int both = 2 * ((a & RED_AND_BLUE) + (b & RED_AND_BLUE));
      int red = both & 0xffff;
      int blue = both >> 16;
      int green = 2 * ((a >> 8 & 255) + (b >> 8 & 255));
      int at = to + 2 * x;
      out[at] = y(matrix, a);
      out[at + 1] = u(matrix, red, green, blue);
      out[at + 2] = y(matrix, b);
      out[at + 3] = v(matrix, red, green, blue);
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

  private static byte u(YuvMatrix matrix, int red, int green, int blue) {
    int sum = matrix.ur * red + matrix.ug * green + matrix.ub * blue + matrix.chromaBias;
    return (byte) (sum >> YuvMatrix.CHROMA_SHIFT);
  }

  private static byte v(YuvMatrix matrix, int red, int green, int blue) {
    int sum = matrix.vr * red + matrix.vg * green + matrix.vb * blue + matrix.chromaBias;
    return (byte) (sum >> YuvMatrix.CHROMA_SHIFT);
  }
}
