package org.understudy.trainer.studio;

import java.util.Objects;

/**
 * How a person's eyes look.
 *
 * @param texture stem of an eye texture, for example {@code green}
 * @param irisTint factors on the linear colour of the iris
 */
public record EyeLook(String texture, Rgb irisTint) {
  public EyeLook {
    Objects.requireNonNull(texture, "eyes take the stem of a texture");
    Objects.requireNonNull(irisTint, "eyes take a tint of the iris");
  }
}
