package org.understudy.parametric.external;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.FaceModel;
import org.understudy.parametric.FacePart;
import org.understudy.parametric.SparseDisplacement;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.Array;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.Matrix;

/**
 * Reads the Basel Face Model 2009 (Paysan et al. 2009), {@code 01_MorphableModel.mat}, as a {@link
 * FaceModel}: {@code shapeMU} [3V][1] and {@code shapePC} [3V][199] in micrometres, {@code shapeEV}
 * [199][1] standard deviations, {@code tl} [T][3] triangles counted from 1.
 *
 * <p>What it gives: mean, triangles and the identity basis. BFM 2009 was scanned with neutral
 * faces, so all 52 expressions of the result move nothing; it has neither eyeballs nor MediaPipe's
 * landmarks, and asking for them throws. The model has no joints either: its mean is moved so that
 * the tip of the nose lies where the caller says.
 */
public final class BaselFaceLoader {
  private static final float METRES = 1e-6f;

  /** Tip of the nose of the built-in face model, head frame, metres. */
  private static final float[] BUILT_IN_NOSE_TIP = {0, 0.004f, 0.132f};

  private BaselFaceLoader() {}

  /**
   * Reads a model and lays its nose where the built-in model has it.
   *
   * @param file the {@code .mat} file
   * @param components identity components to keep, 1 to the file's own number
   * @throws IOException if the file is missing, is no MATLAB 5 file, or lacks a variable or has one
   *     of another shape, naming it
   */
  public static FaceModel read(Path file, int components) throws IOException {
    return read(file, components, BUILT_IN_NOSE_TIP);
  }

  /**
   * Reads a model.
   *
   * @param noseTip [3] where the foremost point of the mean face comes to lie, head frame, metres
   */
  public static FaceModel read(Path file, int components, float[] noseTip) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(
          file.toString(), null, "expected 01_MorphableModel.mat of the Basel Face Model 2009");
    }
    MatFile mat;
    try {
      mat = Mat5.readFromFile(file.toFile());
    } catch (IOException | RuntimeException e) {
      throw new IOException(file + " is no MATLAB 5 file: " + e.getMessage(), e);
    }
    Matrix mean = matrix(mat, "shapeMU", file);
    Matrix basis = matrix(mat, "shapePC", file);
    Matrix deviations = matrix(mat, "shapeEV", file);
    Matrix triangles = matrix(mat, "tl", file);
    int length = mean.getNumRows();
    if (length < 9 || length % 3 != 0) {
      throw wrongShape(file, "shapeMU", mean, "[3V][1]");
    }
    requireShape(file, "shapeMU", mean, length, 1);
    requireShape(file, "shapePC", basis, length, basis.getNumCols());
    requireShape(file, "shapeEV", deviations, basis.getNumCols(), 1);
    requireShape(file, "tl", triangles, triangles.getNumRows(), 3);
    if (components < 1 || components > basis.getNumCols()) {
      throw new IllegalArgumentException(
          "%s has 1 to %d components, asked for %d"
              .formatted(file, basis.getNumCols(), components));
    }
    float[] positions = new float[length];
    for (int i = 0; i < length; i++) {
      positions[i] = mean.getFloat(i, 0) * METRES;
    }
    moveNose(positions, noseTip);
    float[] scaled = new float[components * length];
    for (int k = 0; k < components; k++) {
      float scale = deviations.getFloat(k, 0) * METRES;
      for (int i = 0; i < length; i++) {
        scaled[k * length + i] = basis.getFloat(i, k) * scale;
      }
    }
    FacePart[] parts = new FacePart[length / 3];
    Arrays.fill(parts, FacePart.SKIN);
    return new FaceModel(
        positions,
        outwards(file, triangles, positions),
        parts,
        scaled,
        Collections.nCopies(ArkitExpression.COUNT, SparseDisplacement.NONE),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Matrix matrix(MatFile mat, String name, Path file) throws IOException {
    for (MatFile.Entry entry : mat.getEntries()) {
      if (entry.getName().equals(name)) {
        Array value = entry.getValue();
        if (value instanceof Matrix matrix && value.getNumDimensions() == 2) {
          return matrix;
        }
        throw new IOException(
            "%s: %s is a %s of %d dimensions, expected a matrix"
                .formatted(file, name, value.getType(), value.getNumDimensions()));
      }
    }
    throw new IOException(
        "%s has no variable %s; a Basel Face Model 2009 has shapeMU, shapePC, shapeEV and tl"
            .formatted(file, name));
  }

  private static void requireShape(Path file, String name, Matrix matrix, int rows, int columns)
      throws IOException {
    if (matrix.getNumRows() != rows || matrix.getNumCols() != columns) {
      throw wrongShape(file, name, matrix, "[" + rows + "][" + columns + "]");
    }
  }

  private static IOException wrongShape(Path file, String name, Matrix matrix, String expected) {
    return new IOException(
        "%s: %s is [%d][%d], expected %s"
            .formatted(file, name, matrix.getNumRows(), matrix.getNumCols(), expected));
  }

  private static void moveNose(float[] positions, float[] noseTip) {
    int tip = 0;
    for (int v = 0; v < positions.length; v += 3) {
      tip = positions[v + 2] > positions[tip + 2] ? v : tip;
    }
    float[] shift = new float[3];
    for (int axis = 0; axis < 3; axis++) {
      shift[axis] = noseTip[axis] - positions[tip + axis];
    }
    for (int i = 0; i < positions.length; i++) {
      positions[i] += shift[i % 3];
    }
  }

  /** Triangles from 0, turned as a whole so that the face's front looks along +z. */
  private static int[] outwards(Path file, Matrix tl, float[] p) throws IOException {
    int[] t = new int[3 * tl.getNumRows()];
    double facing = 0;
    for (int i = 0; i < tl.getNumRows(); i++) {
      for (int k = 0; k < 3; k++) {
        t[3 * i + k] = tl.getInt(i, k) - 1;
        if (t[3 * i + k] < 0 || t[3 * i + k] >= p.length / 3) {
          throw new IOException(
              "%s: tl names vertex %d, expected 1..%d"
                  .formatted(file, t[3 * i + k] + 1, p.length / 3));
        }
      }
      int a = 3 * t[3 * i];
      int b = 3 * t[3 * i + 1];
      int c = 3 * t[3 * i + 2];
      facing += (p[b] - p[a]) * (p[c + 1] - p[a + 1]) - (p[c] - p[a]) * (p[b + 1] - p[a + 1]);
    }
    for (int i = 0; facing < 0 && i < t.length; i += 3) {
      int swapped = t[i];
      t[i] = t[i + 1];
      t[i + 1] = swapped;
    }
    return t;
  }
}
