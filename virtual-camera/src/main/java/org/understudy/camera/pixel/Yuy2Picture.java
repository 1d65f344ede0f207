package org.understudy.camera.pixel;

/**
 * A picture as YUY2 (also YUYV): two pixels in four bytes, Y U Y V, with chroma at half the width
 * (4:2:2). The array is the storage itself, owned by whoever made the object and overwritten by
 * every conversion.
 *
 * @param width pixels per row, even
 * @param height rows, 1 or more
 * @param stride bytes from one row to the next
 * @param bytes [height][stride]
 */
public record Yuy2Picture(int width, int height, int stride, byte[] bytes) {
  public Yuy2Picture {
    if (width < 2 || height < 1 || width % 2 != 0) {
      throw new IllegalArgumentException(
          "YUY2 takes an even width and 1 row or more, got %dx%d".formatted(width, height));
    }
    if (stride < 2 * width || bytes.length < height * stride) {
      throw new IllegalArgumentException(
          "YUY2 of %dx%d takes rows of %d bytes, got a stride of %d and %d bytes in all"
              .formatted(width, height, 2 * width, stride, bytes.length));
    }
  }

  /** Fresh storage without gaps between rows. */
  public static Yuy2Picture allocate(int width, int height) {
    return new Yuy2Picture(width, height, 2 * width, new byte[2 * width * height]);
  }
}
