package org.understudy.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FailureMessagesTest {
  /** What Java 25 throws on a computer without fontconfig and fonts. */
  @Test
  void aComputerWithoutFontsIsToldWhatToInstall() {
    RuntimeException without =
        new RuntimeException("Fontconfig head is null, check your fonts or fonts configuration");
    assertThat(FailureMessages.message(without)).contains("apt install fontconfig");
  }
}
