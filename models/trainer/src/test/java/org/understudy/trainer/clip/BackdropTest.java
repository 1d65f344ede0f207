package org.understudy.trainer.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackdropTest {
  private static final int W = 96;
  private static final int H = 64;
  private static final int RADIUS = 14;

  /** A dark disc before a bright wall with a red stripe; the mask knows the disc only roughly. */
  private static Backdrop.Unmatted picture(int middle) {
    float[][] rgb = new float[3][W * H];
    float[] mask = new float[W * H];
    for (int i = 0; i < W * H; i++) {
      double away = Math.hypot(i % W - middle, i / W - H / 2);
      boolean disc = away < RADIUS;
      boolean stripe = i % W >= 58 && i % W < 62;
      rgb[0][i] = disc ? 0.2f : 0.9f;
      rgb[1][i] = disc ? 0.15f : stripe ? 0.1f : 0.85f;
      rgb[2][i] = disc ? 0.1f : stripe ? 0.1f : 0.8f;
      mask[i] = (float) Math.clamp((RADIUS + 9 - away) / 9.2, 0, 1);
    }
    return new Backdrop.Unmatted(rgb, mask);
  }

  @Test
  void whatStandsStillBehindThePersonIsCutAway() {
    List<Backdrop.Unmatted> pictures = new ArrayList<>();
    for (int middle = 22; middle <= 42; middle += 2) {
      pictures.add(picture(middle));
    }
    byte[] rgba = Backdrop.of(pictures, W, H).matted(picture(42));
    int row = H / 2 * W;
    // the stripe four pixels beside the disc, where the mask believes in a person by half; the
    // last filter carries a little of the disc across
    float alone = alpha(Backdrop.of(List.of(picture(42)), W, H).matted(picture(42)), row + 60);
    assertThat(alpha(rgba, row + 60)).isLessThan(0.2f).isLessThan(0.5f * alone);
    assertThat(alpha(rgba, row + 42)).isCloseTo(1, within(0.01f));
    assertThat(alpha(rgba, row + 42 - RADIUS + 3)).isGreaterThan(0.9f);
    // no picture shows the wall here, so that the mask has the say, which believes by half
    assertThat(alpha(rgba, row + 42 - RADIUS - 4)).isBetween(0.2f, 0.55f);
    assertThat(alpha(rgba, row + 90)).isZero();
  }

  @Test
  void coloursArePremultipliedWithoutTheBackdropsLight() {
    List<Backdrop.Unmatted> pictures = List.of(picture(24), picture(48), picture(70));
    byte[] rgba = Backdrop.of(pictures, W, H).matted(picture(48));
    for (int i = 0; i < W * H; i++) {
      for (int c = 0; c < 3; c++) {
        assertThat(rgba[4 * i + c] & 255).isLessThanOrEqualTo(rgba[4 * i + 3] & 255);
      }
    }
    assertThat(rgba[4 * (H / 2 * W + 48)] & 255).isEqualTo(51);
  }

  private static float alpha(byte[] rgba, int pixel) {
    return (rgba[4 * pixel + 3] & 255) / 255f;
  }
}
