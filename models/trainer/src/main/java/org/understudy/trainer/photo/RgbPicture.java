package org.understudy.trainer.photo;

import org.understudy.tracking.capture.VideoFrame;

/**
 * An upright picture. Shared, not copied; nobody writes to it once it is made.
 *
 * @param width pixels, at least 1
 * @param height pixels, at least 1
 * @param rgb [height][width][3] sRGB-encoded, 0..255
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record RgbPicture(int width, int height, byte[] rgb) {
  RgbPicture {
    if (width < 1 || height < 1 || rgb.length != 3 * width * height) {
      throw new IllegalArgumentException(
          "a picture of %d x %d takes %d bytes, got %d"
              .formatted(width, height, 3L * width * height, rgb.length));
    }
  }

  /** The picture as the networks take it; shares the pixels. */
  VideoFrame frame(long timestampNanos) {
    return new VideoFrame(rgb, width, height, timestampNanos, 0);
  }

  /** Means over squares; what is left over at the right and lower border is cut off. */
  RgbPicture reduced(int factor) {
    if (factor == 1) {
      return this;
    }
    int w = width / factor;
    int h = height / factor;
    byte[] out = new byte[3 * w * h];
    int area = factor * factor;
    int[] sums = new int[3 * w];
    for (int y = 0; y < h; y++) {
      java.util.Arrays.fill(sums, 0);
      for (int v = y * factor; v < (y + 1) * factor; v++) {
        int at = 3 * v * width;
        for (int x = 0; x < w * factor; x++, at += 3) {
          int to = 3 * (x / factor);
          sums[to] += rgb[at] & 255;
          sums[to + 1] += rgb[at + 1] & 255;
          sums[to + 2] += rgb[at + 2] & 255;
        }
      }
      for (int i = 0; i < sums.length; i++) {
        out[3 * y * w + i] = (byte) ((sums[i] + area / 2) / area);
      }
    }
    return new RgbPicture(w, h, out);
  }
}
