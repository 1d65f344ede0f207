package org.understudy.avatar.render;

/**
 * Eq. 8 in plain Java with 16 fractional bits. The one to read, and the one the vector
 * implementation is tested against.
 */
final class ScalarCompositor implements FragmentCompositor {
  /** All of the light. */
  static final int ONE = 1 << 16;

  @Override
  public void composite(int[] colours, int[] counts, int[] out, int[] sums) {
    for (int pixel = 0; pixel < FragmentLists.AREA; pixel++) {
      int count = counts[pixel];
      // nothing to composite where one sees one fragment or none
      out[pixel] = count == 0 ? 0 : count == 1 ? colours[pixel] : composite(colours, count, pixel);
    }
  }

  private static int composite(int[] colours, int count, int pixel) {
    int red = ONE / 2;
    int green = ONE / 2;
    int blue = ONE / 2;
    int transmittance = ONE;
    for (int k = 0; k < count; k++) {
      int colour = colours[k * FragmentLists.AREA + pixel];
      red += (colour & 255) * transmittance;
      green += (colour >>> 8 & 255) * transmittance;
      blue += (colour >>> 16 & 255) * transmittance;
      int alpha = colour >>> 24;
      transmittance -= (transmittance * alpha + 127) / 255;
    }
    int alpha = ((ONE - transmittance) * 255 + ONE / 2) >>> 16;
    return Math.min(255, red >>> 16)
        | Math.min(255, green >>> 16) << 8
        | Math.min(255, blue >>> 16) << 16
        | alpha << 24;
  }
}
