package org.understudy.camera.microphone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MicrophoneTargetTest {
  @ParameterizedTest
  @ValueSource(strings = {"off", "delayed", "delayed:0", "delayed:42", "delayed:500"})
  void whatIsWrittenIsUnderstood(String text) {
    assertThat(MicrophoneTarget.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "on", "42", "delayed:", "delayed:-1", "delayed:x", "Delayed"})
  void whatIsNotIsRefusedWithWhatWouldBe(String text) {
    assertThatThrownBy(() -> MicrophoneTarget.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"" + text + "\"")
        .hasMessageContaining("off, delayed")
        .hasMessageContaining("delayed:MS");
  }

  @Test
  void moreThanTheRingHoldsIsRefused() {
    assertThatThrownBy(() -> MicrophoneTarget.parse("delayed:501"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0 to 500 ms, got 501");
  }

  @Test
  void offTouchesNothing() {
    int threads = Thread.activeCount();
    try (DelayedMicrophone off = DelayedMicrophone.start(MicrophoneTarget.OFF, "")) {
      off.pictureDelay(30);
      assertThat(off.state().words()).isEmpty();
      assertThat(Thread.activeCount()).isEqualTo(threads);
    }
  }
}
