package org.understudy.trainer.bake;

/** Normals of sheets from their own lattices, where no surface is at hand that knows better. */
public final class LatticeNormals {
  private LatticeNormals() {}

  /**
   * Unit normals of a lattice's vertices, on that side of the sheet which mostly looks away from a
   * vertical axis.
   *
   * @param vertices [(rows+1) * (columns+1)][3]
   * @param axisX where the axis stands
   * @param axisZ where the axis stands
   */
  public static float[] of(float[] vertices, int columns, int rows, float axisX, float axisZ) {
    float[] normals = new float[vertices.length];
    double outwards = 0;
    for (int j = 0; j <= rows; j++) {
      for (int i = 0; i <= columns; i++) {
        int at = 3 * (j * (columns + 1) + i);
        write(vertices, columns, rows, i, j, normals, at);
        outwards +=
            normals[at] * (vertices[at] - axisX) + normals[at + 2] * (vertices[at + 2] - axisZ);
      }
    }
    for (int k = 0; outwards < 0 && k < normals.length; k++) {
      normals[k] = -normals[k];
    }
    return normals;
  }

  private static void write(
      float[] p, int columns, int rows, int i, int j, float[] normals, int at) {
    cross(p, columns, rows, i, j, normals, at);
    float x = normals[at];
    float y = normals[at + 1];
    float z = normals[at + 2];
    float length = (float) Math.sqrt(x * x + y * y + z * z);
    normals[at] = length < 1e-12f ? 0 : x / length;
    normals[at + 1] = length < 1e-12f ? 0 : y / length;
    normals[at + 2] = length < 1e-12f ? 1 : z / length;
  }

  /**
   * The cross product of a lattice's steps to the right and up at a vertex, between its neighbours
   * where it has them.
   *
   * @param out three numbers are written from an index on
   */
  static void cross(float[] p, int columns, int rows, int i, int j, float[] out, int at) {
    int stride = columns + 1;
    int left = 3 * (j * stride + Math.max(0, i - 1));
    int right = 3 * (j * stride + Math.min(columns, i + 1));
    int up = 3 * (Math.max(0, j - 1) * stride + i);
    int down = 3 * (Math.min(rows, j + 1) * stride + i);
    float ax = p[right] - p[left];
    float ay = p[right + 1] - p[left + 1];
    float az = p[right + 2] - p[left + 2];
    float bx = p[up] - p[down];
    float by = p[up + 1] - p[down + 1];
    float bz = p[up + 2] - p[down + 2];
    out[at] = ay * bz - az * by;
    out[at + 1] = az * bx - ax * bz;
    out[at + 2] = ax * by - ay * bx;
  }

  /** Makes unit vectors of nearly-unit vectors; those without a direction look ahead. */
  public static void normalise(float[] normals) {
    for (int i = 0; i < normals.length; i += 3) {
      float x = normals[i];
      float y = normals[i + 1];
      float z = normals[i + 2];
      float length = (float) Math.sqrt(x * x + y * y + z * z);
      boolean none = !(length > 1e-6f);
      normals[i] = none ? 0 : x / length;
      normals[i + 1] = none ? 0 : y / length;
      normals[i + 2] = none ? 1 : z / length;
    }
  }
}
