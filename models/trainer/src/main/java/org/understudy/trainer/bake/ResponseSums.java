package org.understudy.trainer.bake;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Normal equations of every vertex of a surface for what it shows as a linear function of some
 * features: shade = b0 + sum_f b_f feature_f, of which the responses are b_f / b0. Ridge
 * regression: the b_f are held towards 0. Vertices may be added to by different threads.
 */
final class ResponseSums {
  /** Expected variance of the noise over that of a response. */
  private static final double RIDGE = 0.003;

  /** Vertices darker than this, or whose fit is, shine by nothing a texture could multiply. */
  private static final double LEAST_SHADE = 0.01;

  private static final float MOST = 1.9f;

  /** [V] per vertex the lower triangle of the matrix, row by row, then the right side. */
  private final float[] sums;

  private final int features;
  private final int unknowns;
  private final int square;
  private final int each;

  /**
   * Sums of nothing.
   *
   * @param features how many numbers the shade is a function of
   */
  ResponseSums(int vertices, int features) {
    this.features = features;
    unknowns = 1 + features;
    square = unknowns * (unknowns + 1) / 2;
    each = square + unknowns;
    sums = new float[each * vertices];
  }

  /**
   * Adds what a vertex shows once.
   *
   * @param of [features]
   * @param shade at least 0
   * @param weight above 0
   */
  void add(int vertex, float[] of, float shade, float weight) {
    int at = each * vertex;
    int right = at + square;
    for (int i = 0; i < unknowns; i++) {
      float a = weight * (i == 0 ? 1 : of[i - 1]);
      if (a == 0) {
        at += i + 1;
        continue;
      }
      sums[at++] += a;
      for (int j = 1; j <= i; j++) {
        sums[at++] += a * of[j - 1];
      }
      sums[right + i] += a * shade;
    }
  }

  /**
   * The responses, [features][V] within their bounds; 0 for what is too dark to tell.
   *
   * @param offset whether they are shares of what the vertex shows on average rather than of b0,
   *     and b0's own share less 1 follows, [V]
   */
  float[] solve(boolean offset) {
    int vertices = sums.length / each;
    float[] responses = new float[(features + (offset ? 1 : 0)) * vertices];
    LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(unknowns);
    DMatrixRMaj matrix = new DMatrixRMaj(unknowns, unknowns);
    DMatrixRMaj right = new DMatrixRMaj(unknowns, 1);
    DMatrixRMaj solution = new DMatrixRMaj(unknowns, 1);
    for (int v = 0; v < vertices; v++) {
      int at = each * v;
      double weight = sums[at];
      double mean = weight > 0 ? sums[at + square] / weight : 0;
      if (mean < LEAST_SHADE) {
        continue;
      }
      for (int i = 0; i < unknowns; i++) {
        for (int j = 0; j <= i; j++) {
          matrix.set(i, j, sums[at]);
          matrix.set(j, i, sums[at++]);
        }
        matrix.add(i, i, i == 0 ? 0 : RIDGE * weight);
      }
      for (int i = 0; i < unknowns; i++) {
        right.set(i, sums[at + i]);
      }
      if (!solver.setA(matrix)) {
        continue;
      }
      solver.solve(right, solution);
      double unit = offset ? mean : Math.max(solution.get(0), 0.3 * mean);
      for (int f = 0; f < features; f++) {
        responses[f * vertices + v] = bounded(solution.get(f + 1) / unit);
      }
      if (offset) {
        responses[features * vertices + v] = bounded(solution.get(0) / unit - 1);
      }
    }
    return responses;
  }

  private static float bounded(double response) {
    return (float) Math.clamp(response, -MOST, MOST);
  }
}
