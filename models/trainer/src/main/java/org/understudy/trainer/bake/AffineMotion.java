package org.understudy.trainer.bake;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The affine function of place that agrees best with the displacements of some points: what a rigid
 * piece of a body does when it turns a little and moves. Immutable.
 */
final class AffineMotion {
  /** Keeps flat sets of points solvable, in squared metres per point. */
  private static final double RIDGE = 1e-8;

  private final double[] middle = new double[3];
  private final double[] shift = new double[3];
  private final DMatrixRMaj slope = new DMatrixRMaj(3, 3);

  /**
   * Fits by least squares.
   *
   * @param points [V][3] metres
   * @param moves their displacements, [V][3] metres
   * @param chosen which of them count, [V], one or more
   */
  AffineMotion(float[] points, float[] moves, boolean[] chosen) {
    int count = 0;
    for (int v = 0; v < chosen.length; v++) {
      for (int k = 0; chosen[v] && k < 3; k++) {
        middle[k] += points[3 * v + k];
        shift[k] += moves[3 * v + k];
      }
      count += chosen[v] ? 1 : 0;
    }
    if (count == 0) {
      throw new IllegalArgumentException("a motion is fitted to one point or more, got none");
    }
    for (int k = 0; k < 3; k++) {
      middle[k] /= count;
      shift[k] /= count;
    }
    DMatrixRMaj spread = CommonOps_DDRM.identity(3);
    CommonOps_DDRM.scale(RIDGE * count, spread);
    DMatrixRMaj together = new DMatrixRMaj(3, 3);
    for (int v = 0; v < chosen.length; v++) {
      for (int a = 0; chosen[v] && a < 3; a++) {
        double from = points[3 * v + a] - middle[a];
        for (int b = 0; b < 3; b++) {
          spread.add(a, b, from * (points[3 * v + b] - middle[b]));
          together.add(a, b, from * (moves[3 * v + b] - shift[b]));
        }
      }
    }
    if (!CommonOps_DDRM.solve(spread, together, slope)) {
      slope.zero();
    }
  }

  /** Displacement at places, a fresh array [V][3] metres. */
  float[] at(float[] places) {
    float[] out = new float[places.length];
    for (int v = 0; v < places.length; v += 3) {
      for (int b = 0; b < 3; b++) {
        double sum = shift[b];
        for (int a = 0; a < 3; a++) {
          sum += slope.get(a, b) * (places[v + a] - middle[a]);
        }
        out[v + b] = (float) sum;
      }
    }
    return out;
  }
}
