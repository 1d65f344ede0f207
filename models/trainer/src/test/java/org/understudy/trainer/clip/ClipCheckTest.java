package org.understudy.trainer.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.PortraitPose;

class ClipCheckTest {
  private static final int SIZE = 64;

  /** Stripes of a width within a grey level of one another. */
  private static ClipPictures.Picture stripes(int width, boolean soft, int dark, int light) {
    byte[] rgba = new byte[4 * SIZE * SIZE];
    for (int i = 0; i < SIZE * SIZE; i++) {
      double phase = (i % SIZE) / (double) width;
      double wave = soft ? 0.5 + 0.5 * Math.sin(Math.PI * phase) : ((int) phase) % 2;
      byte value = (byte) (int) (dark + (light - dark) * wave);
      for (int c = 0; c < 3; c++) {
        rgba[4 * i + c] = value;
      }
      rgba[4 * i + 3] = (byte) 255;
    }
    PinholeCamera camera = PinholeCamera.ofVerticalFieldOfView(30, SIZE, SIZE);
    return new ClipPictures.Picture(0, PortraitPose.REST, camera, 100, rgba);
  }

  @Test
  void sharpnessTellsEdgesFromBlurWhateverTheContrast() {
    double sharp = ClipCheck.sharpness(stripes(16, false, 40, 200));
    double faint = ClipCheck.sharpness(stripes(16, false, 90, 150));
    double blurred = ClipCheck.sharpness(stripes(16, true, 40, 200));
    assertThat(sharp).isGreaterThan(3 * blurred);
    assertThat(faint).isCloseTo(sharp, within(0.25 * sharp));
  }

  @Test
  void lightIsThePersonsAndNotTheBackgrounds() {
    ClipPictures.Picture bright = stripes(8, false, 204, 204);
    assertThat(ClipCheck.luma(bright)).isCloseTo(0.8, within(0.01));
    byte[] half = bright.rgba();
    for (int i = 0; i < half.length / 2; i++) {
      half[i] = 0;
    }
    assertThat(ClipCheck.luma(bright)).isCloseTo(0.8, within(0.01));
  }
}
