package org.understudy.camera.microphone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FollowedDelayTest {
  private final FollowedDelay delay = new FollowedDelay();

  private double after(double... medians) {
    for (double median : medians) {
      delay.see(median);
    }
    return delay.milliseconds();
  }

  @Test
  void beginsWithTheMiddleOfTheFirstSeconds() {
    assertThat(after(300, 39, 41)).isEqualTo(FollowedDelay.USUAL);
    assertThat(after(42)).isEqualTo(42);
  }

  @Test
  void staysWhereThePictureIsNearly() {
    after(42, 42, 42, 42);
    assertThat(after(51, 33, 51, 51, 51, 51, 33, 33, 33, 33)).isEqualTo(42);
  }

  @Test
  void aFewLateSecondsMoveNothing() {
    after(42, 42, 42, 42);
    assertThat(after(90, 90, 90, 42, 90, 90, 90)).isEqualTo(42);
    assertThat(after(20, 90, 20, 90, 20, 90)).isEqualTo(42);
  }

  @Test
  void aLastingChangeMovesItOnce() {
    after(42, 42, 42, 42);
    assertThat(after(70, 72, 74)).isEqualTo(42);
    assertThat(after(71)).isEqualTo(72);
    assertThat(after(71, 70, 69, 64)).isEqualTo(72);
    assertThat(after(21, 21, 21, 21)).isEqualTo(21);
  }

  @Test
  void staysInTheRing() {
    assertThat(after(4000, 4000, 4000, 4000)).isEqualTo(500);
    assertThat(after(-3, -3, -3, -3)).isZero();
  }
}
