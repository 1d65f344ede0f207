package org.understudy.tracking.fit;

/**
 * Cholesky factorisation in place, without allocation: the fit solves hundreds of small systems a
 * second.
 */
final class Cholesky {
  /** Added to a pivot that rounding made too small, relative to the largest diagonal entry. */
  private static final double SMALLEST_PIVOT = 1e-12;

  private Cholesky() {}

  /**
   * Factors the lower triangle of a symmetric positive definite matrix into L, in place.
   *
   * @param a row-major, row length {@code stride}; the part above the diagonal is left alone
   */
  static void factor(double[] a, int stride, int n) {
    double largest = 0;
    for (int i = 0; i < n; i++) {
      largest = Math.max(largest, a[i * stride + i]);
    }
    for (int i = 0; i < n; i++) {
      int row = i * stride;
      for (int j = 0; j < i; j++) {
        int other = j * stride;
        double sum = a[row + j];
        for (int k = 0; k < j; k++) {
          sum -= a[row + k] * a[other + k];
        }
        a[row + j] = sum / a[other + j];
      }
      double pivot = a[row + i];
      for (int k = 0; k < i; k++) {
        pivot -= a[row + k] * a[row + k];
      }
      a[row + i] = Math.sqrt(Math.max(pivot, SMALLEST_PIVOT * largest + Double.MIN_NORMAL));
    }
  }

  /** Solves {@code L L' x = b} in place of b. */
  static void solve(double[] l, int stride, int n, double[] b) {
    forward(l, stride, n, b, 0, 1);
    for (int i = n - 1; i >= 0; i--) {
      double sum = b[i];
      for (int k = i + 1; k < n; k++) {
        sum -= l[k * stride + i] * b[k];
      }
      b[i] = sum / l[i * stride + i];
    }
  }

  /** Solves {@code L x = b} in place, b being every {@code step}-th entry from {@code offset}. */
  static void forward(double[] l, int stride, int n, double[] b, int offset, int step) {
    for (int i = 0; i < n; i++) {
      double sum = b[offset + i * step];
      for (int k = 0; k < i; k++) {
        sum -= l[i * stride + k] * b[offset + k * step];
      }
      b[offset + i * step] = sum / l[i * stride + i];
    }
  }
}
