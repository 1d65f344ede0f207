package org.understudy.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeBaseTest {
  @ParameterizedTest
  @CsvSource({"1,15360", "1,90000", "1,1000", "1001,30000", "1,44100", "1,1000000"})
  void ticksSurviveNanoseconds(int numerator, int denominator) {
    TimeBase base = new TimeBase(numerator, denominator);
    for (long tick : new long[] {0, 1, 2, 3, 7, 1001, 123_456_789L}) {
      assertThat(base.ticks(base.nanos(tick))).isEqualTo(tick);
      assertThat(base.ticks(base.nanos(-tick))).isEqualTo(-tick);
    }
  }

  @Test
  void roundsToTheNearestTick() {
    TimeBase milliseconds = new TimeBase(1, 1000);
    assertThat(milliseconds.ticks(1_499_999)).isEqualTo(1);
    assertThat(milliseconds.ticks(1_500_000)).isEqualTo(2);
    assertThat(milliseconds.ticks(-1_500_001)).isEqualTo(-2);
  }

  @Test
  void refusesZero() {
    assertThatThrownBy(() -> new TimeBase(0, 25)).hasMessageContaining("0/25");
  }
}
