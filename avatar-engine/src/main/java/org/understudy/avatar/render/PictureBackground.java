package org.understudy.avatar.render;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.understudy.avatar.RgbaImage;

/** A picture that fills the frame, sharp or blurred; see {@link Background#picture}. */
final class PictureBackground implements Background {
  private final RgbaImage original;
  private final double blurShare;
  private @Nullable RgbaImage fitted;

  /**
   * A background.
   *
   * @param original the picture, opaque where it is blurred
   * @param blurShare radius of the blur by the frame's height, 0 where it stays sharp
   */
  PictureBackground(RgbaImage original, double blurShare) {
    this.original = original;
    this.blurShare = blurShare;
  }

  @Override
  public void prepare(int width, int height) {
    RgbaImage picture = fitted;
    if (picture == null || picture.width() != width || picture.height() != height) {
      fitted = fit(width, height);
    }
  }

  @Override
  public void putBehind(int[] pixels, int from, int to) {
    int[] behind = Objects.requireNonNull(fitted, "prepare comes first").pixels();
    for (int i = from; i < to; i++) {
      pixels[i] = PackedOver.over(pixels[i], behind[i]);
    }
  }

  @Override
  public void fill(int[] pixels, int from, int to) {
    int[] behind = Objects.requireNonNull(fitted, "prepare comes first").pixels();
    System.arraycopy(behind, from, pixels, from, to - from);
  }

  private RgbaImage fit(int width, int height) {
    double radius = blurShare * height;
    if (radius == 0) {
      return covering(original, width, height);
    }
    int reduction = DiscBlur.reduction(radius);
    RgbaImage small =
        covering(original, Math.ceilDiv(width, reduction), Math.ceilDiv(height, reduction));
    return DiscBlur.blurred(small, radius, width, height);
  }

  /** The middle of a picture at another size, each pixel the mean of the area it covers. */
  private static RgbaImage covering(RgbaImage picture, int width, int height) {
    double scale = Math.min((double) picture.width() / width, (double) picture.height() / height);
    double left = (picture.width() - scale * width) / 2;
    double top = (picture.height() - scale * height) / 2;
    int samples = Math.max(1, (int) Math.ceil(scale));
    RgbaImage out = new RgbaImage(width, height);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        out.pixels()[y * width + x] =
            mean(picture, left + x * scale, top + y * scale, scale, samples);
      }
    }
    return out;
  }

  private static int mean(RgbaImage picture, double left, double top, double size, int samples) {
    int[] sums = new int[4];
    for (int j = 0; j < samples; j++) {
      for (int i = 0; i < samples; i++) {
        int x = (int) Math.clamp(left + (i + 0.5) / samples * size, 0, picture.width() - 1);
        int y = (int) Math.clamp(top + (j + 0.5) / samples * size, 0, picture.height() - 1);
        for (int channel = 0; channel < 4; channel++) {
          sums[channel] += picture.pixel(x, y) >>> (8 * channel) & 255;
        }
      }
    }
    int half = samples * samples / 2;
    return RgbaImage.pack(
        (sums[0] + half) / (samples * samples),
        (sums[1] + half) / (samples * samples),
        (sums[2] + half) / (samples * samples),
        (sums[3] + half) / (samples * samples));
  }
}
