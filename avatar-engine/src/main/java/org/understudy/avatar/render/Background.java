package org.understudy.avatar.render;

import org.understudy.avatar.RgbaImage;

/**
 * What is seen behind an avatar. {@link #compose} works in place on a frame a renderer has drawn
 * and allocates nothing after the first frame of a size; one thread at a time may call it.
 */
public sealed interface Background
    permits Background.Transparent, Background.Colour, PictureBackground {
  /** Puts the background behind a premultiplied frame, in place. */
  void compose(RgbaImage frame);

  /** Leaves frames as they are, with their alpha. */
  static Background transparent() {
    return new Transparent();
  }

  /** One opaque colour, channels 0..255. */
  static Background colour(int red, int green, int blue) {
    if (((red | green | blue) & ~255) != 0) {
      throw new IllegalArgumentException(
          "a colour takes channels of 0..255, got (%d, %d, %d)".formatted(red, green, blue));
    }
    return new Colour(RgbaImage.pack(red, green, blue, 255));
  }

  /** A picture that fills the frame, cut at its sides or at top and bottom where shapes differ. */
  static Background picture(RgbaImage picture) {
    return new PictureBackground(picture, 0);
  }

  /**
   * A picture as in {@link #picture}, out of focus, as a room is behind a person whom a good camera
   * looks at.
   *
   * @param picture opaque
   * @param blurShare radius of the disc that each point becomes by the frame's height, 0.002 to 0.2
   */
  static Background blurredPicture(RgbaImage picture, double blurShare) {
    if (!(blurShare >= 0.002 && blurShare <= 0.2)) {
      throw new IllegalArgumentException(
          "a blur takes 0.002 to 0.2 of the height, got " + blurShare);
    }
    return new PictureBackground(picture, blurShare);
  }

  /** See {@link #transparent()}. */
  record Transparent() implements Background {
    @Override
    public void compose(RgbaImage frame) {}
  }

  /** See {@link #colour}. */
  record Colour(int packed) implements Background {
    @Override
    public void compose(RgbaImage frame) {
      int[] pixels = frame.pixels();
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] = PackedOver.over(pixels[i], packed);
      }
    }
  }
}
