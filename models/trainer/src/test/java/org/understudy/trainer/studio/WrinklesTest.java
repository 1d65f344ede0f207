package org.understudy.trainer.studio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.understudy.parametric.ArkitExpression;

class WrinklesTest {
  private static final float[] REST = new float[ArkitExpression.COUNT];

  @Test
  void aYoungFaceAtRestHasNone() {
    assertThat(Wrinkles.of(REST, 28).isNone()).isTrue();
    assertThat(Wrinkles.of(REST, 70).isNone()).isFalse();
  }

  @Test
  void raisedBrowsCreaseTheForeheadOfTheirSide() {
    float[] up = REST.clone();
    up[ArkitExpression.BROW_OUTER_UP_LEFT.ordinal()] = 1;
    Wrinkles lines = Wrinkles.of(up, 30);
    assertThat(deepest(lines, 0.05f, 0.4f, 7.5f, 7.95f)).isGreaterThan(0.15f);
    assertThat(deepest(lines, -0.4f, -0.05f, 7.5f, 7.95f)).isZero();
    assertThat(deepest(lines, -0.6f, 0.6f, 6.4f, 7.2f)).isZero();
  }

  @Test
  void linesDeepenWithAge() {
    float[] smile = REST.clone();
    smile[ArkitExpression.MOUTH_SMILE_LEFT.ordinal()] = 1;
    float young = deepest(Wrinkles.of(smile, 25), 0, 0.8f, 6.4f, 7.6f);
    float old = deepest(Wrinkles.of(smile, 65), 0, 0.8f, 6.4f, 7.6f);
    assertThat(young).isGreaterThan(0.1f);
    assertThat(old).isGreaterThan(1.8f * young).isLessThanOrEqualTo(1);
  }

  private static float deepest(Wrinkles lines, float x0, float x1, float y0, float y1) {
    float[] slope = new float[3];
    float most = 0;
    for (float x = x0; x <= x1; x += 0.01f) {
      for (float y = y0; y <= y1; y += 0.005f) {
        lines.slope(x, y, 1.3f, slope);
        most = Math.max(most, slope[2]);
      }
    }
    return most;
  }
}
