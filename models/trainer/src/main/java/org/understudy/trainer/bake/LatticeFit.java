package org.understudy.trainer.bake;

import java.util.Arrays;

/**
 * Lays a lattice along a surface: moves its vertices so that its flat triangles agree with the
 * surface all over in the least squares, instead of cutting its curves short between vertices, and
 * so that cells of which only a part is covered lie right there. Where few places tell, the
 * corrections of neighbours go on. Solved by conjugate gradients. One per thread.
 */
final class LatticeFit {
  /** Places looked at along each side of a cell. */
  static final int FINENESS = 4;

  private static final int STEPS = 30;

  /** Weight of a correction's difference from its neighbours', in places. */
  private static final double SMOOTHNESS = 0.25;

  /** Weight of the correction itself. */
  private static final double HOLD = 0.02;

  private final int stride;
  private final int columns;
  private final int rows;
  private final SurfaceGrid places;
  private final int[] corner = new int[3];
  private final double[] share = new double[3];

  /**
   * A fit.
   *
   * @param columns cells of the lattice
   * @param rows cells of the lattice
   * @param places {@link #FINENESS} texels along each side of every cell
   */
  LatticeFit(int columns, int rows, SurfaceGrid places) {
    this.columns = columns;
    this.rows = rows;
    this.stride = columns + 1;
    this.places = places;
  }

  /**
   * Moves the vertices.
   *
   * @param surface [places][3] where the surface is, of those places that it covers
   * @param vertices [(rows + 1) * (columns + 1)][3], changed
   */
  void apply(float[] surface, float[] vertices) {
    int count = stride * (rows + 1);
    for (int axis = 0; axis < 3; axis++) {
      double[] right = new double[count];
      for (int place = 0; place < places.triangle.length; place++) {
        if (!places.covers(place)) {
          continue;
        }
        locate(place);
        double miss = surface[3 * place + axis];
        for (int k = 0; k < 3; k++) {
          miss -= share[k] * vertices[3 * corner[k] + axis];
        }
        for (int k = 0; k < 3; k++) {
          right[corner[k]] += share[k] * miss;
        }
      }
      double[] correction = solve(right);
      for (int v = 0; v < count; v++) {
        vertices[3 * v + axis] += (float) correction[v];
      }
    }
  }

  /** Conjugate gradients (Hestenes and Stiefel 1952) from 0. */
  private double[] solve(double[] right) {
    double[] x = new double[right.length];
    double[] r = right.clone();
    double[] p = right.clone();
    double[] ap = new double[right.length];
    double square = dot(r, r);
    for (int step = 0; step < STEPS && square > 1e-18; step++) {
      multiply(p, ap);
      double along = square / dot(p, ap);
      for (int v = 0; v < x.length; v++) {
        x[v] += along * p[v];
        r[v] -= along * ap[v];
      }
      double next = dot(r, r);
      double keep = next / square;
      square = next;
      for (int v = 0; v < x.length; v++) {
        p[v] = r[v] + keep * p[v];
      }
    }
    return x;
  }

  private void multiply(double[] in, double[] out) {
    Arrays.fill(out, 0);
    for (int place = 0; place < places.triangle.length; place++) {
      if (places.covers(place)) {
        locate(place);
        double value = 0;
        for (int k = 0; k < 3; k++) {
          value += share[k] * in[corner[k]];
        }
        for (int k = 0; k < 3; k++) {
          out[corner[k]] += share[k] * value;
        }
      }
    }
    for (int v = 0; v < in.length; v++) {
      out[v] += HOLD * in[v];
      if (v % stride < columns) {
        smooth(v, v + 1, in, out);
      }
      if (v + stride < in.length) {
        smooth(v, v + stride, in, out);
      }
    }
  }

  private static void smooth(int a, int b, double[] in, double[] out) {
    double difference = SMOOTHNESS * (in[a] - in[b]);
    out[a] += difference;
    out[b] -= difference;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int v = 0; v < a.length; v++) {
      sum += a[v] * b[v];
    }
    return sum;
  }

  /** Which vertices a place lies between, and the share of each; cells are cut as in drawing. */
  private void locate(int place) {
    int x = place % places.columns;
    int y = place / places.columns;
    int a = y / FINENESS * stride + x / FINENESS;
    double fx = (x % FINENESS + 0.5) / FINENESS;
    double fy = (y % FINENESS + 0.5) / FINENESS;
    corner[0] = a;
    share[0] = 1 - Math.max(fx, fy);
    if (fx >= fy) {
      corner[1] = a + 1;
      share[1] = fx - fy;
      share[2] = fy;
    } else {
      corner[1] = a + stride;
      share[1] = fy - fx;
      share[2] = fx;
    }
    corner[2] = a + stride + 1;
  }
}
