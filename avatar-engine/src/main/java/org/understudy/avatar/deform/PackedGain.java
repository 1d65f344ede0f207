package org.understudy.avatar.deform;

/**
 * The gains of three channels side by side in one long: red in the lowest {@value #LANE} bits, then
 * green, then blue, with {@value #FRACTION} fractional bits each. Gains are within {@link
 * Relighting#LEAST_GAIN}..{@link Relighting#MOST_GAIN}, which leaves three bits of every lane free:
 * up to eight of them may be added, and differences stay apart once something is added that keeps
 * every lane above zero.
 */
public final class PackedGain {
  /** Bits of a channel. */
  public static final int LANE = 21;

  /** Bits behind the point. */
  public static final int FRACTION = 16;

  private static final float ONE = 1 << FRACTION;
  private static final float PER_ONE = 1 / ONE;
  private static final int MASK = (1 << LANE) - 1;

  private PackedGain() {}

  /** Gains packed, rounded to the nearest. */
  public static long of(float red, float green, float blue) {
    return (long) (int) (red * ONE + 0.5f)
        | (long) (int) (green * ONE + 0.5f) << LANE
        | (long) (int) (blue * ONE + 0.5f) << (2 * LANE);
  }

  /** The same number in all three lanes. */
  public static long even(int fixed) {
    return fixed | (long) fixed << LANE | (long) fixed << (2 * LANE);
  }

  /**
   * One gain.
   *
   * @param channel 0 red, 1 green, 2 blue
   */
  public static float channel(long gain, int channel) {
    return ((int) (gain >>> (LANE * channel)) & MASK) * PER_ONE;
  }
}
