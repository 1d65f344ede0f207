package org.understudy.trainer.studio;

import java.util.Objects;

/**
 * Hair on the face, painted on the skin as short fibres.
 *
 * @param style where it grows
 * @param density 0 (clean-shaven) to 1 (covers the skin)
 * @param lengthMillimetres length of the hairs, 0.2 (stubble) to 12
 * @param colour sRGB colour of the hairs
 */
public record Beard(Style style, float density, float lengthMillimetres, Rgb colour) {
  /** Where a beard grows. */
  public enum Style {
    /** Jaw, chin, cheeks and upper lip. */
    FULL,
    /** Chin and upper lip. */
    GOATEE,
    /** Upper lip only. */
    MOUSTACHE
  }

  public Beard {
    Objects.requireNonNull(style, "a beard takes a style");
    Objects.requireNonNull(colour, "a beard takes a colour");
    if (!(density >= 0 && density <= 1)) {
      throw new IllegalArgumentException("a beard's density takes 0 to 1, got " + density);
    }
    if (!(lengthMillimetres >= 0.2f && lengthMillimetres <= 12)) {
      throw new IllegalArgumentException(
          "a beard's length takes 0.2 to 12 millimetres, got " + lengthMillimetres);
    }
  }
}
