package org.understudy.avatar.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.understudy.parametric.ArkitExpression;

class TemplateSheetTest {
  private static TemplateSheet sheet(int width, int height) {
    SplittableRandom random = new SplittableRandom(4);
    boolean[] free = new boolean[width * height];
    for (int i = 0; i < free.length; i++) {
      free[i] = random.nextInt(3) > 0;
    }
    float[][] still = new float[ArkitExpression.COUNT][0];
    return new TemplateSheet(
        "one",
        1,
        1,
        new float[12],
        new float[24],
        new float[28],
        still,
        width,
        height,
        free,
        Optional.empty(),
        false);
  }

  @Test
  void coarserTexelsShareOutWhatIsFree() {
    for (int factor : new int[] {1, 2, 3, 4, 8}) {
      TemplateSheet sheet = sheet(13, 10);
      float[] coverage = sheet.coverage(factor);
      TemplateSheet reduced = sheet.reduced(factor);
      assertThat(coverage).hasSize(reduced.width() * reduced.height());
      double area = 13.0 * 10 / coverage.length;
      double sum = 0;
      for (int i = 0; i < coverage.length; i++) {
        assertThat(coverage[i]).isBetween(0f, 1f);
        assertThat(reduced.free()[i]).isEqualTo(coverage[i] > 0);
        sum += coverage[i] * area;
      }
      long free = 0;
      for (boolean each : sheet.free()) {
        free += each ? 1 : 0;
      }
      assertThat(sum).as("factor %d", factor).isCloseTo((double) free, Offset.offset(0.02));
    }
  }

  @Test
  void whereAllIsFreeCoarserTexelsAreWhole() {
    TemplateSheet sheet = sheet(13, 10);
    Arrays.fill(sheet.free(), true);
    assertThat(sheet.coverage(4)).containsOnly(1f);
  }
}
