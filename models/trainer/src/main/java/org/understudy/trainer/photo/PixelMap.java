package org.understudy.trainer.photo;

/** Where the points of one picture lie in another; both in pixels from the upper left corner. */
@FunctionalInterface
interface PixelMap {
  /**
   * Maps a point.
   *
   * @param source receives x and y
   */
  void locate(double x, double y, double[] source);

  /** A picture that is another one scaled, with so many pixels of that for one of this. */
  static PixelMap scaled(double scaleX, double scaleY) {
    return (x, y, source) -> {
      source[0] = x * scaleX;
      source[1] = y * scaleY;
    };
  }
}
