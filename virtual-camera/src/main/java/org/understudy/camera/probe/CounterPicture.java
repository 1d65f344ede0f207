package org.understudy.camera.probe;

import java.util.Arrays;
import org.understudy.camera.LiveFormat;

/**
 * Pictures that carry a number of 16 bits: a white or black column for each, the lowest bit at the
 * left. Columns survive colour conversion, subsampling and compression; a picture put together from
 * two others is told by its upper and lower part.
 */
public final class CounterPicture {
  /** Highest number and what numbers are cut to. */
  public static final int MASK = 0xffff;

  /** What is read where a picture carries no number, or two. */
  public static final int UNREADABLE = -1;

  private static final int BITS = 16;
  private static final int MIDDLE_GREY = 128;

  private CounterPicture() {}

  /** Where the luma of a pixel is looked up. */
  @FunctionalInterface
  public interface Luma {
    /** Luma at a pixel, 0..255. */
    int at(int x, int y);
  }

  /**
   * Draws a number.
   *
   * @param counter of which the lower 16 bits are drawn
   * @return [height][width] RGBA, opaque; belongs to the caller
   */
  public static int[] draw(LiveFormat format, int counter) {
    int width = format.width();
    int[] pixels = new int[format.pixels()];
    for (int x = 0; x < width; x++) {
      pixels[x] = (counter >> (x * BITS / width) & 1) == 0 ? 0xff000000 : 0xffffffff;
    }
    int[] row = Arrays.copyOf(pixels, width);
    for (int y = 1; y < format.height(); y++) {
      System.arraycopy(row, 0, pixels, y * width, width);
    }
    return pixels;
  }

  /**
   * Reads a number back.
   *
   * @param width of the picture as it was seen, pixels
   * @param height of the picture as it was seen, pixels
   * @return 0..65535, or {@link #UNREADABLE} where the upper and the lower part do not agree
   */
  public static int read(int width, int height, Luma luma) {
    int upper = 0;
    int lower = 0;
    for (int bit = 0; bit < BITS; bit++) {
      int x = (2 * bit + 1) * width / (2 * BITS);
      upper |= (luma.at(x, 1) > MIDDLE_GREY ? 1 : 0) << bit;
      lower |= (luma.at(x, height - 2) > MIDDLE_GREY ? 1 : 0) << bit;
    }
    return upper == lower ? upper : UNREADABLE;
  }
}
