package org.understudy.trainer.bake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Continues quantities of a surface to lattice vertices beyond its border: an affine function of
 * the texture coordinates, fitted to the nearest surface vertices by weighted least squares. The
 * weights depend on the layout alone, so every quantity is continued by the same linear rule.
 */
final class Continuation {
  private static final int NEIGHBOURS = 14;
  private static final float RIDGE = 1e-2f;

  private final List<Integer> targets = new ArrayList<>();
  private final List<int[]> sources = new ArrayList<>();
  private final List<float[]> weights = new ArrayList<>();

  /**
   * Prepares the continuation.
   *
   * @param grid lattice vertices and where they lie on the surface
   * @param uv texture coordinates of the surface, [T][3][2]
   * @param corners vertices of its triangles, [T][3]
   * @param triangles the triangles that count
   * @param window what the lattice covers
   */
  Continuation(SurfaceGrid grid, float[] uv, int[] corners, int[] triangles, Window window) {
    float du = window.width() / (grid.columns - 1);
    float dv = window.height() / (grid.rows - 1);
    Map<Integer, float[]> places = new LinkedHashMap<>();
    for (int t : triangles) {
      for (int k = 0; k < 3; k++) {
        places.putIfAbsent(
            corners[3 * t + k],
            new float[] {
              (uv[6 * t + 2 * k] - window.u0()) / du, (window.v1() - uv[6 * t + 2 * k + 1]) / dv
            });
      }
    }
    int[] vertices = places.keySet().stream().mapToInt(Integer::intValue).toArray();
    float[][] at = places.values().toArray(float[][]::new);
    for (int i = 0; i < grid.columns * grid.rows; i++) {
      if (!grid.covers(i)) {
        int row = i / grid.columns;
        addTarget(i, i % grid.columns, row, vertices, at);
      }
    }
  }

  private void addTarget(int target, float x, float y, int[] vertices, float[][] at) {
    int n = Math.min(NEIGHBOURS, vertices.length);
    int[] nearest = new int[n];
    float[] distance = new float[n];
    Arrays.fill(distance, Float.MAX_VALUE);
    for (int v = 0; v < vertices.length; v++) {
      float dx = at[v][0] - x;
      float dy = at[v][1] - y;
      float d = dx * dx + dy * dy;
      int k = n - 1;
      if (d >= distance[k]) {
        continue;
      }
      while (k > 0 && distance[k - 1] > d) {
        distance[k] = distance[k - 1];
        nearest[k] = nearest[k - 1];
        k--;
      }
      distance[k] = d;
      nearest[k] = v;
    }
    targets.add(target);
    int[] source = new int[n];
    for (int k = 0; k < n; k++) {
      source[k] = vertices[nearest[k]];
    }
    sources.add(source);
    weights.add(affine(x, y, nearest, distance, at));
  }

  /** Weights of the neighbours in the affine fit's value at (x, y). */
  private static float[] affine(float x, float y, int[] nearest, float[] distance, float[][] at) {
    int n = nearest.length;
    double reach = Math.sqrt(distance[0]);
    double[] w = new double[n];
    double sum = 0;
    double mx = 0;
    double my = 0;
    for (int k = 0; k < n; k++) {
      w[k] = 1 / (distance[k] + 0.05);
      sum += w[k];
      mx += w[k] * at[nearest[k]][0];
      my += w[k] * at[nearest[k]][1];
    }
    mx /= sum;
    my /= sum;
    double xx = 0;
    double xy = 0;
    double yy = 0;
    for (int k = 0; k < n; k++) {
      double dx = at[nearest[k]][0] - mx;
      double dy = at[nearest[k]][1] - my;
      xx += w[k] * dx * dx;
      xy += w[k] * dx * dy;
      yy += w[k] * dy * dy;
    }
    double ridge = RIDGE * (xx + yy) + 1e-9;
    xx += ridge;
    yy += ridge;
    double determinant = xx * yy - xy * xy;
    double damp = reach < 3.5 ? 1 : Math.max(0, 1 - (reach - 3.5) / 4);
    double ex = damp * (x - mx);
    double ey = damp * (y - my);
    double gx = (yy * ex - xy * ey) / determinant;
    double gy = (xx * ey - xy * ex) / determinant;
    float[] out = new float[n];
    for (int k = 0; k < n; k++) {
      double dx = at[nearest[k]][0] - mx;
      double dy = at[nearest[k]][1] - my;
      out[k] = (float) (w[k] / sum + w[k] * (gx * dx + gy * dy));
    }
    return out;
  }

  /**
   * Continues a quantity.
   *
   * @param surface its values on the surface, [V][size]
   * @param lattice its values on the lattice, [rows][columns][size]; those off the surface are set
   * @param size numbers per vertex
   */
  void apply(float[] surface, float[] lattice, int size) {
    for (int i = 0; i < targets.size(); i++) {
      int[] source = sources.get(i);
      float[] w = weights.get(i);
      for (int c = 0; c < size; c++) {
        float sum = 0;
        for (int k = 0; k < source.length; k++) {
          sum += w[k] * surface[source[k] * size + c];
        }
        lattice[targets.get(i) * size + c] = sum;
      }
    }
  }
}
