package org.understudy.tracking.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OperatorCodesTest {
  @Test
  void operatorsThatAreNotBuiltInAreNamed() throws IOException {
    assertThat(customOf(MediaPipeAsset.FACE_MESH))
        .containsExactlyInAnyOrder(
            "Landmarks2TransformMatrix", "TransformTensorBilinear", "TransformLandmarks");
  }

  @Test
  void modelsOfBuiltInOperatorsNameNone() throws IOException {
    assertThat(customOf(MediaPipeAsset.POSE_LANDMARKS_FULL)).isEmpty();
    assertThat(customOf(MediaPipeAsset.FACE_DETECTION)).isEmpty();
  }

  @Test
  void damagedFilesAreRefused() {
    byte[] beyond = {127, 127, 127, 127, 'T', 'F', 'L', '3'};
    assertThatThrownBy(() -> OperatorCodes.customOf(beyond))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  private static Set<String> customOf(MediaPipeAsset asset) throws IOException {
    try (InputStream stream = asset.open()) {
      return OperatorCodes.customOf(stream.readAllBytes());
    }
  }
}
