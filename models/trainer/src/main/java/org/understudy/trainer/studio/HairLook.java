package org.understudy.trainer.studio;

import java.util.Objects;

/**
 * How a person's hair looks.
 *
 * @param proxy name of the hair proxy, for example {@code hair/long01}, or {@link #CROPPED}
 * @param looseLocks whether thin locks beside the main body of the hair are kept
 * @param colour sRGB colour at mid-length
 * @param contrast difference between light and dark strands, 1 for the asset's own; 0 to 2
 * @param grey share of strands without colour, 0..1
 * @param volume distance from the skull above the eyes, 1 for the asset's own; 0.3 to 2
 * @param partingDegrees where a fringe parts, 0 ahead, positive to the person's left; -60 to 60
 * @param openingDegrees how far either side of the fringe moves to its temple, 0 leaves it; to 70
 */
public record HairLook(
    String proxy,
    boolean looseLocks,
    Rgb colour,
    float contrast,
    float grey,
    float volume,
    float partingDegrees,
    float openingDegrees) {
  /** In place of a proxy: hair so short that it is painted on the scalp. */
  public static final String CROPPED = "cropped";

  private static final float CROPPED_MILLIMETRES = 2.5f;

  public HairLook {
    Objects.requireNonNull(proxy, "hair takes the name of a proxy");
    Objects.requireNonNull(colour, "hair takes a colour");
    if (!(contrast >= 0 && contrast <= 2) || !(grey >= 0 && grey <= 1)) {
      throw new IllegalArgumentException(
          "hair takes a contrast of 0 to 2 and a share of grey of 0 to 1, got %s and %s"
              .formatted(contrast, grey));
    }
    if (!(volume >= 0.3f && volume <= 2)) {
      throw new IllegalArgumentException("hair takes a volume of 0.3 to 2, got " + volume);
    }
    if (!(Math.abs(partingDegrees) <= 60) || !(openingDegrees >= 0 && openingDegrees <= 70)) {
      throw new IllegalArgumentException(
          "hair takes a parting at -60 to 60 degrees and an opening of 0 to 70, got %s and %s"
              .formatted(partingDegrees, openingDegrees));
    }
  }

  /** sRGB colour of the brows, which turn grey later than the hair. */
  Rgb brows() {
    float share = 0.45f * grey;
    return new Rgb(
        colour.red() + share * (0.55f - colour.red()),
        colour.green() + share * (0.53f - colour.green()),
        colour.blue() + share * (0.51f - colour.blue()));
  }

  /** Whether it is painted on the scalp. */
  boolean isCropped() {
    return proxy.equals(CROPPED);
  }

  /** The roots between which the scalp shows, painted as a beard is. */
  Beard roots() {
    float share = 0.5f * grey;
    float shade = isCropped() ? 1 : 0.75f;
    Rgb roots =
        new Rgb(
            shade * (colour.red() + share * (0.5f - colour.red())),
            shade * (colour.green() + share * (0.49f - colour.green())),
            shade * (colour.blue() + share * (0.47f - colour.blue())));
    return new Beard(Beard.Style.FULL, isCropped() ? 0.85f : 1, CROPPED_MILLIMETRES, roots);
  }
}
