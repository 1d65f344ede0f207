package org.understudy.trainer.bake;

import java.util.Arrays;

/**
 * Points of a surface at a regular grid of texture coordinates: for each grid point the triangle it
 * lies in and its barycentric weights. Arrays are shared.
 */
final class SurfaceGrid {
  private static final float TOLERANCE = -1e-4f;

  final int columns;
  final int rows;
  final int[] triangle;
  final float[] wa;
  final float[] wb;

  private SurfaceGrid(int columns, int rows) {
    this.columns = columns;
    this.rows = rows;
    this.triangle = new int[columns * rows];
    this.wa = new float[columns * rows];
    this.wb = new float[columns * rows];
    Arrays.fill(triangle, -1);
  }

  /** Grid points at the vertices of a lattice of {@code columns x rows} cells. */
  static SurfaceGrid vertices(float[] uv, int[] triangles, Window w, int columns, int rows) {
    SurfaceGrid grid = new SurfaceGrid(columns + 1, rows + 1);
    grid.fill(uv, triangles, w, w.width() / columns, w.height() / rows, 0);
    return grid;
  }

  /** Grid points at the middles of {@code columns x rows} texels. */
  static SurfaceGrid texels(float[] uv, int[] triangles, Window w, int columns, int rows) {
    SurfaceGrid grid = new SurfaceGrid(columns, rows);
    grid.fill(uv, triangles, w, w.width() / columns, w.height() / rows, 0.5f);
    return grid;
  }

  private void fill(float[] uv, int[] triangles, Window w, float du, float dv, float middle) {
    float[] best = new float[columns * rows];
    Arrays.fill(best, TOLERANCE);
    for (int t : triangles) {
      float xa = (uv[6 * t] - w.u0()) / du - middle;
      float ya = (w.v1() - uv[6 * t + 1]) / dv - middle;
      float xb = (uv[6 * t + 2] - w.u0()) / du - middle;
      float yb = (w.v1() - uv[6 * t + 3]) / dv - middle;
      float xc = (uv[6 * t + 4] - w.u0()) / du - middle;
      float yc = (w.v1() - uv[6 * t + 5]) / dv - middle;
      float area = (xb - xa) * (yc - ya) - (xc - xa) * (yb - ya);
      if (Math.abs(area) < 1e-9f) {
        continue;
      }
      int x0 = Math.max(0, (int) Math.floor(Math.min(xa, Math.min(xb, xc)) - 0.01f));
      int x1 = Math.min(columns - 1, (int) Math.ceil(Math.max(xa, Math.max(xb, xc)) + 0.01f));
      int y0 = Math.max(0, (int) Math.floor(Math.min(ya, Math.min(yb, yc)) - 0.01f));
      int y1 = Math.min(rows - 1, (int) Math.ceil(Math.max(ya, Math.max(yb, yc)) + 0.01f));
      for (int y = y0; y <= y1; y++) {
        for (int x = x0; x <= x1; x++) {
          float a = ((xb - x) * (yc - y) - (xc - x) * (yb - y)) / area;
          float b = ((xc - x) * (ya - y) - (xa - x) * (yc - y)) / area;
          float least = Math.min(a, Math.min(b, 1 - a - b));
          int i = y * columns + x;
          if (least > best[i]) {
            best[i] = Math.max(least, 0);
            triangle[i] = t;
            wa[i] = a;
            wb[i] = b;
          }
        }
      }
    }
  }

  boolean covers(int i) {
    return triangle[i] >= 0;
  }

  /**
   * Interpolates a per-vertex quantity; points off the surface stay 0.
   *
   * @param values [V][size]
   * @param corners [T][3] vertex indices
   * @param size numbers per vertex
   * @return [rows][columns][size]
   */
  float[] interpolate(float[] values, int[] corners, int size) {
    float[] out = new float[triangle.length * size];
    for (int i = 0; i < triangle.length; i++) {
      if (triangle[i] < 0) {
        continue;
      }
      int a = corners[3 * triangle[i]] * size;
      int b = corners[3 * triangle[i] + 1] * size;
      int c = corners[3 * triangle[i] + 2] * size;
      float wc = 1 - wa[i] - wb[i];
      for (int k = 0; k < size; k++) {
        out[i * size + k] = wa[i] * values[a + k] + wb[i] * values[b + k] + wc * values[c + k];
      }
    }
    return out;
  }
}
