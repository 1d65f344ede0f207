package org.understudy.tracking.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayOrientationTest {
  /** Pixels 1 2 3 over 4 5 6, by what each of the eight orientations makes of them. */
  @ParameterizedTest
  @CsvSource({
    "1, 0, 0, 1, 0, 123456",
    "0, -1, 1, 0, 90, 415263",
    "-1, 0, 0, -1, 180, 654321",
    "0, 1, -1, 0, 270, 362514",
    "-1, 0, 0, 1, 0, 321654",
    "1, 0, 0, -1, 180, 456123",
    "0, 1, 1, 0, 90, 142536",
    "0, -1, -1, 0, 270, 635241"
  })
  void picturesAreTurned(int xx, int xy, int yx, int yy, int degrees, String expected) {
    DisplayOrientation orientation = new DisplayOrientation(xx, xy, yx, yy);
    assertThat(orientation.rotationDegrees()).isEqualTo(degrees);
    int stride = 16;
    byte[] source = new byte[2 * stride];
    for (int i = 0; i < 6; i++) {
      for (int c = 0; c < 3; c++) {
        source[i / 3 * stride + i % 3 * 3 + c] = (byte) (10 * (i + 1) + c);
      }
    }
    byte[] target = new byte[18];
    orientation.copy(MemorySegment.ofArray(source), stride, 3, 2, target);
    StringBuilder seen = new StringBuilder();
    for (int i = 0; i < 6; i++) {
      seen.append(target[3 * i] / 10);
      assertThat(target[3 * i + 2] - target[3 * i]).isEqualTo(2);
    }
    assertThat(seen).hasToString(expected);
  }

  @Test
  void matricesAreRoundedToQuarterTurns() {
    int one = 1 << 16;
    assertThat(DisplayOrientation.ofMatrix(new int[] {one, 0, 0, 0, one, 0, 0, 0, 1 << 30}))
        .isEqualTo(DisplayOrientation.UPRIGHT);
    assertThat(DisplayOrientation.ofMatrix(new int[] {300, one, 0, -one, 300, 0, 0, 0, 1 << 30}))
        .isEqualTo(new DisplayOrientation(0, -1, 1, 0));
    assertThat(DisplayOrientation.ofMatrix(new int[9])).isEqualTo(DisplayOrientation.UPRIGHT);
    assertThatThrownBy(() -> new DisplayOrientation(1, 1, 0, 0)).hasMessageContaining("[1 1; 0 0]");
  }
}
