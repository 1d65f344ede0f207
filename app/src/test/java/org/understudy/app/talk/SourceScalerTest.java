package org.understudy.app.talk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.understudy.tracking.capture.VideoFrame;

class SourceScalerTest {
  @Test
  void theSameSizeIsACopy() {
    byte[] rgb = new byte[3 * 6 * 4];
    new Random(3).nextBytes(rgb);
    int[] out = new int[24];
    new SourceScaler(6, 4, 6, 4).scale(new VideoFrame(rgb, 6, 4, 0, 0), out);
    for (int i = 0; i < 24; i++) {
      int expected =
          0xff000000
              | (rgb[3 * i + 2] & 255) << 16
              | (rgb[3 * i + 1] & 255) << 8
              | (rgb[3 * i] & 255);
      assertThat(out[i]).isEqualTo(expected);
    }
  }

  @Test
  void halvingAveragesNeighbours() {
    byte[] rgb = {0, 0, 0, 100, 100, 100, 20, 20, 20, 120, 120, 120};
    int[] out = new int[1];
    new SourceScaler(2, 2, 1, 1).scale(new VideoFrame(rgb, 2, 2, 0, 0), out);
    assertThat(out[0]).isEqualTo(0xff3c3c3c);
  }

  @Test
  void widthsKeepTheProportionsAndAreEven() {
    assertThat(SourceScaler.widthFor(1280, 720, 512)).isEqualTo(910);
    assertThat(SourceScaler.widthFor(720, 1080, 512)).isEqualTo(342);
    assertThat(SourceScaler.widthFor(3, 1000, 512)).isEqualTo(16);
  }
}
