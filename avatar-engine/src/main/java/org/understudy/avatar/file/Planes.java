package org.understudy.avatar.file;

/**
 * A picture as WebP codes it: luma and alpha at full size, chroma at half size, each channel 0..255
 * (luma 16..235 by ITU-R BT.601). Width and height are even.
 *
 * @param luma [height][width]
 * @param blue [height/2][width/2] blue difference, 128 is grey
 * @param red [height/2][width/2] red difference, 128 is grey
 * @param alpha [height][width]
 */
record Planes(int width, int height, byte[] luma, byte[] blue, byte[] red, byte[] alpha) {

  Planes(int width, int height) {
    this(
        width,
        height,
        new byte[width * height],
        new byte[width * height / 4],
        new byte[width * height / 4],
        new byte[width * height]);
  }

  Planes {
    if (width < 2 || height < 2 || width % 2 != 0 || height % 2 != 0) {
      throw new IllegalArgumentException(
          "planes take an even width and height, got %dx%d".formatted(width, height));
    }
  }

  /** The plane of an index in FFmpeg's order: luma, blue, red, alpha. */
  byte[] plane(int index) {
    return switch (index) {
      case 0 -> luma;
      case 1 -> blue;
      case 2 -> red;
      default -> alpha;
    };
  }

  int planeWidth(int index) {
    return index == 1 || index == 2 ? width / 2 : width;
  }

  int planeHeight(int index) {
    return index == 1 || index == 2 ? height / 2 : height;
  }
}
