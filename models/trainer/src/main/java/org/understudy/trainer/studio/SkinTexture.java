package org.understudy.trainer.studio;

import java.util.Arrays;

/**
 * Skin textures for portraits: enlarged, tinted, with lips painted where the texture is redder than
 * the skin around the mouth.
 */
final class SkinTexture {
  private static final int ENLARGEMENT = 2;

  /** Where MakeHuman's layout has the mouth: left, top, right, bottom as shares of the picture. */
  private static final float[] MOUTH = {0.883f, 0.474f, 0.937f, 0.562f};

  /** Where the inside of the mouth lies, and its linear colour. */
  private static final float[] INSIDE = {0.755f, 0.861f, 0.926f, 0.991f};

  private static final float[] FLESH = {0.42f, 0.13f, 0.12f};

  private SkinTexture() {}

  /** Prepares a texture for a person. */
  static LinearImage of(LinearImage source, StudioPerson person) {
    LinearImage large = source.enlarged(ENLARGEMENT);
    float[] texels = large.texels().clone();
    float[] tint = person.skin().tint().factors();
    for (int i = 0; i < texels.length; i += 4) {
      for (int c = 0; c < 3; c++) {
        texels[i + c] = Math.min(1, texels[i + c] * tint[c]);
      }
    }
    paintInside(texels, large.width(), large.height());
    paintLips(texels, large.width(), large.height(), person);
    return new LinearImage(large.width(), large.height(), texels);
  }

  /** The inside of the mouth has much the same colour in all people. */
  private static void paintInside(float[] texels, int width, int height) {
    for (int y = (int) (INSIDE[1] * height); y < (int) (INSIDE[3] * height); y++) {
      for (int x = (int) (INSIDE[0] * width); x < (int) (INSIDE[2] * width); x++) {
        System.arraycopy(FLESH, 0, texels, 4 * (y * width + x), 3);
      }
    }
  }

  private static void paintLips(float[] texels, int width, int height, StudioPerson person) {
    int x0 = (int) (MOUTH[0] * width);
    int y0 = (int) (MOUTH[1] * height);
    int w = (int) (MOUTH[2] * width) - x0;
    int h = (int) (MOUTH[3] * height) - y0;
    float[] redness = new float[w * h];
    for (int i = 0; i < w * h; i++) {
      int at = 4 * ((y0 + i / w) * width + x0 + i % w);
      redness[i] =
          (texels[at] - texels[at + 1]) / (texels[at] + texels[at + 1] + texels[at + 2] + 1e-4f);
    }
    float[] sorted = redness.clone();
    Arrays.sort(sorted);
    float skin = sorted[sorted.length / 4];
    float lips = sorted[sorted.length * 97 / 100];
    float[] colour = person.skin().lips().linear();
    float middle = 0.5f * (colour[0] + colour[1]);
    for (int i = 0; i < w * h; i++) {
      float mask =
          Math.clamp((redness[i] - skin) / Math.max(0.01f, lips - skin) * 1.7f - 0.45f, 0f, 1f);
      int at = 4 * ((y0 + i / w) * width + x0 + i % w);
      float light = 0.5f * (texels[at] + texels[at + 1]) / middle;
      float amount = mask * person.skin().lipTint();
      for (int c = 0; c < 3; c++) {
        float painted = colour[c] * (0.5f + 0.5f * light);
        texels[at + c] += amount * (Math.min(1, painted) - texels[at + c]);
      }
    }
  }
}
