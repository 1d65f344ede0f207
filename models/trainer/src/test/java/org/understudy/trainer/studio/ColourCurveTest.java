package org.understudy.trainer.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ColourCurveTest {
  @Test
  void encodingUndoesDecoding() {
    for (int i = 0; i <= 100; i++) {
      float x = i / 100f;
      assertThat(ColourCurve.toSrgb(ColourCurve.toLinear(x))).isCloseTo(x, within(2e-3f));
    }
  }

  @Test
  void filmRisesSteadilyAndNeverClips() {
    float before = -1;
    for (int i = 0; i <= 400; i++) {
      float x = ColourCurve.film(i / 100f);
      assertThat(x).isGreaterThan(before).isLessThan(1f);
      before = x;
    }
  }
}
