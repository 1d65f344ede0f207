package org.understudy.trainer.photo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LanczosResamplerTest {
  private static RgbPicture ramp(int width, int height) {
    byte[] rgb = new byte[3 * width * height];
    for (int i = 0; i < width * height; i++) {
      rgb[3 * i] = (byte) (20 + 200 * (i % width) / width);
      rgb[3 * i + 1] = (byte) (20 + 200 * (i / width) / height);
      rgb[3 * i + 2] = (byte) 77;
    }
    return new RgbPicture(width, height, rgb);
  }

  @Test
  void theSameSizeChangesNothing() {
    RgbPicture picture = ramp(33, 21);
    assertThat(LanczosResampler.resized(picture, 33, 21).rgb()).isEqualTo(picture.rgb());
  }

  @Test
  void slopesStaySlopesAtAnySize() {
    RgbPicture picture = ramp(60, 60);
    for (int size : new int[] {17, 40, 150, 241}) {
      RgbPicture other = LanczosResampler.resized(picture, size, size);
      for (int y = size / 6; y < 5 * size / 6; y++) {
        for (int x = size / 6; x < 5 * size / 6; x++) {
          int at = 3 * (y * size + x);
          double expected = 20 + 200 * ((x + 0.5) / size * 60 - 0.5) / 60;
          assertThat(Math.abs((other.rgb()[at] & 255) - expected)).isLessThan(2.5);
          assertThat(other.rgb()[at + 2]).isEqualTo((byte) 77);
        }
      }
    }
  }

  @Test
  void whatIsTooFineForASmallerPictureBecomesGrey() {
    byte[] rgb = new byte[3 * 64 * 64];
    for (int i = 0; i < 64 * 64; i++) {
      byte value = (byte) ((i % 64 + i / 64) % 2 * 255);
      rgb[3 * i] = value;
      rgb[3 * i + 1] = value;
      rgb[3 * i + 2] = value;
    }
    RgbPicture small = LanczosResampler.resized(new RgbPicture(64, 64, rgb), 21, 21);
    for (int y = 3; y < 18; y++) {
      for (int x = 3; x < 18; x++) {
        assertThat(Math.abs((small.rgb()[3 * (y * 21 + x)] & 255) - 127.5)).isLessThan(6);
      }
    }
  }

  @Test
  void reducingTakesMeans() {
    RgbPicture small =
        new RgbPicture(3, 2, new byte[] {1, 2, 3, 3, 4, 5, 9, 9, 9, 5, 6, 7, 7, 8, 9, 9, 9, 9})
            .reduced(2);
    assertThat(small.width()).isEqualTo(1);
    assertThat(small.rgb()).containsExactly(4, 5, 6);
  }
}
