package org.understudy.avatar.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.understudy.avatar.Fixtures;

/** Parts of a generator of the first version stay readable. */
class FirstVersionsTest {
  private static byte[] fixture(String name) throws IOException {
    return Fixtures.bytes(FirstVersionsTest.class, name);
  }

  @Test
  void aMixtureIsRead() throws IOException {
    CodeMixture read = MixtureFile.read(new ByteArrayInputStream(fixture("version-1.mixture")));
    assertThat(read.size()).isEqualTo(2);
    assertThat(read.components().getFirst().mean()).containsExactly(0.5f, -0.25f);
  }

  @Test
  void aTemplateIsRead() throws IOException {
    SheetTemplate read = TemplateFile.read(new ByteArrayInputStream(fixture("version-1.template")));
    assertThat(read.sheets()).isNotEmpty();
  }

  @Test
  void aNewerOneIsRefusedWithWhatToDo() throws IOException {
    byte[] newer = fixture("version-1.mixture");
    newer[7] = 2;
    assertThatThrownBy(() -> MixtureFile.read(new ByteArrayInputStream(newer)))
        .hasMessageContaining("version 2; this program reads version 1")
        .hasMessageContaining("update this one");
  }
}
