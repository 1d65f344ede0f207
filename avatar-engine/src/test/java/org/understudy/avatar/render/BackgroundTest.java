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

  @Test
  void aBlurredLampBecomesAnEvenDiscOfTheSameLight() {
    int size = 64;
    RgbaImage lamp = new RgbaImage(size, size);
    lamp.fill(RgbaImage.pack(0, 0, 0, 255));
    lamp.pixels()[32 * size + 32] = -1;
    RgbaImage frame = new RgbaImage(size, size);
    double radius = 6;
    Background.blurredPicture(lamp, radius / size).compose(frame);
    double light = 0;
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        int red = RgbaImage.red(frame.pixel(x, y));
        double away = Math.hypot(x - 32, y - 32);
        if (away > radius + 1) {
          assertThat(red).isZero();
        } else if (away < radius - 1) {
          assertThat(red).isBetween(22, 26);
        }
        light += linear(red);
      }
    }
    assertThat(light).isBetween(0.93, 1.07);
  }

  private static double linear(int value) {
    return value <= 10 ? value / 255.0 / 12.92 : Math.pow((value / 255.0 + 0.055) / 1.055, 2.4);
  }

  @Test
  void blurringKeepsEvenColoursUpToTheEdgesAndWorksAtAnySize() {
    RgbaImage wall = new RgbaImage(90, 50);
    wall.fill(RgbaImage.pack(120, 60, 200, 255));
    for (int[] size : new int[][] {{1, 1}, {7, 33}, {320, 180}, {33, 7}}) {
      for (double share : new double[] {0.002, 0.05, 0.2}) {
        RgbaImage frame = new RgbaImage(size[0], size[1]);
        Background.blurredPicture(wall, share).compose(frame);
        for (int pixel : frame.pixels()) {
          assertThat(RgbaImage.red(pixel)).isBetween(119, 121);
          assertThat(RgbaImage.green(pixel)).isBetween(59, 61);
          assertThat(RgbaImage.blue(pixel)).isBetween(199, 201);
          assertThat(RgbaImage.alpha(pixel)).isEqualTo(255);
        }
      }
    }
    assertThatThrownBy(() -> Background.blurredPicture(wall, 0.5)).hasMessageContaining("0.5");
  }
}
