package org.understudy.app.guide;

/**
 * How bright a face is in a picture. Lumas are those of sRGB values, 0..1.
 *
 * @param left mean luma of the half that is on the left of the picture
 * @param right of the other half
 * @param burnt part of the face's pixels that are as bright as can be, 0..1
 */
public record LightReading(double left, double right, double burnt) {
  /** Mean luma of the face. */
  public double mean() {
    return (left + right) / 2;
  }
}
