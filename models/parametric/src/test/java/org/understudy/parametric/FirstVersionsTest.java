package org.understudy.parametric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Model files of the first version stay readable; those of later ones say what to do. */
class FirstVersionsTest {
  private static byte[] fixture(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(FirstVersionsTest.class.getResourceAsStream(name), name)) {
      return in.readAllBytes();
    }
  }

  @Test
  void aFaceModelIsRead() throws IOException {
    FaceModel read = FaceModelFile.read(new ByteArrayInputStream(fixture("face-version-1.model")));
    assertThat(read.vertexCount()).isEqualTo(TinyModels.VERTICES);
    assertThat(read.identityCount()).isEqualTo(TinyModels.COMPONENTS);
  }

  @Test
  void aBustModelIsRead() throws IOException {
    BustModel read = BustModelFile.read(new ByteArrayInputStream(fixture("bust-version-1.model")));
    assertThat(read.vertexCount()).isEqualTo(TinyModels.VERTICES);
  }

  @Test
  void aNewerModelIsRefusedWithWhatToDo() throws IOException {
    byte[] newer = fixture("bust-version-1.model");
    newer[7] = 2;
    assertThatThrownBy(() -> BustModelFile.read(new ByteArrayInputStream(newer)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("version 2; this program reads version 1")
        .hasMessageContaining("newer Understudy wrote it: update this one");
  }
}
