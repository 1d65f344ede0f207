package org.understudy.avatar.reference;

import org.understudy.avatar.RgbaImage;

/**
 * How far a picture is from the reference, and where: over the foreground (reference alpha of 0.02
 * or more), and apart for its pixels with folds, at edges, and with failures of the inverse, so
 * that a low figure says where it comes from. A pixel may count in more than one group.
 *
 * @param foreground all foreground pixels
 * @param folded pixels whose ray meets some sheet more than once
 * @param edges pixels beside a step of alpha of more than a quarter
 * @param failed pixels where the inverse deformation failed somewhere
 * @param plain foreground pixels of none of these groups
 * @param difference the picture of differences, amplified four times around grey
 */
public record ReferenceComparison(
    Group foreground, Group folded, Group edges, Group failed, Group plain, RgbaImage difference) {

  private static final double FOREGROUND_ALPHA = 0.02;
  private static final double EDGE_STEP = 0.25;

  /**
   * Pixels with something in common.
   *
   * @param pixels their number
   * @param meanSquaredError of the premultiplied colours, 1 is the full range
   */
  public record Group(int pixels, double meanSquaredError) {
    /** Peak signal-to-noise ratio in dB, infinite where nothing differs or the group is empty. */
    public double psnr() {
      return -10 * Math.log10(meanSquaredError);
    }
  }

  /** Compares a picture with the reference of the same size. */
  public static ReferenceComparison of(ReferenceImage reference, RgbaImage picture) {
    if (picture.width() != reference.width() || picture.height() != reference.height()) {
      throw new IllegalArgumentException(
          "a picture of %dx%d is compared with one of that size, got %dx%d"
              .formatted(reference.width(), reference.height(), picture.width(), picture.height()));
    }
    Sum[] sums = {new Sum(), new Sum(), new Sum(), new Sum(), new Sum()};
    RgbaImage difference = new RgbaImage(picture.width(), picture.height());
    for (int y = 0; y < picture.height(); y++) {
      for (int x = 0; x < picture.width(); x++) {
        int p = y * picture.width() + x;
        double error = 0;
        int packed = 0xff000000;
        for (int channel = 0; channel < 3; channel++) {
          double d =
              (picture.pixels()[p] >>> (8 * channel) & 255) / 255.0
                  - Math.clamp(reference.rgba()[4 * p + channel], 0, 1);
          error += d * d / 3;
          packed |= Math.clamp(Math.round(128 + 4 * 255 * d), 0, 255) << (8 * channel);
        }
        difference.pixels()[p] = packed;
        if (reference.rgba()[4 * p + 3] >= FOREGROUND_ALPHA) {
          boolean fold = reference.folds()[p] > 0;
          boolean edge = edge(reference, x, y);
          boolean failure = reference.failures()[p] > 0;
          sums[0].add(true, error);
          sums[1].add(fold, error);
          sums[2].add(edge, error);
          sums[3].add(failure, error);
          sums[4].add(!fold && !edge && !failure, error);
        }
      }
    }
    return new ReferenceComparison(
        sums[0].group(),
        sums[1].group(),
        sums[2].group(),
        sums[3].group(),
        sums[4].group(),
        difference);
  }

  private static boolean edge(ReferenceImage image, int x, int y) {
    double low = 1;
    double high = 0;
    for (int dy = -1; dy <= 1; dy++) {
      for (int dx = -1; dx <= 1; dx++) {
        int nx = Math.clamp(x + dx, 0, image.width() - 1);
        int ny = Math.clamp(y + dy, 0, image.height() - 1);
        double alpha = image.rgba()[4 * (ny * image.width() + nx) + 3];
        low = Math.min(low, alpha);
        high = Math.max(high, alpha);
      }
    }
    return high - low > EDGE_STEP;
  }

  private static final class Sum {
    private int count;
    private double squares;

    void add(boolean belongs, double error) {
      if (belongs) {
        count++;
        squares += error;
      }
    }

    Group group() {
      return new Group(count, count == 0 ? 0 : squares / count);
    }
  }

  @Override
  public String toString() {
    return "foreground %.1f dB (%d px), plain %.1f dB (%d px), folded %.1f dB (%d px), edges %.1f dB (%d px), inverse failed at %d px"
        .formatted(
            foreground.psnr(),
            foreground.pixels(),
            plain.psnr(),
            plain.pixels(),
            folded.psnr(),
            folded.pixels(),
            edges.psnr(),
            edges.pixels(),
            failed.pixels());
  }
}
