package org.understudy.app.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.understudy.app.console.CommandFailure;
import org.understudy.app.versions.Fixtures;

/** A history that the first program wrote is read. */
class FirstVersionsTest {
  @TempDir Path folder;

  @Test
  void theFirstEntryIsRead() throws IOException {
    BenchHistory history = new BenchHistory(Fixtures.copy("bench-1.jsonl", folder));
    assertThat(history.entries()).hasSize(1);
    assertThat(history.entries().getFirst().label()).isEqualTo("first");
  }

  @Test
  void aNewerEntryIsRefusedWithWhatToDo() throws IOException {
    Path file = Fixtures.copy("bench-1.jsonl", folder);
    Files.writeString(
        file, Files.readString(file).replace("\"understudy-bench\":1", "\"understudy-bench\":2"));
    assertThatThrownBy(() -> new BenchHistory(file).entries())
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("line 1: it is of version 2, written by a newer Understudy")
        .hasMessageContaining("update it");
  }
}
