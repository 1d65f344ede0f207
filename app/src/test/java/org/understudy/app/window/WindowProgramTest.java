package org.understudy.app.window;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.understudy.app.console.CommandFailure;

class WindowProgramTest {
  @Test
  void withoutADisplayItSaysWhatToDo() {
    for (@Nullable String display : new @Nullable String[] {null, "", " "}) {
      assertThatThrownBy(() -> WindowProgram.requireDisplay("Linux", display))
          .isInstanceOf(CommandFailure.class)
          .hasMessageContaining("DISPLAY is not set")
          .hasMessageContaining("understudy live");
    }
  }

  @Test
  void systemsWithADisplayOfTheirOwnAreNotAsked() {
    assertThatCode(() -> WindowProgram.requireDisplay("Windows 11", null))
        .doesNotThrowAnyException();
    assertThatCode(() -> WindowProgram.requireDisplay("Mac OS X", null)).doesNotThrowAnyException();
    assertThatCode(() -> WindowProgram.requireDisplay("Linux", ":0")).doesNotThrowAnyException();
  }
}
