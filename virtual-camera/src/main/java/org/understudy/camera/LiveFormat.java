package org.understudy.camera;

/**
 * Size and usual rate of live pictures.
 *
 * @param width picture width in pixels, even, 16 to 4096
 * @param height picture height in pixels, even, 16 to 4096
 * @param framesPerSecond what readers are told to expect; pictures may come at any time
 */
public record LiveFormat(int width, int height, double framesPerSecond) {
  /** Smallest edge, pixels. */
  public static final int SMALLEST_EDGE = VideoFileOptions.SMALLEST_EDGE;

  /** Largest edge, pixels. */
  public static final int LARGEST_EDGE = VideoFileOptions.LARGEST_EDGE;

  public LiveFormat {
    requireEdge("width", width);
    requireEdge("height", height);
    if (!(framesPerSecond >= 1 && framesPerSecond <= 240)) {
      throw new IllegalArgumentException(
          "a live frame rate lies between 1 and 240 per second, got " + framesPerSecond);
    }
  }

  private static void requireEdge(String name, int pixels) {
    if (pixels < SMALLEST_EDGE || pixels > LARGEST_EDGE || pixels % 2 != 0) {
      throw new IllegalArgumentException(
          "the %s of a live picture must be an even number from %d to %d, got %d"
              .formatted(name, SMALLEST_EDGE, LARGEST_EDGE, pixels));
    }
  }

  /** Pixels of one picture. */
  public int pixels() {
    return width * height;
  }

  /**
   * The frame rate as a fraction, numerator first: whole rates over 1, others over 1001 as the NTSC
   * rates are.
   */
  public int[] rate() {
    long whole = Math.round(framesPerSecond);
    if (Math.abs(framesPerSecond - whole) < 1e-3) {
      return new int[] {(int) whole, 1};
    }
    return new int[] {(int) Math.round(framesPerSecond * 1001), 1001};
  }

  /**
   * Refuses an array that is too small for a picture.
   *
   * @throws IllegalArgumentException naming both numbers
   */
  void require(int[] picture) {
    if (picture.length < pixels()) {
      throw new IllegalArgumentException(
          "a picture of %dx%d takes %d pixels, got %d"
              .formatted(width, height, pixels(), picture.length));
    }
  }
}
