package org.understudy.tracking.fit;

/**
 * Minimises {@code d'Hd/2 - g'd} within a box, H symmetric positive definite: the step of a
 * box-constrained Gauss-Newton iteration.
 *
 * <p>A primal-dual active set with block exchanges (Kunisch and Rendl 2003; Judice and Pires 1994),
 * which ends in a few factorisations and exactly; where it cycles, projected coordinate descent
 * from the clipped iterate takes over, which always descends. The active set is kept between calls
 * as a warm start.
 *
 * <p>Not thread-safe. Solving allocates nothing.
 */
final class BoxQuadratic {
  private static final int EXCHANGES = 10;
  private static final int SWEEPS = 60;
  private static final double TOLERANCE = 1e-10;

  private final int capacity;
  private final double[] factor;
  private final double[] right;
  private final int[] free;
  private final byte[] state;

  /**
   * A solver.
   *
   * @param capacity largest number of unknowns
   */
  BoxQuadratic(int capacity) {
    this.capacity = capacity;
    factor = new double[capacity * capacity];
    right = new double[capacity];
    free = new int[capacity];
    state = new byte[capacity];
  }

  /** Forgets the active set of the last call. */
  void reset() {
    java.util.Arrays.fill(state, (byte) 0);
  }

  /**
   * Solves for the first {@code n} unknowns.
   *
   * @param h row-major matrix of row length {@code stride}, the upper triangle is read
   * @param g right-hand side
   * @param lower lowest allowed values, may be negative infinity
   * @param upper highest allowed values, may be infinity
   * @param d the step, overwritten
   * @return how many factorisations it took
   */
  int solve(double[] h, int stride, double[] g, double[] lower, double[] upper, double[] d, int n) {
    if (n > capacity) {
      throw new IllegalArgumentException(
          "this solver takes up to %d unknowns, got %d".formatted(capacity, n));
    }
    for (int round = 1; round <= EXCHANGES; round++) {
      solveFree(h, stride, g, lower, upper, d, n);
      boolean changed = false;
      for (int i = 0; i < n; i++) {
        if (state[i] == 0) {
          if (d[i] < lower[i] - TOLERANCE) {
            state[i] = -1;
            changed = true;
          } else if (d[i] > upper[i] + TOLERANCE) {
            state[i] = 1;
            changed = true;
          }
        } else {
          double slope = slope(h, stride, g, d, n, i);
          if (state[i] < 0 ? slope < -TOLERANCE : slope > TOLERANCE) {
            state[i] = 0;
            changed = true;
          }
        }
      }
      if (!changed) {
        return round;
      }
    }
    for (int i = 0; i < n; i++) {
      d[i] = Math.clamp(d[i], lower[i], upper[i]);
    }
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (int i = 0; i < n; i++) {
        double moved = d[i] - slope(h, stride, g, d, n, i) / h[i * stride + i];
        d[i] = Math.clamp(moved, lower[i], upper[i]);
      }
    }
    return EXCHANGES;
  }

  private static double slope(double[] h, int stride, double[] g, double[] d, int n, int i) {
    double sum = -g[i];
    for (int j = 0; j < i; j++) {
      sum += h[j * stride + i] * d[j];
    }
    for (int j = i; j < n; j++) {
      sum += h[i * stride + j] * d[j];
    }
    return sum;
  }

  private void solveFree(
      double[] h, int stride, double[] g, double[] lower, double[] upper, double[] d, int n) {
    int m = 0;
    for (int i = 0; i < n; i++) {
      if (state[i] == 0) {
        free[m++] = i;
      } else {
        d[i] = state[i] < 0 ? lower[i] : upper[i];
      }
    }
    for (int a = 0; a < m; a++) {
      reduce(a, h, stride, g, d, n);
    }
    Cholesky.factor(factor, capacity, m);
    Cholesky.solve(factor, capacity, m, right);
    for (int a = 0; a < m; a++) {
      d[free[a]] = right[a];
    }
  }

  /** Row {@code a} of the equations of the free unknowns, with the others where they are. */
  private void reduce(int a, double[] h, int stride, double[] g, double[] d, int n) {
    int i = free[a];
    double sum = g[i];
    for (int j = 0; j < n; j++) {
      if (state[j] != 0) {
        sum -= (j < i ? h[j * stride + i] : h[i * stride + j]) * d[j];
      }
    }
    right[a] = sum;
    for (int b = 0; b <= a; b++) {
      factor[a * capacity + b] = h[free[b] * stride + i];
    }
  }
}
