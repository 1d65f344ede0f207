package org.understudy.avatar;

/** Comparing pictures in tests. */
public final class Pictures {
  private Pictures() {}

  /** PSNR in dB of the colours over the pixels where either picture has alpha. */
  public static double psnr(RgbaImage expected, RgbaImage actual) {
    double squares = 0;
    int count = 0;
    for (int i = 0; i < expected.pixels().length; i++) {
      int a = expected.pixels()[i];
      int b = actual.pixels()[i];
      if (RgbaImage.alpha(a) + RgbaImage.alpha(b) > 5) {
        for (int shift = 0; shift < 24; shift += 8) {
          double d = ((a >>> shift & 255) - (b >>> shift & 255)) / 255.0;
          squares += d * d;
          count++;
        }
      }
    }
    return count == 0 ? Double.POSITIVE_INFINITY : -10 * Math.log10(squares / count);
  }

  /** Differences of the colours, amplified four times around grey, opaque. */
  public static RgbaImage difference(RgbaImage expected, RgbaImage actual) {
    RgbaImage out = new RgbaImage(expected.width(), expected.height());
    for (int i = 0; i < out.pixels().length; i++) {
      int packed = 0xff000000;
      for (int shift = 0; shift < 24; shift += 8) {
        int d = (actual.pixels()[i] >>> shift & 255) - (expected.pixels()[i] >>> shift & 255);
        packed |= Math.clamp(128 + 4 * d, 0, 255) << shift;
      }
      out.pixels()[i] = packed;
    }
    return out;
  }
}
