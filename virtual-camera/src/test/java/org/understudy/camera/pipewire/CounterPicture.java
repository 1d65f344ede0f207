package org.understudy.camera.pipewire;

import org.understudy.camera.LiveFormat;

/** Pictures that carry a number of 16 bits: a white or black column for each, from the left. */
public final class CounterPicture {
  private static final int BITS = 16;

  private CounterPicture() {}

  /** Where the luma of a pixel is looked up. */
  @FunctionalInterface
  public interface Luma {
    /** Luma at a pixel, 0..255. */
    int at(int x, int y);
  }

  /** Draws a number. */
  public static int[] draw(LiveFormat format, int counter) {
    int[] pixels = new int[format.pixels()];
    for (int i = 0; i < pixels.length; i++) {
      int bit = i % format.width() * BITS / format.width();
      pixels[i] = (counter >> bit & 1) == 0 ? 0xff000000 : 0xffffffff;
    }
    return pixels;
  }

  /** Reads it back; -1 where the upper and the lower part of the picture do not agree. */
  public static int read(LiveFormat format, Luma luma) {
    int upper = 0;
    int lower = 0;
    for (int bit = 0; bit < BITS; bit++) {
      int x = bit * format.width() / BITS + 1;
      upper |= (luma.at(x, 1) > 128 ? 1 : 0) << bit;
      lower |= (luma.at(x, format.height() - 2) > 128 ? 1 : 0) << bit;
    }
    return upper == lower ? upper : -1;
  }
}
