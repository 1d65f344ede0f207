package org.understudy.app.live.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.understudy.app.talk.Mirror;

class BilinearEnlargerTest {
  @Test
  void oneColourStaysWhatItIs() {
    for (int colour : new int[] {0, 0xffffffff, 0x80402010, 0xff0000ff, 0x01010101}) {
      int[] from = new int[7 * 5];
      Arrays.fill(from, colour);
      int[] to = new int[16 * 9];
      new BilinearEnlarger(7, 5, 16, 9).enlarge(from, to);
      assertThat(to).containsOnly(colour);
    }
  }

  @Test
  void everyChannelIsTheBilinearMeanWithinTwoSteps() {
    int width = 9;
    int height = 6;
    int[] from = new int[width * height];
    java.util.SplittableRandom random = new java.util.SplittableRandom(5);
    for (int i = 0; i < from.length; i++) {
      from[i] = random.nextInt();
    }
    int toWidth = 23;
    int toHeight = 14;
    int[] to = new int[toWidth * toHeight];
    new BilinearEnlarger(width, height, toWidth, toHeight).enlarge(from, to);
    for (int y = 0; y < toHeight; y++) {
      for (int x = 0; x < toWidth; x++) {
        double u = Math.clamp((x + 0.5) * width / toWidth - 0.5, 0, width - 1.0);
        double v = Math.clamp((y + 0.5) * height / toHeight - 0.5, 0, height - 1.0);
        int column = Math.min((int) u, width - 2);
        int row = Math.min((int) v, height - 2);
        for (int shift = 0; shift < 32; shift += 8) {
          double top =
              (from[row * width + column] >>> shift & 255) * (1 - u + column)
                  + (from[row * width + column + 1] >>> shift & 255) * (u - column);
          double bottom =
              (from[(row + 1) * width + column] >>> shift & 255) * (1 - u + column)
                  + (from[(row + 1) * width + column + 1] >>> shift & 255) * (u - column);
          double expected = top * (1 - v + row) + bottom * (v - row);
          // two floors to whole steps and shares in 1/256
          assertThat((double) (to[y * toWidth + x] >>> shift & 255))
              .isBetween(expected - 3, expected + 2);
        }
      }
    }
  }

  @Test
  void mirroringSwapsLeftAndRightOfOddRowsToo() {
    int[] pixels = {1, 2, 3, 4, 5, 6};
    Mirror.swap(pixels, 3, 2);
    assertThat(pixels).containsExactly(3, 2, 1, 6, 5, 4);
  }
}
