package org.understudy.tracking.capture;

/**
 * Memory for one captured picture, which grows to the size of what is put in. Belongs to one thread
 * at a time; handing it on hands on the picture.
 */
public final class PixelBuffer {
  private byte[] rgb = new byte[0];

  /** An empty buffer. */
  public PixelBuffer() {}

  /**
   * The memory, of at least the wanted length; what it held may be gone.
   *
   * @param bytes wanted, at least 1
   */
  public byte[] atLeast(int bytes) {
    if (rgb.length < bytes) {
      rgb = new byte[bytes];
    }
    return rgb;
  }
}
