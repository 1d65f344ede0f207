package org.understudy.trainer.model;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.understudy.parametric.FaceModel;

/** How well a face model's identity basis explains faces it was not made from. */
final class HeldOutError {
  private HeldOutError() {}

  /** Root mean square distance between vertices and their best fit, metres. */
  static double metres(FaceModel model, List<float[]> faces) {
    int k = model.identityCount();
    int d = model.mean().length;
    float[] basis = model.identityBasis();
    DMatrixRMaj gram = new DMatrixRMaj(k, k);
    for (int a = 0; a < k; a++) {
      for (int b = 0; b < k; b++) {
        double sum = 0;
        for (int i = 0; i < d; i++) {
          sum += (double) basis[a * d + i] * basis[b * d + i];
        }
        gram.set(a, b, sum);
      }
    }
    LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.symmPosDef(k);
    if (!solver.setA(gram)) {
      throw new IllegalStateException("the identity basis is degenerate");
    }
    double total = 0;
    DMatrixRMaj right = new DMatrixRMaj(k, 1);
    DMatrixRMaj z = new DMatrixRMaj(k, 1);
    for (float[] face : faces) {
      for (int a = 0; a < k; a++) {
        double sum = 0;
        for (int i = 0; i < d; i++) {
          sum += (double) basis[a * d + i] * (face[i] - model.mean()[i]);
        }
        right.set(a, 0, sum);
      }
      solver.solve(right, z);
      for (int i = 0; i < d; i++) {
        double rest = face[i] - model.mean()[i];
        for (int a = 0; a < k; a++) {
          rest -= z.get(a, 0) * basis[a * d + i];
        }
        total += rest * rest;
      }
    }
    return Math.sqrt(total / ((double) faces.size() * d / 3));
  }
}
