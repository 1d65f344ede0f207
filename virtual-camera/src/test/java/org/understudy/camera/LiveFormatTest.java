package org.understudy.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LiveFormatTest {
  @Test
  void refusesWhatNoCameraHas() {
    assertThatThrownBy(() -> new LiveFormat(63, 48, 30)).hasMessageContaining("got 63");
    assertThatThrownBy(() -> new LiveFormat(64, 8192, 30)).hasMessageContaining("got 8192");
    assertThatThrownBy(() -> new LiveFormat(64, 48, 0)).hasMessageContaining("got 0.0");
    assertThatThrownBy(() -> new LiveFormat(64, 48, Double.NaN)).hasMessageContaining("NaN");
  }

  @Test
  void givesTheRateAsAFraction() {
    assertThat(new LiveFormat(64, 48, 30).rate()).containsExactly(30, 1);
    assertThat(new LiveFormat(64, 48, 30000 / 1001.0).rate()).containsExactly(30000, 1001);
    assertThat(new LiveFormat(64, 48, 12.5).rate()).containsExactly(12513, 1001);
  }
}
