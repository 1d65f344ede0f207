package org.understudy.parametric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class FaceModelTest {
  private static byte[] written(FaceModel model) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    FaceModelFile.write(model, out);
    return out.toByteArray();
  }

  @Test
  void theModelIsLinear() {
    FaceModel model = TinyModels.face(1);
    float[] identity = {0.5f, -1.2f, 2f};
    float[] expression = new float[ArkitExpression.COUNT];
    expression[3] = 0.7f;
    expression[23] = 0.2f;
    float[] out = new float[model.mean().length];
    model.evaluate(identity, expression, out);
    for (int i = 0; i < out.length; i++) {
      double expected = model.mean()[i];
      for (int k = 0; k < 3; k++) {
        expected += identity[k] * model.identityBasis()[k * out.length + i];
      }
      for (int e : new int[] {3, 23}) {
        SparseDisplacement shape = model.expression(e);
        for (int n = 0; n < shape.vertices().length; n++) {
          if (shape.vertices()[n] == i / 3) {
            expected += expression[e] * shape.offsets()[3 * n + i % 3];
          }
        }
      }
      assertThat(out[i]).isCloseTo((float) expected, within(1e-6f));
    }
  }

  @Test
  void aFileHoldsTheModelWithinItsQuantisation() throws IOException {
    FaceModel model = TinyModels.face(2);
    FaceModel read = FaceModelFile.read(new ByteArrayInputStream(written(model)));
    assertThat(read.mean()).containsExactly(model.mean());
    assertThat(read.triangles()).containsExactly(model.triangles());
    assertThat(read.landmarks().vertices()).containsExactly(model.landmarks().vertices());
    assertThat(read.landmarks().weights()).containsExactly(model.landmarks().weights());
    int d = model.mean().length;
    for (int k = 0; k < model.identityCount(); k++) {
      float largest = 0;
      for (int i = 0; i < d; i++) {
        largest = Math.max(largest, Math.abs(model.identityBasis()[k * d + i]));
      }
      for (int i = 0; i < d; i++) {
        assertThat(read.identityBasis()[k * d + i])
            .isCloseTo(model.identityBasis()[k * d + i], within(largest / 250));
      }
    }
    for (int e = 0; e < ArkitExpression.COUNT; e++) {
      assertThat(read.expression(e).vertices()).containsExactly(model.expression(e).vertices());
      for (int i = 0; i < 6; i++) {
        assertThat(read.expression(e).offsets()[i])
            .isCloseTo(model.expression(e).offsets()[i], within(1e-6f));
      }
    }
    for (Side side : Side.values()) {
      assertThat(read.eye(side).centre()).containsExactly(model.eye(side).centre());
      assertThat(read.eye(side).identityShift()).containsExactly(model.eye(side).identityShift());
    }
    for (int v = 0; v < model.vertexCount(); v++) {
      assertThat(read.part(v)).isEqualTo(model.part(v));
    }
  }

  @Test
  void otherDamagedAndShortFilesAreNamed() throws IOException {
    byte[] good = written(TinyModels.face(3));
    byte[] other = good.clone();
    other[0] = 'X';
    assertThatThrownBy(() -> FaceModelFile.read(new ByteArrayInputStream(other)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not a face model file");
    byte[] newer = good.clone();
    newer[7] = 9;
    assertThatThrownBy(() -> FaceModelFile.read(new ByteArrayInputStream(newer)))
        .hasMessageContaining("version 9");
    for (int length : new int[] {0, 5, 8, 20, good.length / 2, good.length - 20}) {
      byte[] cut = java.util.Arrays.copyOf(good, length);
      assertThatThrownBy(() -> FaceModelFile.read(new ByteArrayInputStream(cut)))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void landmarksAreMixesOfVertices() {
    FaceModel model = TinyModels.face(4);
    float[] out = new float[3 * LandmarkEmbedding.COUNT];
    model.landmarks().locate(model.mean(), out);
    int l = 200;
    double expected = 0;
    for (int k = 0; k < 3; k++) {
      expected +=
          model.landmarks().weights()[3 * l + k]
              * model.mean()[3 * model.landmarks().vertices()[3 * l + k] + 1];
    }
    assertThat(out[3 * l + 1]).isCloseTo((float) expected, within(1e-6f));
  }
}
