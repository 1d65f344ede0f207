package org.understudy.tracking.capture;

/**
 * What a webcam is asked for; it gives the nearest it can.
 *
 * @param width pixels, 16 to 4096
 * @param height pixels, 16 to 4096
 * @param framesPerSecond 1 to 240
 */
public record CameraMode(int width, int height, double framesPerSecond) {
  /** Enough for a face, and every webcam has it. */
  public static final CameraMode USUAL = new CameraMode(640, 480, 30);

  public CameraMode {
    if (width < 16 || height < 16 || width > 4096 || height > 4096) {
      throw new IllegalArgumentException(
          "a camera's picture has edges of 16 to 4096 pixels, got %dx%d".formatted(width, height));
    }
    if (!(framesPerSecond >= 1 && framesPerSecond <= 240)) {
      throw new IllegalArgumentException(
          "a camera gives 1 to 240 pictures a second, got " + framesPerSecond);
    }
  }

  /**
   * Reads {@code WIDTHxHEIGHT}.
   *
   * @throws IllegalArgumentException saying what was expected
   */
  public static CameraMode parse(String size, double framesPerSecond) {
    String[] edges = size.split("x", -1);
    try {
      if (edges.length == 2) {
        return new CameraMode(
            Integer.parseInt(edges[0]), Integer.parseInt(edges[1]), framesPerSecond);
      }
    } catch (NumberFormatException e) {
      throw notSize(size, e);
    }
    throw notSize(size, null);
  }

  private static IllegalArgumentException notSize(
      String size, @org.jspecify.annotations.Nullable Exception cause) {
    return new IllegalArgumentException(
        "a camera's size is written as in 640x480, got \"%s\"".formatted(size), cause);
  }
}
