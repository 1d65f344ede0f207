package org.understudy.app.talk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisibleMarkTest {
  @ParameterizedTest
  @CsvSource({"64,64", "64,360", "512,512", "1280,720", "720,1280", "2048,2048"})
  void itIsSmallReadableAndInTheLowerLeftCorner(int width, int height) {
    VisibleMark mark = VisibleMark.of(width, height);
    assertThat(mark.left()).isBetween(0, width / 8);
    assertThat(mark.left() + mark.width()).isLessThanOrEqualTo(width);
    assertThat(mark.top()).isGreaterThan(height / 2);
    assertThat(mark.top() + mark.height()).isLessThanOrEqualTo(height);
    assertThat(mark.height()).as("can be read").isGreaterThanOrEqualTo(9);
    assertThat(mark.width() / (double) width).as("in the way").isLessThan(width < 200 ? 0.85 : 0.3);
  }

  @ParameterizedTest
  @CsvSource({"ffffffff", "ff000000", "ff808080", "00000000", "80402010"})
  void wordsStandOutOnAnyBackground(String colour) {
    int below = Integer.parseUnsignedInt(colour, 16);
    VisibleMark mark = VisibleMark.of(512, 512);
    int[] pixels = new int[512 * 512];
    Arrays.fill(pixels, below);
    mark.stamp(pixels);
    int brightest = 0;
    int darkest = 255;
    int changed = 0;
    for (int y = 0; y < 512; y++) {
      for (int x = 0; x < 512; x++) {
        int pixel = pixels[y * 512 + x];
        int alpha = pixel >>> 24;
        assertThat(pixel & 255).as("premultiplied").isLessThanOrEqualTo(alpha);
        assertThat((pixel >>> 8) & 255).as("premultiplied").isLessThanOrEqualTo(alpha);
        boolean inside =
            x >= mark.left()
                && x < mark.left() + mark.width()
                && y >= mark.top()
                && y < mark.top() + mark.height();
        if (!inside) {
          assertThat(pixel).isEqualTo(below);
        } else if (pixel != below) {
          changed++;
          brightest = Math.max(brightest, (pixel >>> 8) & 255);
          darkest = Math.min(darkest, (pixel >>> 8) & 255);
        }
      }
    }
    assertThat(changed).isGreaterThan(mark.width() * mark.height() / 5);
    assertThat(brightest - darkest).as("contrast").isGreaterThan(110);
  }

  @Test
  void thePlateDarkensByItsAlpha() {
    VisibleMark mark = VisibleMark.of(512, 512);
    int[] pixels = new int[512 * 512];
    Arrays.fill(pixels, 0xffc8c8c8);
    mark.stamp(pixels);
    int y = mark.top() + mark.height() / 2;
    int x = mark.left() + mark.height() / 5;
    // 200 * (1 - 150 / 255)
    assertThat(pixels[y * 512 + x] & 255).isCloseTo(82, within(1));
    assertThat(pixels[y * 512 + x] >>> 24).isEqualTo(255);
  }
}
