package org.understudy.camera.pixel;

/**
 * Converts RGBA pictures to 4:2:0 planes, ITU-R BT.709 at limited range (luma 16..235). Alpha is
 * not looked at: premultiplied pixels come out as over black. Chroma is the rounded mean of two by
 * two pixels.
 *
 * <p>Integer arithmetic of 16 fractional bits; all implementations give the same bytes.
 *
 * <p>Implementations hold no state and are safe to share.
 */
public sealed interface YuvKernel permits ScalarYuvKernel, VectorYuvKernel {
  /**
   * Converts a picture; allocates nothing.
   *
   * @param pixels [height][width] RGBA, red in the lowest byte; read only
   * @param out receives the planes; its width and height are the picture's
   */
  void convert(int[] pixels, YuvPlanes out);

  /**
   * The kernel for a file of some minutes: it is fast at once, while a vector kernel takes a
   * hundred times as long for a picture until it is compiled and then saves half a millisecond.
   */
  static YuvKernel quickToStart() {
    return new ScalarYuvKernel();
  }

  /** The fastest kernel for this processor, once it has run for a while. */
  static YuvKernel fastest() {
    return VectorYuvKernel.supported() ? new VectorYuvKernel() : new ScalarYuvKernel();
  }
}
