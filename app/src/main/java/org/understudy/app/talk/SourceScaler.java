package org.understudy.app.talk;

import org.understudy.tracking.capture.VideoFrame;

/**
 * Scales frames of one size to another, opaque RGBA, by bilinear interpolation in fixed point.
 * Allocates nothing per frame; safe to share between threads.
 */
final class SourceScaler {
  private static final int BITS = 8;
  private static final int ONE = 1 << BITS;

  private final int fromWidth;
  private final int fromHeight;
  private final int width;
  private final int height;
  private final int[] column;
  private final int[] columnNext;
  private final int[] columnWeight;

  /** From one size to another, all in pixels. */
  SourceScaler(int fromWidth, int fromHeight, int width, int height) {
    this.fromWidth = fromWidth;
    this.fromHeight = fromHeight;
    this.width = width;
    this.height = height;
    this.column = new int[width];
    this.columnNext = new int[width];
    this.columnWeight = new int[width];
    for (int x = 0; x < width; x++) {
      double at = Math.clamp((x + 0.5) * fromWidth / width - 0.5, 0.0, fromWidth - 1.0);
      int first = (int) at;
      column[x] = 3 * first;
      columnNext[x] = 3 * Math.min(first + 1, fromWidth - 1);
      columnWeight[x] = (int) Math.round((at - first) * ONE);
    }
  }

  /** Width of the result that keeps a picture's proportions at a height: even, at least 16. */
  static int widthFor(int fromWidth, int fromHeight, int height) {
    return Math.max(16, (int) Math.round((double) fromWidth * height / fromHeight / 2) * 2);
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /**
   * Scales a frame.
   *
   * @param out [height][width] RGBA, red in the lowest byte, alpha 255
   */
  void scale(VideoFrame frame, int[] out) {
    if (frame.width() != fromWidth || frame.height() != fromHeight) {
      throw new IllegalArgumentException(
          "frames of %dx%d are scaled here, got %dx%d"
              .formatted(fromWidth, fromHeight, frame.width(), frame.height()));
    }
    byte[] rgb = frame.rgb();
    for (int y = 0; y < height; y++) {
      double at = Math.clamp((y + 0.5) * fromHeight / height - 0.5, 0.0, fromHeight - 1.0);
      int first = (int) at;
      int upper = 3 * fromWidth * first;
      int lower = 3 * fromWidth * Math.min(first + 1, fromHeight - 1);
      int weight = (int) Math.round((at - first) * ONE);
      for (int x = 0; x < width; x++) {
        int left = column[x];
        int right = columnNext[x];
        int w = columnWeight[x];
        int red = mix(rgb, upper, lower, left, right, w, weight);
        int green = mix(rgb, upper, lower, left + 1, right + 1, w, weight);
        int blue = mix(rgb, upper, lower, left + 2, right + 2, w, weight);
        out[y * width + x] = 0xff000000 | blue << 16 | green << 8 | red;
      }
    }
  }

  private static int mix(
      byte[] rgb, int upper, int lower, int left, int right, int across, int down) {
    int top = (rgb[upper + left] & 255) * (ONE - across) + (rgb[upper + right] & 255) * across;
    int bottom = (rgb[lower + left] & 255) * (ONE - across) + (rgb[lower + right] & 255) * across;
    return (top * (ONE - down) + bottom * down + (1 << (2 * BITS - 1))) >> (2 * BITS);
  }
}
