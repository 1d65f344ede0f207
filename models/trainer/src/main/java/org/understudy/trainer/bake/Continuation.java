package org.understudy.trainer.bake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Continues quantities of a surface to lattice vertices beyond its border: an affine function of
 * the texture coordinates, fitted to the nearest connected vertices by weighted least squares. The
 * weights depend on the layout alone, so every quantity is continued by the same linear rule.
 */
final class Continuation {
  private static final int NEIGHBOURS = 14;
  private static final float RIDGE = 1e-2f;

  /**
   * Edges from the nearest vertex within which neighbours lie: lips are near, yet not neighbours.
   */
  private static final int RINGS = 5;

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
    int[][] near = within(RINGS, neighbours(vertices, corners, triangles));
    for (int i = 0; i < grid.columns * grid.rows; i++) {
      if (!grid.covers(i)) {
        int row = i / grid.columns;
        addTarget(i, i % grid.columns, row, vertices, at, near);
      }
    }
  }

  /** Neighbours along edges, as places in the list of vertices. */
  private static BitSet[] neighbours(int[] vertices, int[] corners, int[] triangles) {
    Map<Integer, Integer> place = new HashMap<>();
    BitSet[] out = new BitSet[vertices.length];
    for (int i = 0; i < vertices.length; i++) {
      place.put(vertices[i], i);
      out[i] = new BitSet();
    }
    for (int t : triangles) {
      for (int k = 0; k < 3; k++) {
        int a = place.getOrDefault(corners[3 * t + k], 0);
        int b = place.getOrDefault(corners[3 * t + (k + 1) % 3], 0);
        out[a].set(b);
        out[b].set(a);
      }
    }
    return out;
  }

  /** Everything that a few steps reach, itself included. */
  private static int[][] within(int steps, BitSet[] neighbours) {
    int[][] out = new int[neighbours.length][];
    for (int i = 0; i < out.length; i++) {
      BitSet reached = new BitSet();
      reached.set(i);
      BitSet edge = (BitSet) reached.clone();
      for (int step = 0; step < steps; step++) {
        BitSet next = new BitSet();
        edge.stream().forEach(v -> next.or(neighbours[v]));
        next.andNot(reached);
        reached.or(next);
        edge = next;
      }
      out[i] = reached.stream().toArray();
    }
    return out;
  }

  private static float squaredDistance(float[] place, float x, float y) {
    return (place[0] - x) * (place[0] - x) + (place[1] - y) * (place[1] - y);
  }

  private void addTarget(int target, float x, float y, int[] vertices, float[][] at, int[][] near) {
    int closest = 0;
    for (int v = 1; v < vertices.length; v++) {
      if (squaredDistance(at[v], x, y) < squaredDistance(at[closest], x, y)) {
        closest = v;
      }
    }
    int n = Math.min(NEIGHBOURS, near[closest].length);
    int[] nearest = new int[n];
    float[] distance = new float[n];
    Arrays.fill(distance, Float.MAX_VALUE);
    for (int v : near[closest]) {
      float d = squaredDistance(at[v], x, y);
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
