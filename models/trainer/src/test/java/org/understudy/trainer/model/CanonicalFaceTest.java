package org.understudy.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.understudy.tracking.inference.MediaPipeAsset;

class CanonicalFaceTest {
  @Test
  void readsTheMeshThatTheBuildUnpacked() throws IOException {
    try (InputStream in = MediaPipeAsset.CANONICAL_FACE.open()) {
      CanonicalFace face = CanonicalFace.read(in);
      assertThat(face.positions()).hasSize(3 * CanonicalFace.COUNT);
      assertThat(face.triangles().length % 3).isZero();
      assertThat(face.triangles().length / 3).isGreaterThan(800);
      assertThat(face.positions()[3 * 263]).isGreaterThan(3);
      assertThat(face.positions()[3 * 10 + 1]).isGreaterThan(face.positions()[3 * 152 + 1]);
    }
  }

  @Test
  void otherMessagesAreRefused() {
    byte[] other = {10, 2, 8, 0};
    assertThatThrownBy(() -> CanonicalFace.read(new ByteArrayInputStream(other)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("468");
  }
}
