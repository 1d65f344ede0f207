package org.understudy.app.window.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.understudy.app.guide.LightReading;
import org.understudy.tracking.capture.VideoFrame;

class LightMeterTest {
  /** Left half of one grey, right half of another. */
  private static VideoFrame halves(int width, int height, int left, int right) {
    byte[] rgb = new byte[3 * width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int c = 0; c < 3; c++) {
          rgb[3 * (y * width + x) + c] = (byte) (2 * x < width ? left : right);
        }
      }
    }
    return new VideoFrame(rgb, width, height, 0, 0);
  }

  @Test
  void halvesAreToldApart() {
    LightReading light = LightMeter.measure(halves(640, 480, 51, 204), 320, 240, 200);
    assertThat(light.left()).isCloseTo(0.2, within(0.01));
    assertThat(light.right()).isCloseTo(0.8, within(0.01));
    assertThat(light.mean()).isCloseTo(0.5, within(0.01));
    assertThat(light.burnt()).isZero();
  }

  @Test
  void burntPixelsAreCounted() {
    LightReading light = LightMeter.measure(halves(640, 480, 100, 255), 320, 240, 200);
    assertThat(light.burnt()).isCloseTo(0.5, within(0.02));
  }

  @Test
  void aFaceThatReachesOutIsMeasuredWhereItIsSeen() {
    LightReading light = LightMeter.measure(halves(64, 48, 100, 100), 0, 24, 60);
    assertThat(light.left()).isCloseTo(100 / 255.0, within(0.01));
    assertThat(light.right()).isCloseTo(100 / 255.0, within(0.01));
    assertThat(LightMeter.measure(halves(64, 48, 100, 100), -500, -500, 60).mean()).isZero();
  }
}
