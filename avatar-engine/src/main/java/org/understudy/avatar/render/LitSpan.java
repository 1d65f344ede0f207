package org.understudy.avatar.render;

import org.understudy.avatar.deform.Relighting;

/**
 * The gains along one row of pixels of a triangle: linear in each channel, the three channels side
 * by side in one long so that a pixel costs one addition. Holds one triangle and one row at a time;
 * not thread-safe.
 */
final class LitSpan {
  /** Colours stay as they are. */
  static final long NONE = 0;

  private static final int LANE = 21;
  private static final float ONE = 1 << 16;

  /** Lanes are cut to eight fractional bits, which rounds them with this. */
  private static final float HALF = 1 << 7;

  private static final int SHIFT = 8;
  private static final int MASK = 0x1fff;

  /** Differences across a triangle that, taken as their mean, change an 8-bit colour by one. */
  private static final float FLAT = 1 / 160f;

  private static final float THIRD = 1 / 3f;

  /** Gains this close to 1 change no colour by more than one step. */
  private static final float UNSEEN = 1 / 256f;

  /** One over the steps of a row of so many pixels. */
  private static final float[] PER_STEP = new float[CellBinner.TILE + 1];

  static {
    for (int count = 0; count < PER_STEP.length; count++) {
      PER_STEP[count] = 1f / Math.max(1, count - 1);
    }
  }

  private final float[] gains;
  private final float[] atCorner = new float[3];
  private final float[] byX = new float[3];
  private final float[] byY = new float[3];
  private boolean flat;
  private long gain = NONE;
  private long step;

  /**
   * Rows of gains.
   *
   * @param gains [V][3] of the vertices, read when a triangle is selected; empty for avatars that
   *     cannot be lit
   */
  LitSpan(float[] gains) {
    this.gains = gains;
  }

  /** Takes a triangle; the four factors give the gradient of what varies linearly across it. */
  void selectTriangle(int a, int b, int c, float byXB, float byXC, float byYB, float byYC) {
    float red = gains[3 * a];
    float green = gains[3 * a + 1];
    float blue = gains[3 * a + 2];
    float redB = gains[3 * b] - red;
    float greenB = gains[3 * b + 1] - green;
    float blueB = gains[3 * b + 2] - blue;
    float redC = gains[3 * c] - red;
    float greenC = gains[3 * c + 1] - green;
    float blueC = gains[3 * c + 2] - blue;
    float most =
        Math.max(
            Math.max(Math.abs(redB), Math.abs(redC)),
            Math.max(
                Math.max(Math.abs(greenB), Math.abs(greenC)),
                Math.max(Math.abs(blueB), Math.abs(blueC))));
    flat = most < FLAT;
    if (flat) {
      float meanRed = red + (redB + redC) * THIRD;
      float meanGreen = green + (greenB + greenC) * THIRD;
      float meanBlue = blue + (blueB + blueC) * THIRD;
      boolean unchanged =
          Math.abs(meanRed - 1) < UNSEEN
              && Math.abs(meanGreen - 1) < UNSEEN
              && Math.abs(meanBlue - 1) < UNSEEN;
      gain = unchanged ? NONE : packed(meanRed, meanGreen, meanBlue);
      step = 0;
      return;
    }
    set(0, red, redB, redC, byXB, byXC, byYB, byYC);
    set(1, green, greenB, greenC, byXB, byXC, byYB, byYC);
    set(2, blue, blueB, blueC, byXB, byXC, byYB, byYC);
  }

  private void set(
      int channel,
      float first,
      float toB,
      float toC,
      float byXB,
      float byXC,
      float byYB,
      float byYC) {
    atCorner[channel] = first;
    byX[channel] = toB * byXB + toC * byXC;
    byY[channel] = toB * byYB + toC * byYC;
  }

  /** Takes a row that begins at an offset from the triangle's corner a, in pixels. */
  void begin(float dx, float dy, int count) {
    if (flat) {
      return;
    }
    float red = at(0, dx, dy);
    float green = at(1, dx, dy);
    float blue = at(2, dx, dy);
    gain = packed(red, green, blue);
    step = 0;
    if (count > 1) {
      float far = dx + count - 1;
      float share = ONE * PER_STEP[count];
      step =
          (long) ((at(0, far, dy) - red) * share)
              + ((long) ((at(1, far, dy) - green) * share) << LANE)
              + ((long) ((at(2, far, dy) - blue) * share) << (2 * LANE));
    }
  }

  /** Thin triangles have steep gradients that rounding carries beyond their corners. */
  private float at(int channel, float dx, float dy) {
    return Math.clamp(
        atCorner[channel] + dx * byX[channel] + dy * byY[channel],
        Relighting.LEAST_GAIN,
        Relighting.MOST_GAIN);
  }

  private static long packed(float red, float green, float blue) {
    return (long) (red * ONE + HALF)
        | (long) (green * ONE + HALF) << LANE
        | (long) (blue * ONE + HALF) << (2 * LANE);
  }

  /** The packed gain of the row's first pixel, {@link #NONE} where nothing is lit. */
  long gain() {
    return gain;
  }

  /** What the packed gain changes by from pixel to pixel. */
  long step() {
    return step;
  }

  /** A premultiplied colour times a gain; no channel grows beyond its alpha. */
  static int lit(int colour, long gain) {
    int alpha = colour >>> 24;
    int red = ((colour & 255) * ((int) (gain >>> SHIFT) & MASK) + 128) >>> 8;
    int green = ((colour >>> 8 & 255) * ((int) (gain >>> (LANE + SHIFT)) & MASK) + 128) >>> 8;
    int blue = ((colour >>> 16 & 255) * ((int) (gain >>> (2 * LANE + SHIFT)) & MASK) + 128) >>> 8;
    return Math.min(alpha, red)
        | Math.min(alpha, green) << 8
        | Math.min(alpha, blue) << 16
        | alpha << 24;
  }
}
