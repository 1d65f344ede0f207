package org.understudy.camera.pixel;

/**
 * Converts RGBA pictures to the layouts that encoders and devices want. Alpha is not looked at:
 * premultiplied pixels come out as over black. Chroma is the rounded mean of the pixels it stands
 * for: two by two in 4:2:0, two side by side in 4:2:2.
 *
 * <p>Integer arithmetic of 16 fractional bits; all kernels give the same bytes. No conversion
 * allocates, but for vectors that are not compiled yet. A kernel is used by one thread at a time.
 */
public final class YuvKernel {
  private final YuvRows rows;

  private YuvKernel(YuvRows rows) {
    this.rows = rows;
  }

  /** The plain reference; safe to share. */
  public static YuvKernel scalar(YuvMatrix matrix) {
    return new YuvKernel(new ScalarYuvRows(matrix));
  }

  /** The one with the Vector API, a hundred times slower until it is compiled; safe to share. */
  public static YuvKernel vector(YuvMatrix matrix) {
    return new YuvKernel(new VectorYuvRows(matrix));
  }

  /**
   * The kernel for recordings: scalar at first, and later the one with the Vector API where it has
   * turned out to be faster, of which the pictures tell nothing.
   */
  public static YuvKernel automatic(YuvMatrix matrix) {
    return automatic(matrix, AutomaticYuvRows.PATIENCE);
  }

  /** The kernel for calls: {@link #automatic}, which soon tries vectors, as calls last. */
  public static YuvKernel forCalls(YuvMatrix matrix) {
    return automatic(matrix, AutomaticYuvRows.PATIENCE_IN_CALLS);
  }

  private static YuvKernel automatic(YuvMatrix matrix, int patience) {
    return hasVectors() && VectorYuvRows.supported()
        ? new YuvKernel(new AutomaticYuvRows(matrix, patience))
        : scalar(matrix);
  }

  /** Whether Java was started with the module of the Vector API. */
  private static boolean hasVectors() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
  }

  /**
   * Converts a picture to planes.
   *
   * @param pixels [height][width] RGBA, red in the lowest byte; read only
   * @param out receives the planes; its width and height are the picture's
   */
  public void convert(int[] pixels, YuvPlanes out) {
    int width = out.width();
    for (int row = 0; row < out.height(); row++) {
      rows.lumaRow(pixels, row * width, out.y(), row * out.lumaStride(), width);
    }
    for (int row = 0; row < out.height(); row += 2) {
      int to = row / 2 * out.chromaStride();
      rows.planarRow(pixels, row * width, width, out.u(), out.v(), to, width);
    }
  }

  /** Converts a picture to YUY2; arguments as in {@link #convert(int[], YuvPlanes)}. */
  public void convert(int[] pixels, Yuy2Picture out) {
    int width = out.width();
    for (int row = 0; row < out.height(); row++) {
      rows.yuy2Row(pixels, row * width, out.bytes(), row * out.stride(), width);
    }
  }

  /** Converts a picture to NV12; arguments as in {@link #convert(int[], YuvPlanes)}. */
  public void convert(int[] pixels, Nv12Picture out) {
    int width = out.width();
    int stride = out.stride();
    for (int row = 0; row < out.height(); row++) {
      rows.lumaRow(pixels, row * width, out.bytes(), row * stride, width);
    }
    int chroma = out.height() * stride;
    for (int row = 0; row < out.height(); row += 2) {
      int to = chroma + row / 2 * stride;
      rows.interleavedRow(pixels, row * width, width, out.bytes(), to, width);
    }
  }
}
