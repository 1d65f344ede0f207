package org.understudy.trainer.makehuman;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The vertex on the other side of the body for each vertex of the base mesh, found by position; a
 * vertex in the middle is its own. Immutable and safe to share.
 */
public final class MirrorMap {
  private static final float CELL = 0.05f;
  private static final double TOLERANCE = 0.02;

  private final int[] other;

  private MirrorMap(int[] other) {
    this.other = other;
  }

  /**
   * Pairs the vertices of a symmetric mesh.
   *
   * @param positions [V][3], symmetric in x, decimetres
   */
  static MirrorMap of(float[] positions) {
    Map<Long, List<Integer>> cells = new HashMap<>();
    int count = positions.length / 3;
    for (int v = 0; v < count; v++) {
      cells
          .computeIfAbsent(
              cell(positions[3 * v], positions[3 * v + 1], positions[3 * v + 2], 0, 0, 0),
              key -> new ArrayList<>())
          .add(v);
    }
    int[] other = new int[count];
    for (int v = 0; v < count; v++) {
      float x = -positions[3 * v];
      float y = positions[3 * v + 1];
      float z = positions[3 * v + 2];
      double best = TOLERANCE;
      other[v] = v;
      for (int n = 0; n < 27; n++) {
        for (int u :
            cells.getOrDefault(cell(x, y, z, n % 3 - 1, n / 3 % 3 - 1, n / 9 - 1), List.of())) {
          double d =
              Math.abs(positions[3 * u] - x)
                  + Math.abs(positions[3 * u + 1] - y)
                  + Math.abs(positions[3 * u + 2] - z);
          if (d < best) {
            best = d;
            other[v] = u;
          }
        }
      }
    }
    return new MirrorMap(other);
  }

  private static long cell(float x, float y, float z, int dx, int dy, int dz) {
    long i = (long) Math.floor(x / CELL) + dx + 5000;
    long j = (long) Math.floor(y / CELL) + dy + 5000;
    long k = (long) Math.floor(z / CELL) + dz + 5000;
    return (i * 20000 + j) * 20000 + k;
  }

  /** The counterpart of a vertex. */
  public int other(int vertex) {
    return other[vertex];
  }

  /** The mirror image of a displacement field [V][3]. */
  public float[] mirrored(float[] field) {
    float[] out = new float[field.length];
    for (int v = 0; v < other.length; v++) {
      out[3 * v] = -field[3 * other[v]];
      out[3 * v + 1] = field[3 * other[v] + 1];
      out[3 * v + 2] = field[3 * other[v] + 2];
    }
    return out;
  }
}
