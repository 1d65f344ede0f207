package org.understudy.trainer.studio;

/**
 * Three numbers for red, green and blue: an sRGB colour 0..1, or factors on linear colour where 1
 * leaves a channel as it is.
 *
 * @param red 0..4
 * @param green 0..4
 * @param blue 0..4
 */
public record Rgb(float red, float green, float blue) {
  /** Leaves every channel as it is. */
  public static final Rgb ONE = new Rgb(1, 1, 1);

  public Rgb {
    for (float channel : new float[] {red, green, blue}) {
      if (!(channel >= 0 && channel <= 4)) {
        throw new IllegalArgumentException(
            "a colour takes 0..1 and a tint 0..4 per channel, got %s, %s, %s"
                .formatted(red, green, blue));
      }
    }
  }

  /** The numbers as they are, a fresh array of three. */
  float[] factors() {
    return new float[] {red, green, blue};
  }

  /** This sRGB colour in linear light, a fresh array of three. */
  float[] linear() {
    return new float[] {
      ColourCurve.toLinear(red), ColourCurve.toLinear(green), ColourCurve.toLinear(blue)
    };
  }
}
