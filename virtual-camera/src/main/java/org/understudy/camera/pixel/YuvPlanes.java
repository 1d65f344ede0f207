package org.understudy.camera.pixel;

/**
 * A picture as planes of luma and of chroma at half resolution (4:2:0). The arrays are the storage
 * itself, owned by whoever made the object and overwritten by every conversion.
 *
 * @param width luma samples per row, even
 * @param height luma rows, even
 * @param lumaStride bytes from one luma row to the next
 * @param chromaStride bytes from one chroma row to the next
 * @param y [height][lumaStride] luma, 16..235
 * @param u [height/2][chromaStride] blue difference, 16..240, 128 neutral
 * @param v [height/2][chromaStride] red difference, 16..240, 128 neutral
 */
public record YuvPlanes(
    int width, int height, int lumaStride, int chromaStride, byte[] y, byte[] u, byte[] v) {

  public YuvPlanes {
    if (width < 2 || height < 2 || width % 2 != 0 || height % 2 != 0) {
      throw new IllegalArgumentException(
          "4:2:0 planes take an even width and height, got %dx%d".formatted(width, height));
    }
    if (lumaStride < width || chromaStride < width / 2) {
      throw new IllegalArgumentException(
          "strides %d and %d are too small for a width of %d"
              .formatted(lumaStride, chromaStride, width));
    }
    int chromaBytes = height / 2 * chromaStride;
    if (y.length < height * lumaStride || u.length < chromaBytes || v.length < chromaBytes) {
      throw new IllegalArgumentException(
          "planes of %dx%d take %d and %d bytes, got %d, %d and %d"
              .formatted(
                  width, height, height * lumaStride, chromaBytes, y.length, u.length, v.length));
    }
  }

  /** Fresh planes with the given strides. */
  public static YuvPlanes allocate(int width, int height, int lumaStride, int chromaStride) {
    return new YuvPlanes(
        width,
        height,
        lumaStride,
        chromaStride,
        new byte[height * lumaStride],
        new byte[height / 2 * chromaStride],
        new byte[height / 2 * chromaStride]);
  }
}
