package org.understudy.trainer.gan.regress;

import java.util.SplittableRandom;

/**
 * Small pictures of faces as networks take them, [3][size][size] 0..1, and what may befall them.
 */
final class FacePicture {
  /** The background of pictures that are not disturbed. */
  static final float[] GREY = {0.5f, 0.5f, 0.5f};

  private static final double MOST_GAIN = 0.35;
  private static final double MOST_GAMMA = 0.3;
  private static final double MOST_NOISE = 0.05;
  private static final int MOST_BLURS = 3;

  private FacePicture() {}

  /** Any colour. */
  static float[] background(SplittableRandom random) {
    return new float[] {
      (float) random.nextDouble(), (float) random.nextDouble(), (float) random.nextDouble()
    };
  }

  /** Exchanges left and right in place. */
  static void mirror(float[] rgb, int size) {
    for (int row = 0; row < 3 * size; row++) {
      for (int x = 0; x < size / 2; x++) {
        int a = row * size + x;
        int b = row * size + size - 1 - x;
        float kept = rgb[a];
        rgb[a] = rgb[b];
        rgb[b] = kept;
      }
    }
  }

  /** Light, colour, contrast, sharpness, noise and a hand before it, in place. */
  static void disturb(float[] rgb, int size, SplittableRandom random) {
    int pixels = size * size;
    int blurs = random.nextInt(MOST_BLURS);
    for (int b = 0; b < blurs; b++) {
      blur(rgb, size);
    }
    double gamma = Math.exp(MOST_GAMMA * random.nextGaussian());
    double light = MOST_GAIN * random.nextGaussian();
    double noise = MOST_NOISE * random.nextDouble();
    for (int c = 0; c < 3; c++) {
      double gain = Math.exp(0.5 * light + 0.3 * MOST_GAIN * random.nextGaussian());
      for (int i = c * pixels; i < (c + 1) * pixels; i++) {
        double value = gain * Math.pow(Math.max(0, rgb[i]), gamma) + noise * random.nextGaussian();
        rgb[i] = (float) Math.clamp(value, 0, 1);
      }
    }
    if (random.nextInt(4) == 0) {
      cover(rgb, size, random);
    }
  }

  private static void cover(float[] rgb, int size, SplittableRandom random) {
    float[] colour = background(random);
    int width = size / 8 + random.nextInt(size / 4);
    int height = size / 8 + random.nextInt(size / 4);
    int left = random.nextInt(size - width);
    int top = random.nextInt(size - height);
    for (int c = 0; c < 3; c++) {
      for (int y = top; y < top + height; y++) {
        int row = (c * size + y) * size;
        java.util.Arrays.fill(rgb, row + left, row + left + width, colour[c]);
      }
    }
  }

  /** A box of three by three, borders repeated. */
  private static void blur(float[] rgb, int size) {
    float[] from = rgb.clone();
    for (int c = 0; c < 3; c++) {
      for (int y = 0; y < size; y++) {
        for (int x = 0; x < size; x++) {
          float sum = 0;
          for (int k = 0; k < 9; k++) {
            int yy = Math.clamp(y + k / 3 - 1, 0, size - 1);
            int xx = Math.clamp(x + k % 3 - 1, 0, size - 1);
            sum += from[(c * size + yy) * size + xx];
          }
          rgb[(c * size + y) * size + x] = sum / 9;
        }
      }
    }
  }
}
