package org.understudy.avatar.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.understudy.avatar.RgbaImage;

class BackgroundTest {

  @Test
  void aColourShowsWhereTheFrameIsTransparent() {
    Random random = new Random(4);
    RgbaImage frame = new RgbaImage(50, 41);
    for (int i = 0; i < frame.pixels().length; i++) {
      int a = random.nextInt(256);
      frame.pixels()[i] =
          RgbaImage.pack(random.nextInt(a + 1), random.nextInt(a + 1), random.nextInt(a + 1), a);
    }
    int[] before = frame.pixels().clone();
    Background.colour(200, 10, 255).compose(frame);
    for (int i = 0; i < before.length; i++) {
      double through = 1 - RgbaImage.alpha(before[i]) / 255.0;
      int pixel = frame.pixels()[i];
      assertThat(RgbaImage.alpha(pixel)).isEqualTo(255);
      assertNear(RgbaImage.red(pixel), RgbaImage.red(before[i]) + 200 * through);
      assertNear(RgbaImage.green(pixel), RgbaImage.green(before[i]) + 10 * through);
      assertNear(RgbaImage.blue(pixel), RgbaImage.blue(before[i]) + 255 * through);
    }
  }

  private static void assertNear(int found, double expected) {
    assertThat((double) found).isBetween(expected - 1, expected + 1);
  }

  @Test
  void transparentChangesNothing() {
    RgbaImage frame = new RgbaImage(2, 1, new int[] {0, 0x80402010});
    Background.transparent().compose(frame);
    assertThat(frame.pixels()).containsExactly(0, 0x80402010);
  }

  @Test
  void aPictureFillsTheFrameAndIsCutAtItsSides() {
    RgbaImage wide = new RgbaImage(6, 2);
    for (int y = 0; y < 2; y++) {
      for (int x = 0; x < 6; x++) {
        wide.pixels()[y * 6 + x] = RgbaImage.pack(40 * x, 100 * y, 0, 255);
      }
    }
    RgbaImage frame = new RgbaImage(2, 2);
    Background background = Background.picture(wide);
    background.compose(frame);
    assertThat(frame.pixels())
        .containsExactly(
            RgbaImage.pack(80, 0, 0, 255),
            RgbaImage.pack(120, 0, 0, 255),
            RgbaImage.pack(80, 100, 0, 255),
            RgbaImage.pack(120, 100, 0, 255));
    RgbaImage small = new RgbaImage(1, 1);
    background.compose(small);
    assertThat(small.pixel(0, 0)).isEqualTo(RgbaImage.pack(100, 50, 0, 255));
  }

  @Test
  void rejectsColoursOutOfRange() {
    assertThatThrownBy(() -> Background.colour(256, 0, 0)).hasMessageContaining("0..255");
  }
}
