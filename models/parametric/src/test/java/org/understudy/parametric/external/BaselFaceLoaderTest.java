package org.understudy.parametric.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.understudy.parametric.FaceModel;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.Matrix;

class BaselFaceLoaderTest {
  private static final int VERTICES = 25;

  @TempDir private Path folder = Path.of("");

  private static Matrix matrix(int rows, int columns, double scale, Random random) {
    Matrix matrix = Mat5.newMatrix(rows, columns);
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        matrix.setDouble(r, c, scale * random.nextGaussian());
      }
    }
    return matrix;
  }

  private Path write(String left, int deviations) throws IOException {
    Random random = new Random(3);
    MatFile file = Mat5.newMatFile();
    Matrix mean = matrix(3 * VERTICES, 1, 50_000, random);
    Matrix triangles = Mat5.newMatrix(4, 3);
    for (int t = 0; t < 4; t++) {
      for (int k = 0; k < 3; k++) {
        triangles.setDouble(t, k, 1 + 3 * t + k);
      }
    }
    if (!left.equals("shapeMU")) {
      file.addArray("shapeMU", mean);
    }
    file.addArray("shapePC", matrix(3 * VERTICES, 5, 0.1, random));
    file.addArray("shapeEV", matrix(deviations, 1, 10_000, random));
    file.addArray("tl", triangles);
    Path path = folder.resolve("model.mat");
    Mat5.writeToFile(file, path.toFile());
    return path;
  }

  @Test
  void readsMeanAndScaledBasisInMetres() throws IOException {
    Path path = write("", 5);
    FaceModel model = BaselFaceLoader.read(path, 3, new float[] {0, 0, 0.13f});
    assertThat(model.vertexCount()).isEqualTo(VERTICES);
    assertThat(model.identityCount()).isEqualTo(3);
    var source = Mat5.readFromFile(path.toFile());
    Matrix basis = source.getMatrix("shapePC");
    Matrix deviations = source.getMatrix("shapeEV");
    for (int i = 0; i < 3 * VERTICES; i++) {
      assertThat(model.identityBasis()[2 * 3 * VERTICES + i])
          .isCloseTo(
              (float) (basis.getDouble(i, 2) * deviations.getDouble(2, 0) * 1e-6), within(1e-8f));
    }
    Matrix mean = source.getMatrix("shapeMU");
    assertThat(model.mean()[3] - model.mean()[0])
        .isCloseTo((float) ((mean.getDouble(3, 0) - mean.getDouble(0, 0)) * 1e-6), within(1e-6f));
    float foremost = -1;
    for (int v = 0; v < VERTICES; v++) {
      foremost = Math.max(foremost, model.mean()[3 * v + 2]);
    }
    assertThat(foremost).isCloseTo(0.13f, within(1e-6f));
    assertThat(model.hasLandmarks()).isFalse();
    assertThat(model.expression(5).vertices()).isEmpty();
    assertThatThrownBy(model::landmarks).hasMessageContaining("no landmark embedding");
  }

  @Test
  void missingAndMisshapenVariablesAreNamed() throws IOException {
    Path without = write("shapeMU", 5);
    assertThatThrownBy(() -> BaselFaceLoader.read(without, 3))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("shapeMU");
    Path misshapen = write("", 4);
    assertThatThrownBy(() -> BaselFaceLoader.read(misshapen, 3))
        .hasMessageContaining("shapeEV is [4][1], expected [5][1]");
    assertThatThrownBy(() -> BaselFaceLoader.read(folder.resolve("none.mat"), 3))
        .hasMessageContaining("01_MorphableModel.mat");
    Path text = Files.writeString(folder.resolve("text.mat"), "no model");
    assertThatThrownBy(() -> BaselFaceLoader.read(text, 3)).isInstanceOf(IOException.class);
    Path good = write("", 5);
    assertThatThrownBy(() -> BaselFaceLoader.read(good, 6)).hasMessageContaining("1 to 5");
  }
}
