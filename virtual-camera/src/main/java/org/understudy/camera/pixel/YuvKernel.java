package org.understudy.camera.pixel;

/**
 * Converts RGBA pictures to the layouts that encoders and devices want. Alpha is not looked at:
 * premultiplied pixels come out as over black. Chroma is the rounded mean of the pixels it stands
 * for: two by two in 4:2:0, two side by side in 4:2:2.
 *
 * <p>Integer arithmetic of 16 fractional bits; all implementations give the same bytes. No
 * conversion allocates.
 *
 * <p>Implementations hold no state that changes and are safe to share.
 */
public sealed interface YuvKernel permits ScalarYuvKernel, VectorYuvKernel {
  /**
   * Converts a picture to planes.
   *
   * @param pixels [height][width] RGBA, red in the lowest byte; read only
   * @param out receives the planes; its width and height are the picture's
   */
  void convert(int[] pixels, YuvPlanes out);

  /** Converts a picture to YUY2; arguments as in {@link #convert(int[], YuvPlanes)}. */
  void convert(int[] pixels, Yuy2Picture out);

  /** Converts a picture to NV12; arguments as in {@link #convert(int[], YuvPlanes)}. */
  void convert(int[] pixels, Nv12Picture out);

  /**
   * The kernel for a file of some minutes: it is fast at once, while a vector kernel takes a
   * hundred times as long for a picture until it is compiled and then saves half a millisecond.
   */
  static YuvKernel quickToStart(YuvMatrix matrix) {
    return new ScalarYuvKernel(matrix);
  }

  /**
   * The kernel for a call: the scalar one, which allocates nothing. The vector kernel saves half a
   * millisecond at 720p and has been seen to allocate 2.7 MB for each picture once its parts had
   * been compiled by themselves.
   */
  static YuvKernel live(YuvMatrix matrix) {
    return new ScalarYuvKernel(matrix);
  }
}
