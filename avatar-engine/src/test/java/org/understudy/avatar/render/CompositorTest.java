package org.understudy.avatar.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.understudy.avatar.RgbaImage;

/** Both kernels of eq. 8 against the direct sum in doubles: one step of 255 at most. */
class CompositorTest {
  static FragmentCompositor[] kernels() {
    return new FragmentCompositor[] {new ScalarCompositor(), new VectorCompositor()};
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void isTheDirectSum(FragmentCompositor kernel) {
    Random random = new Random(9);
    int[] colours = new int[FragmentLists.DEPTH * FragmentLists.AREA];
    int[] counts = new int[FragmentLists.AREA];
    for (int round = 0; round < 20; round++) {
      for (int i = 0; i < colours.length; i++) {
        colours[i] = premultiplied(random, round);
      }
      for (int p = 0; p < counts.length; p++) {
        counts[p] = round == 0 ? 0 : random.nextInt(FragmentLists.DEPTH + 1);
      }
      assertDirectSum(kernel, colours, counts);
    }
  }

  @Test
  void bothGiveTheSameBits() {
    Random random = new Random(10);
    int[] colours = new int[FragmentLists.DEPTH * FragmentLists.AREA];
    int[] counts = new int[FragmentLists.AREA];
    int[] plain = new int[FragmentLists.AREA];
    int[] vector = new int[FragmentLists.AREA];
    int[] sums = new int[4 * FragmentLists.AREA];
    for (int round = 0; round < 60; round++) {
      for (int i = 0; i < colours.length; i++) {
        colours[i] = premultiplied(random, round);
      }
      for (int p = 0; p < counts.length; p++) {
        counts[p] = random.nextInt(1 + round % (FragmentLists.DEPTH + 1));
      }
      new ScalarCompositor().composite(colours, counts, plain, sums);
      new VectorCompositor().composite(colours, counts, vector, sums);
      assertThat(vector).as("round %d", round).containsExactly(plain);
    }
  }

  private static int premultiplied(Random random, int round) {
    int alpha =
        switch (round % 4) {
          case 0 -> random.nextInt(256);
          case 1 -> random.nextInt(8);
          case 2 -> random.nextBoolean() ? 255 : 0;
          default -> 255 - random.nextInt(4);
        };
    return RgbaImage.pack(random.nextInt(alpha + 1), random.nextInt(alpha + 1), alpha, alpha);
  }

  private static void assertDirectSum(FragmentCompositor kernel, int[] colours, int[] counts) {
    int[] out = new int[FragmentLists.AREA];
    kernel.composite(colours, counts, out, new int[4 * FragmentLists.AREA]);
    for (int p = 0; p < counts.length; p++) {
      double[] sum = new double[4];
      double transmittance = 1;
      for (int k = 0; k < counts[p]; k++) {
        int colour = colours[k * FragmentLists.AREA + p];
        for (int c = 0; c < 4; c++) {
          sum[c] += transmittance * (colour >>> (8 * c) & 255);
        }
        transmittance *= 1 - (colour >>> 24) / 255.0;
      }
      for (int c = 0; c < 4; c++) {
        double found = out[p] >>> (8 * c) & 255;
        assertThat(found).as("channel %d", c).isBetween(sum[c] - 1, sum[c] + 1);
      }
    }
  }
}
