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
}
