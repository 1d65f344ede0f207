package org.understudy.trainer.studio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HairTextureTest {
  private static final float[] BROWN = {0.05f, 0.03f, 0.02f};

  /** Stripes down the picture, straight or all ways. */
  private static LinearImage strands(boolean straight) {
    int n = 64;
    float[] texels = new float[4 * n * n];
    for (int y = 0; y < n; y++) {
      for (int x = 0; x < n; x++) {
        double bend = straight ? 0 : 9 * Math.sin(x * 0.7) * Math.sin(y * 0.9);
        float shade = 0.3f + 0.2f * (float) Math.sin(straight ? x * 1.5 : x + bend);
        int at = 4 * (y * n + x);
        texels[at] = texels[at + 1] = texels[at + 2] = shade;
        texels[at + 3] = 1;
      }
    }
    return new LinearImage(n, n, texels);
  }

  private static double brightness(float grey) {
    float[] texels =
        HairTexture.of(HairGrain.of(strands(true)), BROWN, 1, grey, 3).colour().texels();
    double sum = 0;
    for (int i = 0; i < texels.length; i += 4) {
      sum += texels[i] + texels[i + 1] + texels[i + 2];
    }
    return sum / texels.length * 4 / 3;
  }

  @Test
  void hairTurnsGreyStrandByStrand() {
    double none = brightness(0);
    double some = brightness(0.3f);
    double all = brightness(0.95f);
    assertThat(none).isBetween(0.02, 0.06);
    assertThat(some).isGreaterThan(1.3 * none);
    assertThat(all).isGreaterThan(2 * some);
  }

  @Test
  void straightHairShinesMoreThanCurls() {
    float straight = HairTexture.of(HairGrain.of(strands(true)), BROWN, 1, 0, 3).gloss();
    float curled = HairTexture.of(HairGrain.of(strands(false)), BROWN, 1, 0, 3).gloss();
    assertThat(straight).isGreaterThan(curled + 0.2f);
  }
}
