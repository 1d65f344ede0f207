package org.understudy.avatar.file;

import org.understudy.avatar.RgbaImage;

/**
 * Straight (not premultiplied) colours of a texture whose empty texels are filled smoothly from
 * around by pull-push (Gortler et al. 1996, "The Lumigraph"); texels of low alpha, whose colour is
 * known badly and hardly seen, lean towards their surroundings. Immutable.
 */
final class SmoothFill {
  /** Alpha from which a texel's own colour is taken alone. */
  private static final float SURE_ALPHA = 32;

  private final RgbaImage texture;
  private final float[] colours;

  private SmoothFill(RgbaImage texture, float[] colours) {
    this.texture = texture;
    this.colours = colours;
  }

  static SmoothFill of(RgbaImage texture) {
    int width = texture.width();
    int height = texture.height();
    float[] colours = new float[3 * width * height];
    float[] weights = new float[width * height];
    for (int i = 0; i < weights.length; i++) {
      int pixel = texture.pixels()[i];
      int alpha = RgbaImage.alpha(pixel);
      if (alpha > 0) {
        weights[i] = Math.min(1, alpha / SURE_ALPHA);
        colours[3 * i] = Math.min(255f, RgbaImage.red(pixel) * 255f / alpha);
        colours[3 * i + 1] = Math.min(255f, RgbaImage.green(pixel) * 255f / alpha);
        colours[3 * i + 2] = Math.min(255f, RgbaImage.blue(pixel) * 255f / alpha);
      }
    }
    fill(colours, weights, width, height);
    return new SmoothFill(texture, colours);
  }

  /** Replaces each colour by its mix with the next coarser level, which is filled the same way. */
  private static void fill(float[] colours, float[] weights, int width, int height) {
    if (width == 1 && height == 1) {
      return;
    }
    int halfWidth = (width + 1) / 2;
    int halfHeight = (height + 1) / 2;
    float[] coarse = new float[3 * halfWidth * halfHeight];
    float[] coarseWeights = new float[halfWidth * halfHeight];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int from = y * width + x;
        int to = y / 2 * halfWidth + x / 2;
        coarseWeights[to] += weights[from];
        for (int c = 0; c < 3; c++) {
          coarse[3 * to + c] += weights[from] * colours[3 * from + c];
        }
      }
    }
    for (int i = 0; i < coarseWeights.length; i++) {
      if (coarseWeights[i] > 0) {
        for (int c = 0; c < 3; c++) {
          coarse[3 * i + c] /= coarseWeights[i];
        }
        coarseWeights[i] = Math.min(1, coarseWeights[i]);
      }
    }
    fill(coarse, coarseWeights, halfWidth, halfHeight);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int i = y * width + x;
        if (weights[i] < 1) {
          for (int c = 0; c < 3; c++) {
            float around = bilinear(coarse, halfWidth, halfHeight, x, y, c);
            colours[3 * i + c] = weights[i] * colours[3 * i + c] + (1 - weights[i]) * around;
          }
        }
      }
    }
  }

  private static float bilinear(float[] coarse, int width, int height, int x, int y, int channel) {
    int nearX = x / 2;
    int farX = Math.clamp(nearX + (x % 2 == 0 ? -1 : 1), 0, width - 1);
    int nearY = y / 2;
    int farY = Math.clamp(nearY + (y % 2 == 0 ? -1 : 1), 0, height - 1);
    return (9 * coarse[3 * (nearY * width + nearX) + channel]
            + 3 * coarse[3 * (nearY * width + farX) + channel]
            + 3 * coarse[3 * (farY * width + nearX) + channel]
            + coarse[3 * (farY * width + farX) + channel])
        / 16;
  }

  int width() {
    return texture.width();
  }

  int height() {
    return texture.height();
  }

  /** A colour channel (0 red, 1 green, 2 blue), 0..255. */
  float colour(int channel, int x, int y) {
    return colours[3 * (y * texture.width() + x) + channel];
  }

  /** Alpha of the texture, 0..255. */
  int alpha(int x, int y) {
    return RgbaImage.alpha(texture.pixel(x, y));
  }
}
