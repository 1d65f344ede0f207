package org.understudy.trainer.studio;

import java.util.Objects;
import java.util.Optional;

/**
 * What a person wears.
 *
 * @param proxy name of the clothes proxy, for example {@code clothes/male_casualsuit03}
 * @param dye sRGB colour the top is dyed with, which hides patterns and logos; empty keeps the
 *     texture's own colours
 * @param tint factors on the linear colour
 * @param undershirt sRGB colour of a plain round-necked shirt below it; empty without
 * @param saturation 0 makes the texture's own colours grey, 1 leaves them
 */
public record Outfit(
    String proxy, Optional<Rgb> dye, Rgb tint, Optional<Rgb> undershirt, float saturation) {
  public Outfit {
    Objects.requireNonNull(proxy, "an outfit takes the name of a proxy");
    Objects.requireNonNull(dye, "an outfit takes a dye or none");
    Objects.requireNonNull(undershirt, "an outfit takes an undershirt or none");
    Objects.requireNonNull(tint, "an outfit takes a tint");
    if (!(saturation >= 0 && saturation <= 1)) {
      throw new IllegalArgumentException("an outfit's saturation takes 0 to 1, got " + saturation);
    }
  }
}
