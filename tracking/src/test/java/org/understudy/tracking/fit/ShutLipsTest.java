package org.understudy.tracking.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.understudy.parametric.ArkitExpression;

class ShutLipsTest {
  private static final int JAW = ArkitExpression.JAW_OPEN.ordinal();
  private static final int SHUT = ArkitExpression.MOUTH_CLOSE.ordinal();

  @Test
  void theFitsCoefficientsMoveTheFaceAsArkitsDo() {
    float[][] arkit = new float[ArkitExpression.COUNT][2];
    arkit[JAW] = new float[] {-24, -20};
    arkit[SHUT] = new float[] {18, 0};
    float[][] fit = arkit.clone();
    ShutLips.combine(fit);
    double[] x = new double[ArkitExpression.COUNT];
    x[JAW] = 0.2;
    x[SHUT] = 0.3;
    double[] moved = {
      x[JAW] * fit[JAW][0] + x[SHUT] * fit[SHUT][0], x[JAW] * fit[JAW][1] + x[SHUT] * fit[SHUT][1]
    };
    ShutLips.toArkit(x);
    assertThat(x[JAW]).isCloseTo(0.5, within(1e-12));
    assertThat(x[SHUT]).isCloseTo(0.3, within(1e-12));
    for (int i = 0; i < 2; i++) {
      assertThat(x[JAW] * arkit[JAW][i] + x[SHUT] * arkit[SHUT][i])
          .isCloseTo(moved[i], within(1e-6));
    }
    assertThat(arkit[SHUT]).containsExactly(18, 0);
  }
}
