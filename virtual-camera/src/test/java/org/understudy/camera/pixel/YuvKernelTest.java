package org.understudy.camera.pixel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YuvKernelTest {
  @ParameterizedTest
  @CsvSource({"2,2", "14,2", "16,4", "18,6", "62,10", "64,48", "130,34", "512,16"})
  void vectorKernelGivesTheSameBytes(int width, int height) {
    Assumptions.assumeTrue(VectorYuvRows.supported(), "this processor has narrow vectors");
    for (YuvMatrix matrix : YuvMatrix.values()) {
      for (int[] pixels : pictures(width, height)) {
        YuvPlanes expected = YuvPlanes.allocate(width, height, width + 6, width / 2 + 3);
        YuvPlanes actual = YuvPlanes.allocate(width, height, width + 6, width / 2 + 3);
        YuvKernel.scalar(matrix).convert(pixels, expected);
        YuvKernel.vector(matrix).convert(pixels, actual);
        assertThat(actual.y()).isEqualTo(expected.y());
        assertThat(actual.u()).isEqualTo(expected.u());
        assertThat(actual.v()).isEqualTo(expected.v());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"2,1", "2,3", "6,5", "14,2", "16,1", "18,7", "62,9", "130,33", "512,16"})
  void vectorKernelGivesTheSameYuy2(int width, int height) {
    Assumptions.assumeTrue(VectorYuvRows.supported(), "this processor has narrow vectors");
    for (YuvMatrix matrix : YuvMatrix.values()) {
      for (int[] pixels : pictures(width, height)) {
        int stride = 2 * width + 5;
        Yuy2Picture expected = new Yuy2Picture(width, height, stride, new byte[height * stride]);
        Yuy2Picture actual = new Yuy2Picture(width, height, stride, new byte[height * stride]);
        YuvKernel.scalar(matrix).convert(pixels, expected);
        YuvKernel.vector(matrix).convert(pixels, actual);
        assertThat(actual.bytes()).isEqualTo(expected.bytes());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"2,2", "6,4", "14,2", "16,2", "18,6", "62,10", "130,34", "512,16"})
  void vectorKernelGivesTheSameNv12(int width, int height) {
    Assumptions.assumeTrue(VectorYuvRows.supported(), "this processor has narrow vectors");
    for (YuvMatrix matrix : YuvMatrix.values()) {
      for (int[] pixels : pictures(width, height)) {
        int stride = width + 3;
        byte[] storage = new byte[height / 2 * 3 * stride];
        Nv12Picture expected = new Nv12Picture(width, height, stride, storage);
        Nv12Picture actual = new Nv12Picture(width, height, stride, storage.clone());
        YuvKernel.scalar(matrix).convert(pixels, expected);
        YuvKernel.vector(matrix).convert(pixels, actual);
        assertThat(actual.bytes()).isEqualTo(expected.bytes());
      }
    }
  }

  private static int[][] pictures(int width, int height) {
    int[] white = new int[width * height];
    Arrays.fill(white, -1);
    int[] noise = new Random(7).ints((long) width * height).toArray();
    return new int[][] {new int[width * height], white, noise};
  }

  @ParameterizedTest
  @CsvSource({"0,0,0", "255,255,255", "255,0,0", "0,255,0", "0,0,255", "12,200,77", "128,128,128"})
  void agreesWithTheFormulaOfBt709(int red, int green, int blue) {
    double luma = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    double u = 128 + 224 / 255.0 * (blue - luma) / 1.8556;
    double v = 128 + 224 / 255.0 * (red - luma) / 1.5748;
    assertColour(YuvMatrix.BT709_VIDEO, pixel(red, green, blue), 16 + luma * 219 / 255, u, v);
  }

  @ParameterizedTest
  @CsvSource({"0,0,0", "255,255,255", "255,0,0", "0,255,0", "0,0,255", "255,255,0", "12,200,77"})
  void agreesWithTheFormulasOfBt601(int red, int green, int blue) {
    double luma = 0.299 * red + 0.587 * green + 0.114 * blue;
    double u = (blue - luma) / 1.772;
    double v = (red - luma) / 1.402;
    int pixel = pixel(red, green, blue);
    assertColour(
        YuvMatrix.BT601_VIDEO,
        pixel,
        16 + luma * 219 / 255,
        128 + u * 224 / 255,
        128 + v * 224 / 255);
    assertColour(YuvMatrix.JPEG, pixel, luma, Math.min(255, 128 + u), Math.min(255, 128 + v));
  }

  private static int pixel(int red, int green, int blue) {
    return 0xff000000 | blue << 16 | green << 8 | red;
  }

  /** Checks all layouts, to one unit, which covers the rounding of the fixed point. */
  private static void assertColour(YuvMatrix matrix, int pixel, double y, double u, double v) {
    int[] pixels = new int[4];
    Arrays.fill(pixels, pixel);
    YuvKernel kernel = YuvKernel.scalar(matrix);
    YuvPlanes planes = YuvPlanes.allocate(2, 2, 2, 1);
    kernel.convert(pixels, planes);
    Yuy2Picture packed = Yuy2Picture.allocate(2, 2);
    kernel.convert(pixels, packed);
    Nv12Picture interleaved = Nv12Picture.allocate(2, 2);
    kernel.convert(pixels, interleaved);
    byte[][] samples = {
      {planes.y()[3], packed.bytes()[0], packed.bytes()[6], interleaved.bytes()[3]},
      {planes.u()[0], packed.bytes()[1], packed.bytes()[5], interleaved.bytes()[4]},
      {planes.v()[0], packed.bytes()[3], packed.bytes()[7], interleaved.bytes()[5]},
    };
    double[] expected = {y, u, v};
    for (int channel = 0; channel < 3; channel++) {
      for (byte sample : samples[channel]) {
        assertThat(sample & 255).isCloseTo((int) Math.round(expected[channel]), within(1));
      }
    }
  }

  @Test
  void chromaIsTheMeanOfThePixelsItStandsFor() {
    int[] pixels = {pixel(255, 0, 0), pixel(0, 0, 255), pixel(0, 0, 0), pixel(0, 0, 0)};
    Yuy2Picture packed = Yuy2Picture.allocate(2, 2);
    YuvKernel.scalar(YuvMatrix.BT601_VIDEO).convert(pixels, packed);
    Nv12Picture interleaved = Nv12Picture.allocate(2, 2);
    YuvKernel.scalar(YuvMatrix.BT601_VIDEO).convert(pixels, interleaved);
    // red has U 90 and V 240, blue 240 and 110, black 128 and 128
    assertThat(packed.bytes()).containsExactly(bytes(81, 165, 41, 175, 16, 128, 16, 128));
    assertThat(interleaved.bytes()).containsExactly(bytes(81, 41, 16, 16, 147, 151));
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  @Test
  void refusesStorageThatDoesNotFit() {
    assertThatThrownBy(() -> Yuy2Picture.allocate(3, 2)).hasMessageContaining("got 3x2");
    assertThatThrownBy(() -> Nv12Picture.allocate(4, 3)).hasMessageContaining("got 4x3");
    assertThatThrownBy(() -> new Yuy2Picture(4, 2, 7, new byte[99]))
        .hasMessageContaining("stride of 7");
    assertThatThrownBy(() -> new Nv12Picture(4, 2, 4, new byte[11]))
        .hasMessageContaining("11 bytes");
  }

  @Test
  void splitsAlphaFromPremultipliedColour() {
    int[] pixels = {0x80402010, 0xff010203, 0, 0x01010101};
    int[] straight = new int[4];
    byte[] alpha = new byte[4];
    StraightAlpha.split(pixels, 2, 2, straight, alpha, 2);
    assertThat(alpha).containsExactly((byte) 128, (byte) 255, (byte) 0, (byte) 1);
    assertThat(straight).containsExactly(0x80804020, 0xff010203, 0, 0x01ffffff);
  }
}
