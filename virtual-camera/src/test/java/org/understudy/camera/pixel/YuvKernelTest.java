package org.understudy.camera.pixel;

import static org.assertj.core.api.Assertions.assertThat;
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
    Assumptions.assumeTrue(VectorYuvKernel.supported(), "this processor has narrow vectors");
    for (int[] pixels : pictures(width, height)) {
      YuvPlanes expected = YuvPlanes.allocate(width, height, width + 6, width / 2 + 3);
      YuvPlanes actual = YuvPlanes.allocate(width, height, width + 6, width / 2 + 3);
      new ScalarYuvKernel().convert(pixels, expected);
      new VectorYuvKernel().convert(pixels, actual);
      assertThat(actual.y()).isEqualTo(expected.y());
      assertThat(actual.u()).isEqualTo(expected.u());
      assertThat(actual.v()).isEqualTo(expected.v());
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
    YuvPlanes planes = YuvPlanes.allocate(2, 2, 2, 1);
    int[] pixels = new int[4];
    Arrays.fill(pixels, 0xff000000 | blue << 16 | green << 8 | red);
    new ScalarYuvKernel().convert(pixels, planes);
    double luma = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    double u = 128 + 224 / 255.0 * (blue - luma) / 1.8556;
    double v = 128 + 224 / 255.0 * (red - luma) / 1.5748;
    assertThat(planes.y()[3] & 255).isCloseTo((int) Math.round(16 + luma * 219 / 255), within(1));
    assertThat(planes.u()[0] & 255).isCloseTo((int) Math.round(u), within(1));
    assertThat(planes.v()[0] & 255).isCloseTo((int) Math.round(v), within(1));
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
