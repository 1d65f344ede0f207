package org.understudy.tracking.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.understudy.tracking.capture.VideoFrame;

class RegionSamplerTest {
  /** Weights have nine bits. */
  private static final float TOLERANCE = 255 * 2f / 512;

  private static VideoFrame noise(int width, int height) {
    byte[] rgb = new byte[3 * width * height];
    new Random(5).nextBytes(rgb);
    return new VideoFrame(rgb, width, height, 0, 0);
  }

  private static int value(VideoFrame frame, int x, int y, int channel) {
    return frame.rgb()[3 * (y * frame.width() + x) + channel] & 255;
  }

  @Test
  void regionOfPixelsIsCopiedExactly() {
    VideoFrame frame = noise(13, 11);
    float[] out = new float[3 * 4 * 4];
    RegionSampler.sample(
        frame, new Region(5, 6, 4, 0), 4, 0, 255, RegionSampler.Border.NEAREST, out);
    for (int y = 0; y < 4; y++) {
      for (int x = 0; x < 4; x++) {
        for (int c = 0; c < 3; c++) {
          assertThat(out[3 * (4 * y + x) + c])
              .isCloseTo(value(frame, 3 + x, 4 + y, c), within(1e-3f));
        }
      }
    }
  }

  @Test
  void quarterTurnsTurnThePicture() {
    VideoFrame frame = noise(6, 6);
    float[] out = new float[3 * 36];
    RegionSampler.sample(
        frame, new Region(3, 3, 6, Math.PI / 2), 6, 0, 255, RegionSampler.Border.NEAREST, out);
    // the region's x axis points down the picture, its y axis to the left
    assertThat(out[3]).isCloseTo(value(frame, 5, 1, 0), within(TOLERANCE));
    assertThat(out[3 * 6]).isCloseTo(value(frame, 4, 0, 0), within(TOLERANCE));
  }

  @ParameterizedTest
  @CsvSource({
    "40.3, 27.1, 21.7, 0.4, 16",
    "10, 5, 60, -0.2, 24",
    "40, 30, 90, 1.3, 32",
    "80, 60, 8, 0.1, 8",
    "31.7, 20.2, 300, 0.5, 16"
  })
  void samplesAgreeWithAPlainReference(
      double centreX, double centreY, double size, double rotation, int side) {
    VideoFrame frame = noise(83, 61);
    Region region = new Region(centreX, centreY, size, rotation);
    for (RegionSampler.Border border : RegionSampler.Border.values()) {
      float[] out = new float[3 * side * side];
      RegionSampler.sample(frame, region, side, -1, 1, border, out);
      for (int i = 0; i < side * side; i++) {
        for (int c = 0; c < 3; c++) {
          int column = i % side;
          int row = i / side;
          double u = (column + 0.5) / side;
          double v = (row + 0.5) / side;
          double sum = bilinear(frame, region.pictureX(u, v), region.pictureY(u, v), c, border);
          double expected = sum / 127.5 - 1;
          assertThat(out[3 * i + c]).isCloseTo((float) expected, within(TOLERANCE / 127));
        }
      }
    }
  }

  @Test
  void muchSmallerRegionsAreAveragesNotSamples() {
    // a checkerboard of single pixels is grey at a quarter of its size
    byte[] rgb = new byte[3 * 64 * 64];
    for (int i = 0; i < rgb.length; i++) {
      int pixel = i / 3;
      rgb[i] = (byte) ((pixel % 64 + pixel / 64) % 2 == 0 ? 0 : 200);
    }
    FramePyramid pyramid = new FramePyramid();
    pyramid.reset(new VideoFrame(rgb, 64, 64, 0, 0));
    float[] out = new float[3 * 16 * 16];
    RegionSampler.sample(
        pyramid, new Region(32, 32, 64, 0.3), 16, 0, 255, RegionSampler.Border.NEAREST, out);
    for (float value : out) {
      assertThat(value).isCloseTo(100, within(0.5f));
    }
  }

  @Test
  void levelsKeepPositions() {
    // brightness rises by 2 per pixel; a region of 4 pixels per sample reads it at its own centres
    byte[] rgb = new byte[3 * 100 * 40];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (i / 3 % 100 * 2);
    }
    FramePyramid pyramid = new FramePyramid();
    pyramid.reset(new VideoFrame(rgb, 100, 40, 0, 0));
    float[] out = new float[3 * 8 * 8];
    RegionSampler.sample(
        pyramid, new Region(50, 20, 32, 0), 8, 0, 255, RegionSampler.Border.NEAREST, out);
    for (int x = 0; x < 8; x++) {
      double centre = 34 + 4 * (x + 0.5);
      assertThat(out[3 * x]).isCloseTo((float) (2 * (centre - 0.5)), within(1.5f));
    }
  }

  private static double bilinear(
      VideoFrame frame, double x, double y, int channel, RegionSampler.Border border) {
    int x0 = (int) Math.floor(x - 0.5);
    int y0 = (int) Math.floor(y - 0.5);
    boolean outside = x0 + 1 < 0 || y0 + 1 < 0 || x0 >= frame.width() || y0 >= frame.height();
    if (outside && border == RegionSampler.Border.BLACK) {
      return 0;
    }
    double right = x - 0.5 - x0;
    double below = y - 0.5 - y0;
    double sum = 0;
    for (int dy = 0; dy <= 1; dy++) {
      for (int dx = 0; dx <= 1; dx++) {
        int px = Math.clamp(x0 + dx, 0, frame.width() - 1);
        int py = Math.clamp(y0 + dy, 0, frame.height() - 1);
        sum +=
            (dx == 1 ? right : 1 - right)
                * (dy == 1 ? below : 1 - below)
                * value(frame, px, py, channel);
      }
    }
    return sum;
  }
}
