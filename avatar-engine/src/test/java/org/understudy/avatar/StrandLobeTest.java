package org.understudy.avatar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class StrandLobeTest {
  private static final float[] AHEAD = {0, 0, 1};

  private static float value(StrandLobe lobe, float[] view, float tilt) {
    float[] halfway = new float[3];
    lobe.halfway(view, halfway, 0);
    float cosine = (float) Math.cos(tilt);
    float sine = (float) Math.sin(tilt);
    return lobe.value(halfway, 0, 0, cosine, -sine, 0, sine, cosine);
  }

  @Test
  void isBrightestWhereStrandsRunAcrossTheHalfwayVector() {
    StrandLobe lobe = new StrandLobe(0, 0.6f, 0.8f, 0, 20);
    float half = (float) Math.atan2(0.6, 1.8);
    assertThat(value(lobe, AHEAD, half)).isCloseTo(1, within(1e-4f));
    assertThat(value(lobe, AHEAD, half + 0.4f))
        .isCloseTo(value(lobe, AHEAD, half - 0.4f), within(1e-3f));
    double sine = Math.cos(0.4);
    assertThat(value(lobe, AHEAD, half + 0.4f))
        .isCloseTo((float) Math.pow(sine * sine, 20), within(1e-3f));
  }

  @Test
  void aShiftMovesTheHighlightByItsAngle() {
    StrandLobe plain = new StrandLobe(0, 0, 1, 0, 30);
    StrandLobe shifted = new StrandLobe(0, 0, 1, 0.2f, 30);
    float angle = (float) Math.atan(0.2);
    for (float tilt = -0.5f; tilt < 0.5f; tilt += 0.1f) {
      assertThat(value(shifted, AHEAD, tilt + angle))
          .isCloseTo(value(plain, AHEAD, tilt), within(0.02f));
    }
  }

  @Test
  void lightFromBehindAddsNothing() {
    assertThat(value(new StrandLobe(0, 0, -1, 0, 3), AHEAD, 0)).isZero();
  }

  @Test
  void refusesWhatIsNoLobe() {
    assertThatThrownBy(() -> new StrandLobe(0, 0, 2, 0, 3)).hasMessageContaining("unit vector");
    assertThatThrownBy(() -> new StrandLobe(0, 0, Float.NaN, 0, 3))
        .hasMessageContaining("unit vector");
    assertThatThrownBy(() -> new StrandLobe(0, 0, 1, 1.5f, 3)).hasMessageContaining("shift");
    assertThatThrownBy(() -> new StrandLobe(0, 0, 1, 0, 0)).hasMessageContaining("half power");
  }
}
