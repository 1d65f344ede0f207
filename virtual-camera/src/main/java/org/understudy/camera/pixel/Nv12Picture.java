package org.understudy.camera.pixel;

/**
 * A picture as NV12: a plane of luma, directly followed by one of chroma at half resolution (4:2:0)
 * in which U and V alternate. The array is the storage itself, owned by whoever made the object and
 * overwritten by every conversion.
 *
 * @param width luma samples per row, even
 * @param height luma rows, even
 * @param stride bytes from one row to the next, in both planes
 * @param bytes [height * 3/2][stride]
 */
public record Nv12Picture(int width, int height, int stride, byte[] bytes) {
  public Nv12Picture {
    if (width < 2 || height < 2 || width % 2 != 0 || height % 2 != 0) {
      throw new IllegalArgumentException(
          "NV12 takes an even width and height, got %dx%d".formatted(width, height));
    }
    if (stride < width || bytes.length < height / 2 * 3 * stride) {
      throw new IllegalArgumentException(
          "NV12 of %dx%d takes %d rows of %d bytes, got a stride of %d and %d bytes in all"
              .formatted(width, height, height / 2 * 3, width, stride, bytes.length));
    }
  }

  /** Fresh storage without gaps between rows. */
  public static Nv12Picture allocate(int width, int height) {
    return new Nv12Picture(width, height, width, new byte[width * height / 2 * 3]);
  }
}
