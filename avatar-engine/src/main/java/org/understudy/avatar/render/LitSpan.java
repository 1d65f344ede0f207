package org.understudy.avatar.render;

import org.understudy.avatar.deform.PackedGain;
import org.understudy.avatar.deform.Relighting;

/**
 * The gains along one row of pixels of a cell: where they hardly differ between its corners their
 * mean, otherwise linear in each channel across the whole cell or each of its two triangles, as a
 * {@link PackedGain} so that a pixel costs one addition. Holds one cell, triangle and row at a
 * time; not thread-safe.
 */
final class LitSpan {
  /** Colours stay as they are. */
  static final long NONE = 0;

  private static final int LANE = PackedGain.LANE;
  private static final float ONE = 1 << PackedGain.FRACTION;

  /** Gains are cut to eight fractional bits, which rounds them with this. */
  private static final long HALVES = PackedGain.even(1 << 7);

  private static final int SHIFT = 8;
  private static final int MASK = 0x1fff;

  /** The highest bit of each lane keeps differences of gains above zero. */
  private static final long BIAS = PackedGain.even(1 << (LANE - 1));

  /** A quarter of four packed gains, without what crosses over from the lane above. */
  private static final long QUARTER = PackedGain.even((1 << (LANE - 2)) - 1);

  /** Differences from a corner that, taken as their mean, change an 8-bit colour by one. */
  private static final long FLAT = BIAS + PackedGain.even((int) (ONE / 190));

  /** Gains this close to 1 change no colour by more than one step. */
  private static final long UNSEEN = BIAS + PackedGain.even((int) (ONE / 256));

  /** Four times what the gains of a whole cell may deviate from those of its triangles. */
  private static final long STRAIGHT = BIAS + PackedGain.even((int) (4 * ONE / 256));

  private static final long UNLIT = PackedGain.of(1, 1, 1);

  /** One over the steps of a row of so many pixels. */
  private static final float[] PER_STEP = new float[CellBinner.TILE + 1];

  static {
    for (int count = 0; count < PER_STEP.length; count++) {
      PER_STEP[count] = 1f / Math.max(1, count - 1);
    }
  }

  private final long[] gains;
  private final float[] atCorner = new float[3];
  private final float[] byX = new float[3];
  private final float[] byY = new float[3];
  private boolean flat;
  private boolean straight;
  private long firstPixel;
  private long stepDown;
  private long gain = NONE;
  private long step;

  /**
   * Rows of gains.
   *
   * @param gains [V] packed, read when a cell or triangle is selected; empty for avatars that
   *     cannot be lit
   */
  LitSpan(long[] gains) {
    this.gains = gains;
    flat = gains.length == 0;
    straight = flat;
  }

  /** Takes a cell of an avatar that can be lit, by its corners. */
  void selectCell(int a, int b, int c, int d) {
    long first = gains[a];
    long second = gains[b];
    long third = gains[c];
    long fourth = gains[d];
    flat =
        within(first - second, FLAT) && within(first - third, FLAT) && within(first - fourth, FLAT);
    if (flat) {
      long mean = (first + second + third + fourth) >>> 2 & QUARTER;
      gain = within(mean - UNLIT, UNSEEN) ? NONE : mean + HALVES;
      step = 0;
    }
    straight = flat || within(first - second + (third - fourth), STRAIGHT);
  }

  /** Whether no channel of a difference exceeds the bound that was added to the bias. */
  private static boolean within(long difference, long bound) {
    return ((bound + difference) & (bound - difference) & BIAS) == BIAS;
  }

  /** Whether the whole cell has one gain, so that neither triangles nor rows need be selected. */
  boolean isFlat() {
    return flat;
  }

  /** Whether one gradient holds for the whole cell. */
  boolean isStraight() {
    return straight;
  }

  /**
   * Takes a straight cell as a whole, of which {@link #atPixel} tells.
   *
   * @param quad the same cell
   * @param dx from its middle to a pixel, from which others are counted
   */
  void selectQuad(CellQuad quad, int a, int b, int c, int d, float dx, float dy) {
    firstPixel = 0;
    step = 0;
    stepDown = 0;
    for (int channel = 2; channel >= 0; channel--) {
      float ga = PackedGain.channel(gains[a], channel);
      float gb = PackedGain.channel(gains[b], channel);
      float gc = PackedGain.channel(gains[c], channel);
      float gd = PackedGain.channel(gains[d], channel);
      float byColumn = 0.5f * (gb - ga + (gc - gd));
      float byRow = 0.5f * (gd - ga + (gc - gb));
      float byX = byColumn * quad.columnByX + byRow * quad.rowByX;
      float byY = byColumn * quad.columnByY + byRow * quad.rowByY;
      float first = 0.25f * (ga + gb + gc + gd) + dx * byX + dy * byY;
      // sums instead of bits side by side: lanes may be negative here
      firstPixel = (firstPixel << LANE) + (long) (first * ONE);
      step = (step << LANE) + (long) (byX * ONE);
      stepDown = (stepDown << LANE) + (long) (byY * ONE);
    }
    firstPixel += HALVES;
  }

  /** Takes a row of the selected quad that begins some pixels to the right and down. */
  void atPixel(int right, int down) {
    gain = firstPixel + right * step + down * stepDown;
  }

  /** Takes a triangle; the four factors give the gradient of what varies linearly across it. */
  void selectTriangle(int a, int b, int c, float byXB, float byXC, float byYB, float byYC) {
    for (int channel = 0; channel < 3; channel++) {
      float first = PackedGain.channel(gains[a], channel);
      float toB = PackedGain.channel(gains[b], channel) - first;
      float toC = PackedGain.channel(gains[c], channel) - first;
      atCorner[channel] = first;
      byX[channel] = toB * byXB + toC * byXC;
      byY[channel] = toB * byYB + toC * byYC;
    }
  }

  /** Takes a row that begins at an offset from the triangle's corner a, in pixels. */
  void begin(float dx, float dy, int count) {
    float red = at(0, dx, dy);
    float green = at(1, dx, dy);
    float blue = at(2, dx, dy);
    gain = PackedGain.of(red, green, blue) + HALVES;
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
