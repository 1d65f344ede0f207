package org.understudy.avatar.render;

import org.understudy.avatar.RgbaImage;

/**
 * What is seen behind an avatar. {@link #compose} works in place on a frame a renderer has drawn
 * and allocates nothing after the first frame of a size; one thread at a time may call it.
 */
public sealed interface Background {
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
    return new Picture(picture);
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
        pixels[i] = over(pixels[i], packed);
      }
    }
  }

  /** See {@link #picture}. */
  final class Picture implements Background {
    private final RgbaImage original;
    private RgbaImage fitted;

    Picture(RgbaImage original) {
      this.original = original;
      this.fitted = original;
    }

    @Override
    public void compose(RgbaImage frame) {
      if (fitted.width() != frame.width() || fitted.height() != frame.height()) {
        fitted = covering(original, frame.width(), frame.height());
      }
      int[] pixels = frame.pixels();
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] = over(pixels[i], fitted.pixels()[i]);
      }
    }

    /** The middle of a picture at another size, each pixel the mean of the area it covers. */
    private static RgbaImage covering(RgbaImage picture, int width, int height) {
      double scale = Math.min((double) picture.width() / width, (double) picture.height() / height);
      double left = (picture.width() - scale * width) / 2;
      double top = (picture.height() - scale * height) / 2;
      int samples = Math.max(1, (int) Math.ceil(scale));
      RgbaImage out = new RgbaImage(width, height);
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          out.pixels()[y * width + x] =
              mean(picture, left + x * scale, top + y * scale, scale, samples);
        }
      }
      return out;
    }

    private static int mean(RgbaImage picture, double left, double top, double size, int samples) {
      int[] sums = new int[4];
      for (int j = 0; j < samples; j++) {
        for (int i = 0; i < samples; i++) {
          int x = (int) Math.clamp(left + (i + 0.5) / samples * size, 0, picture.width() - 1);
          int y = (int) Math.clamp(top + (j + 0.5) / samples * size, 0, picture.height() - 1);
          for (int channel = 0; channel < 4; channel++) {
            sums[channel] += picture.pixel(x, y) >>> (8 * channel) & 255;
          }
        }
      }
      int half = samples * samples / 2;
      return RgbaImage.pack(
          (sums[0] + half) / (samples * samples),
          (sums[1] + half) / (samples * samples),
          (sums[2] + half) / (samples * samples),
          (sums[3] + half) / (samples * samples));
    }
  }

  /** Front over back, both premultiplied, rounded. */
  private static int over(int front, int back) {
    int alpha = front >>> 24;
    if (alpha == 255) {
      return front;
    }
    if (front == 0) {
      return back;
    }
    int through = 255 - alpha;
    int even = (back & 0x00ff00ff) * through + 0x00800080;
    int odd = (back >>> 8 & 0x00ff00ff) * through + 0x00800080;
    even = (even + (even >>> 8 & 0x00ff00ff)) >>> 8 & 0x00ff00ff;
    odd = odd + (odd >>> 8 & 0x00ff00ff) & 0xff00ff00;
    return saturatedSum(front, even | odd);
  }

  /** Adds four bytes each; a sum beyond 255, by rounding or by colour above alpha, stays at 255. */
  private static int saturatedSum(int a, int b) {
    int even = (a & 0x00ff00ff) + (b & 0x00ff00ff);
    int odd = (a >>> 8 & 0x00ff00ff) + (b >>> 8 & 0x00ff00ff);
    even |= (even >>> 8 & 0x00010001) * 255;
    odd |= (odd >>> 8 & 0x00010001) * 255;
    return (even & 0x00ff00ff) | (odd & 0x00ff00ff) << 8;
  }
}
