package org.understudy.trainer.studio;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A surface refined a fixed number of times by the rules of Catmull and Clark (1978), with the
 * usual crease rule along open borders. The refinement is kept as one sparse matrix, so that a
 * moved control mesh costs one multiplication. Texture coordinates are interpolated linearly per
 * face, which keeps seams. Immutable and safe to share.
 */
public final class Subdivision {
  private final int controlCount;
  private final int vertexCount;
  private final int[] rowStart;
  private final int[] columns;
  private final float[] weights;
  private final Triangles fine;
  private final Triangles coarse;

  private Subdivision(Mesh control, Mesh mesh, int controlCount, Rows rows) {
    this.controlCount = controlCount;
    this.vertexCount = rows.count();
    this.rowStart = new int[vertexCount + 1];
    for (int r = 0; r < vertexCount; r++) {
      rowStart[r + 1] = rowStart[r] + rows.columns[r].length;
    }
    this.columns = new int[rowStart[vertexCount]];
    this.weights = new float[rowStart[vertexCount]];
    for (int r = 0; r < vertexCount; r++) {
      System.arraycopy(rows.columns[r], 0, columns, rowStart[r], rows.columns[r].length);
      System.arraycopy(rows.weights[r], 0, weights, rowStart[r], rows.weights[r].length);
    }
    fine = Triangles.of(mesh);
    coarse = Triangles.of(control);
  }

  /** A polygon mesh: vertex indices and texture coordinates (u, v per corner) of every face. */
  private record Mesh(int[][] faces, float[][] texture) {}

  /** Fans of a mesh's polygons: vertices [T][3] and texture coordinates [T][3][2]. */
  private record Triangles(int[] vertices, float[] texture) {
    static Triangles of(Mesh mesh) {
      int count = 0;
      for (int[] face : mesh.faces) {
        count += face.length - 2;
      }
      int[] vertices = new int[3 * count];
      float[] texture = new float[6 * count];
      int t = 0;
      for (int f = 0; f < mesh.faces.length; f++) {
        int[] face = mesh.faces[f];
        for (int k = 1; k + 1 < face.length; k++, t++) {
          int[] corners = {0, k, k + 1};
          for (int c = 0; c < 3; c++) {
            vertices[3 * t + c] = face[corners[c]];
            texture[6 * t + 2 * c] = mesh.texture[f][2 * corners[c]];
            texture[6 * t + 2 * c + 1] = mesh.texture[f][2 * corners[c] + 1];
          }
        }
      }
      return new Triangles(vertices, texture);
    }
  }

  private record Rows(int[][] columns, float[][] weights) {
    int count() {
      return columns.length;
    }
  }

  /**
   * Prepares a surface.
   *
   * @param controlCount number of control vertices
   * @param faces vertex indices per face, three or more each
   * @param texture texture coordinates (u, v) per corner of every face
   * @param levels how often to refine, 0 or more
   */
  static Subdivision of(int controlCount, int[][] faces, float[][] texture, int levels) {
    int[] used = new int[controlCount];
    Arrays.fill(used, -1);
    int count = 0;
    int[][] compact = new int[faces.length][];
    for (int f = 0; f < faces.length; f++) {
      compact[f] = new int[faces[f].length];
      for (int k = 0; k < faces[f].length; k++) {
        int v = faces[f][k];
        if (used[v] < 0) {
          used[v] = count++;
        }
        compact[f][k] = used[v];
      }
    }
    int[][] columns = new int[count][];
    float[][] weights = new float[count][];
    for (int v = 0; v < controlCount; v++) {
      if (used[v] >= 0) {
        columns[used[v]] = new int[] {v};
        weights[used[v]] = new float[] {1};
      }
    }
    Mesh control = new Mesh(compact, texture);
    Mesh mesh = control;
    Rows rows = new Rows(columns, weights);
    for (int level = 0; level < levels; level++) {
      SubdivisionStep step = new SubdivisionStep(mesh.faces, mesh.texture, rows.count());
      rows = multiply(step.columns, step.weights, rows);
      mesh = new Mesh(step.faces, step.texture);
    }
    return new Subdivision(control, mesh, controlCount, rows);
  }

  private static Rows multiply(int[][] columns, float[][] weights, Rows first) {
    int[][] outColumns = new int[columns.length][];
    float[][] outWeights = new float[columns.length][];
    for (int r = 0; r < columns.length; r++) {
      Map<Integer, Float> sum = new HashMap<>();
      for (int k = 0; k < columns[r].length; k++) {
        int middle = columns[r][k];
        for (int m = 0; m < first.columns[middle].length; m++) {
          sum.merge(first.columns[middle][m], weights[r][k] * first.weights[middle][m], Float::sum);
        }
      }
      outColumns[r] = sum.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
      outWeights[r] = new float[outColumns[r].length];
      for (int k = 0; k < outColumns[r].length; k++) {
        outWeights[r][k] = sum.getOrDefault(outColumns[r][k], 0f);
      }
    }
    return new Rows(outColumns, outWeights);
  }

  /** Number of refined vertices. */
  public int vertexCount() {
    return vertexCount;
  }

  /** Vertex indices, [T][3]; not a copy. */
  public int[] triangles() {
    return fine.vertices;
  }

  /** Texture coordinates, [T][3][2]; not a copy. */
  public float[] cornerTexture() {
    return fine.texture;
  }

  /**
   * The control mesh's triangles over the refined vertices, which come first and keep their order:
   * an approximation of the surface with fewer triangles. Vertex indices, [T][3]; not a copy.
   */
  int[] coarseTriangles() {
    return coarse.vertices;
  }

  /** Texture coordinates of the coarse triangles, [T][3][2]; not a copy. */
  float[] coarseTexture() {
    return coarse.texture;
  }

  /**
   * Refines any per-vertex quantity.
   *
   * @param control [controlCount][size]
   * @param size numbers per vertex
   * @return [vertexCount][size]
   */
  public float[] apply(float[] control, int size) {
    if (control.length != controlCount * size) {
      throw new IllegalArgumentException(
          "the control mesh has %d vertices of %d numbers, got %d numbers"
              .formatted(controlCount, size, control.length));
    }
    float[] out = new float[vertexCount * size];
    for (int r = 0; r < vertexCount; r++) {
      for (int k = rowStart[r]; k < rowStart[r + 1]; k++) {
        float w = weights[k];
        int from = size * columns[k];
        for (int c = 0; c < size; c++) {
          out[size * r + c] += w * control[from + c];
        }
      }
    }
    return out;
  }
}
