package org.understudy.trainer.studio;

import java.util.Objects;

/**
 * How a person's skin looks.
 *
 * @param texture stem of a skin texture, for example {@code young_lightskinned_female_diffuse}
 * @param tint factors on the skin's linear colour
 * @param lips sRGB colour the lips are tinted with
 * @param lipTint how much of it, 0..1
 */
public record SkinLook(String texture, Rgb tint, Rgb lips, float lipTint) {
  public SkinLook {
    Objects.requireNonNull(texture, "skin takes the stem of a texture");
    Objects.requireNonNull(tint, "skin takes a tint");
    Objects.requireNonNull(lips, "skin takes a colour of the lips");
    if (!(lipTint >= 0 && lipTint <= 1)) {
      throw new IllegalArgumentException("the tint of lips takes 0 to 1, got " + lipTint);
    }
  }
}
