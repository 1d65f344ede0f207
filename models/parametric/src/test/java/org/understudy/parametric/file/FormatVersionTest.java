package org.understudy.parametric.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormatVersionTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "1", "2"})
  void whatIsKnownIsRead(String field) {
    assertThat(FormatVersion.refusal(field, 2)).isEmpty();
    assertThat(FormatVersion.isNewer(field, 2)).isFalse();
  }

  @Test
  void whatIsNewerIsRefusedWithWhatToDo() {
    assertThat(FormatVersion.refusal("3", 2))
        .contains(
            "it is of version 3, written by a newer Understudy; this one reads up to 2: update it");
    assertThat(FormatVersion.isNewer("3", 2)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1.5", "\"2\"", "null", "{}", "99999999999"})
  void whatIsNoVersionIsNotCalledNewer(String field) {
    assertThat(FormatVersion.refusal(field, 2))
        .contains("it is of version %s, this program reads 1 to 2".formatted(field));
    assertThat(FormatVersion.isNewer(field, 2)).isFalse();
  }
}
