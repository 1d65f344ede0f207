package org.understudy.trainer.studio;

import java.util.Objects;

/**
 * Spectacles.
 *
 * @param shape outline of the lenses
 * @param colour sRGB colour of the frame
 * @param rimMillimetres thickness of the rims, 0.6 (wire) to 5 (acetate)
 */
public record Glasses(Shape shape, Rgb colour, float rimMillimetres) {
  /** Outlines of lenses. */
  public enum Shape {
    ROUND,
    RECTANGULAR,
    PANTO
  }

  public Glasses {
    Objects.requireNonNull(shape, "glasses take a shape");
    Objects.requireNonNull(colour, "glasses take a colour");
    if (!(rimMillimetres >= 0.6f && rimMillimetres <= 5)) {
      throw new IllegalArgumentException(
          "rims of glasses take 0.6 to 5 millimetres, got " + rimMillimetres);
    }
  }
}
