package org.understudy.parametric.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
  @TempDir Path folder;

  @Test
  void aFileIsReplaced() throws IOException {
    Path file = folder.resolve("a.json");
    WholeFile.write(file, "one");
    WholeFile.write(file, "two, ä");
    assertThat(Files.readString(file)).isEqualTo("two, ä\n");
    assertThat(folder).isDirectoryNotContaining(other -> !other.equals(file));
  }

  @Test
  void aFailureLeavesWhatWasThereAndNothingBeside() throws IOException {
    Path file = folder.resolve("a.json");
    WholeFile.write(file, "one");
    assertThatThrownBy(
            () ->
                WholeFile.write(
                    file,
                    stream -> {
                      stream.write('t');
                      throw new IOException("the disk is full");
                    }))
        .hasMessage("the disk is full");
    assertThat(Files.readString(file)).isEqualTo("one\n");
    assertThat(folder).isDirectoryNotContaining(other -> !other.equals(file));
  }
}
