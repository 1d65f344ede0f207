package org.understudy.avatar.tornado;

/** Packed gains, as {@code PackedGain} and {@code LitSpan} have them. */
final class Gains {
  static final int LANE = 21;
  static final float ONE = 65536f;

  /** No change of colours. */
  static final long NONE = 0;

  /** Rounds gains that are cut to eight fractional bits. */
  static final long HALVES = 1L << 7 | 1L << (7 + LANE) | 1L << (7 + 2 * LANE);

  private static final float PER_ONE = 1 / ONE;
  private static final int LANE_MASK = (1 << LANE) - 1;
  private static final int GAIN_MASK = 0x1fff;
  private static final long EACH = 1L | 1L << LANE | 1L << (2 * LANE);
  private static final long BIAS = EACH * (1 << (LANE - 1));
  private static final long QUARTER = EACH * ((1 << (LANE - 2)) - 1);
  private static final long FLAT = BIAS + EACH * (int) (ONE / 190);
  private static final long UNSEEN = BIAS + EACH * (int) (ONE / 256);
  private static final long STRAIGHT = BIAS + EACH * (int) (4 * ONE / 256);
  private static final long UNLIT = EACH * (1 << 16);

  private Gains() {}

  static long pack(float red, float green, float blue) {
    return (long) (int) (red * ONE + 0.5f)
        | (long) (int) (green * ONE + 0.5f) << LANE
        | (long) (int) (blue * ONE + 0.5f) << (2 * LANE);
  }

  /** One gain, 0 red, 1 green, 2 blue. */
  static float channel(long gain, int channel) {
    return ((int) (gain >> (LANE * channel)) & LANE_MASK) * PER_ONE;
  }

  private static boolean within(long difference, long bound) {
    return ((bound + difference) & (bound - difference) & BIAS) == BIAS;
  }

  /** Whether four corners hardly differ. */
  @SuppressWarnings("ShortCircuitBoolean") // see the package
  static boolean flat(long a, long b, long c, long d) {
    return within(a - b, FLAT) & within(a - c, FLAT) & within(a - d, FLAT);
  }

  /** Whether one gradient holds for all of a cell. */
  static boolean straight(long a, long b, long c, long d) {
    return within(a - b + (c - d), STRAIGHT);
  }

  /** The one gain of a flat cell, rounding included, {@link #NONE} where nothing is seen of it. */
  static long mean(long a, long b, long c, long d) {
    long mean = (a + b + c + d) >> 2 & QUARTER;
    return within(mean - UNLIT, UNSEEN) ? NONE : mean + HALVES;
  }

  /** A premultiplied colour times a gain; no channel grows beyond its alpha. */
  static int lit(int colour, long gain) {
    int alpha = colour >> 24 & 255;
    int red = ((colour & 255) * ((int) (gain >> 8) & GAIN_MASK) + 128) >> 8;
    int green = ((colour >> 8 & 255) * ((int) (gain >> (LANE + 8)) & GAIN_MASK) + 128) >> 8;
    int blue = ((colour >> 16 & 255) * ((int) (gain >> (2 * LANE + 8)) & GAIN_MASK) + 128) >> 8;
    return Math.min(alpha, red)
        | Math.min(alpha, green) << 8
        | Math.min(alpha, blue) << 16
        | alpha << 24;
  }
}
