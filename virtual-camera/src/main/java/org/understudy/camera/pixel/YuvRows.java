package org.understudy.camera.pixel;

/**
 * Converts rows of pixels, or parts of them, for {@link YuvKernel}: RGBA with red in the lowest
 * byte, of which alpha is not looked at. Indices name the first pixel to read and the first byte to
 * write; counts of pixels are even except for {@link #lumaRow}. All implementations give the same
 * bytes, write nothing beyond the count, and allocate nothing.
 */
sealed interface YuvRows permits ScalarYuvRows, VectorYuvRows, AutomaticYuvRows {
  /** Luma, a byte for each pixel. */
  void lumaRow(int[] pixels, int from, byte[] y, int to, int count);

  /**
   * U and V of two rows, half as many bytes of each as there are columns.
   *
   * @param width from a pixel to the one below
   */
  void planarRow(int[] pixels, int from, int width, byte[] u, byte[] v, int to, int count);

  /** U and V of two rows by turns; arguments as in {@link #planarRow}. */
  void interleavedRow(int[] pixels, int from, int width, byte[] out, int to, int count);

  /** Y U Y V, four bytes for two pixels. */
  void yuy2Row(int[] pixels, int from, byte[] out, int to, int count);
}
