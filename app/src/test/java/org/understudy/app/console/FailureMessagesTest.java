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

  /** What JavaFX throws on Ubuntu 24.04 without any library of a desktop. */
  @Test
  void aMissingLibraryOfTheSystemIsNamed() {
    RuntimeException without =
        new RuntimeException(
            "java.lang.UnsatisfiedLinkError: /opt/u/lib/native/libglass.so: libX11.so.6: cannot open shared object file: No such file or directory");
    assertThat(FailureMessages.message(without))
        .contains("no libX11.so.6, which libglass.so needs")
        .contains("apt install");
  }
}
