package org.understudy.avatar.render;

import java.util.Arrays;
import org.understudy.avatar.RgbaImage;

/**
 * What is seen behind an avatar. Renderers put it behind what they draw, and {@link #compose}
 * behind a frame that was drawn without. Nothing is allocated after the first frame of a size. One
 * thread at a time may use a background, but for {@link #putBehind} and {@link #fill}.
 */
public sealed interface Background
    permits Background.Transparent, Background.Colour, PictureBackground {
  /** Puts the background behind a premultiplied frame, in place. */
  default void compose(RgbaImage frame) {
    prepare(frame.width(), frame.height());
    putBehind(frame.pixels(), 0, frame.pixels().length);
  }

  /** Prepares for frames of a size, the last of which holds. */
  void prepare(int width, int height);

  /**
   * Puts the background behind the pixels {@code from..to-1} of a premultiplied frame of the size
   * that was prepared for. Different pixels may be given to different threads.
   */
  void putBehind(int[] pixels, int from, int to);

  /** Writes the background to pixels; otherwise as {@link #putBehind}. */
  void fill(int[] pixels, int from, int to);

  /** Leaves frames as they are, with their alpha. */
  static Background transparent() {
    return Transparent.INSTANCE;
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
    private static final Transparent INSTANCE = new Transparent();

    @Override
    public void prepare(int width, int height) {}

    @Override
    public void putBehind(int[] pixels, int from, int to) {}

    @Override
    public void fill(int[] pixels, int from, int to) {
      Arrays.fill(pixels, from, to, 0);
    }
  }

  /** See {@link #colour}. */
  record Colour(int packed) implements Background {
    @Override
    public void prepare(int width, int height) {}

    @Override
    public void putBehind(int[] pixels, int from, int to) {
      for (int i = from; i < to; i++) {
        pixels[i] = PackedOver.over(pixels[i], packed);
      }
    }

    @Override
    public void fill(int[] pixels, int from, int to) {
      Arrays.fill(pixels, from, to, packed);
    }
  }
}
