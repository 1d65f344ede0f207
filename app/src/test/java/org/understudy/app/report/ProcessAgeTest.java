package org.understudy.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ProcessAgeTest {
  private static final String STAT =
      "4242 (a (odd) name) S 1 4242 4242 0 -1 4194304 100 0 0 0 5 5 0 0 20 0 30 0 12345 1000 200\n";

  @Test
  void readsLinux() {
    assertThat(ProcessAge.of(STAT, "130.95 200.00\n").orElseThrow()).isCloseTo(7.5, within(1e-9));
  }

  @Test
  void whatDoesNotFitTogetherTellsNothing() {
    assertThat(ProcessAge.of(STAT, "100.00 200.00\n")).isEqualTo(OptionalDouble.empty());
    assertThat(ProcessAge.of(STAT, "soon")).isEqualTo(OptionalDouble.empty());
    assertThat(ProcessAge.of("1 (x) S", "100.00")).isEqualTo(OptionalDouble.empty());
  }

  @Test
  void laterMomentsAreLater() {
    long now = System.nanoTime();
    assertThat(ProcessAge.secondsAt(now)).isPositive();
    assertThat(ProcessAge.secondsAt(now)).isGreaterThan(ProcessAge.secondsAt(now - 9_000_000_000L));
  }
}
