package org.understudy.camera.pixel;

/** The plain reference. */
public final class ScalarYuvKernel implements YuvKernel {
  private static final int RED_AND_BLUE = 0x00ff00ff;

  @Override
  public void convert(int[] pixels, YuvPlanes out) {
    int width = out.width();
    for (int row = 0; row < out.height(); row++) {
      lumaRow(pixels, row * width, out.y(), row * out.lumaStride(), width);
    }
    for (int row = 0; row < out.height(); row += 2) {
      chromaRow(pixels, row, out);
    }
  }

  /** Converts {@code count} pixels from an index on to luma. */
  static void lumaRow(int[] pixels, int from, byte[] y, int to, int count) {
    for (int x = 0; x < count; x++) {
      int pixel = pixels[from + x];
      int sum =
          Bt709.YR * (pixel & 255)
              + Bt709.YG * (pixel >> 8 & 255)
              + Bt709.YB * (pixel >> 16 & 255)
              + Bt709.Y_BIAS;
      y[to + x] = (byte) (sum >> Bt709.LUMA_SHIFT);
    }
  }

  /**
   * Converts two rows to one of chroma. Red and blue of a pixel lie 16 bits apart and sums of four
   * take 10, so both are added in one word.
   */
  static void chromaRow(int[] pixels, int row, YuvPlanes out) {
    int width = out.width();
    int top = row * width;
    int bottom = top + width;
    int to = row / 2 * out.chromaStride();
    byte[] u = out.u();
    byte[] v = out.v();
    for (int x = 0; x < width; x += 2) {
      int a = pixels[top + x];
      int b = pixels[top + x + 1];
      int c = pixels[bottom + x];
      int d = pixels[bottom + x + 1];
      int both = (a & RED_AND_BLUE) + (b & RED_AND_BLUE) + (c & RED_AND_BLUE) + (d & RED_AND_BLUE);
      int red = both & 0xffff;
      int blue = both >> 16;
      int green = (a >> 8 & 255) + (b >> 8 & 255) + (c >> 8 & 255) + (d >> 8 & 255);
      int sumU = Bt709.UR * red + Bt709.UG * green + Bt709.UB * blue + Bt709.C_BIAS;
      int sumV = Bt709.VR * red + Bt709.VG * green + Bt709.VB * blue + Bt709.C_BIAS;
      u[to + x / 2] = (byte) (sumU >> Bt709.CHROMA_SHIFT);
      v[to + x / 2] = (byte) (sumV >> Bt709.CHROMA_SHIFT);
    }
  }
}
