package org.understudy.trainer.gan.template;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * What codes say about many numbers at once: {@code numbers = mean + codes x basis}, by ridge
 * regression over people whose codes and numbers are both known.
 */
final class CodeRegression {
  /** Weight of a code's prior variance, in people. */
  private static final double RIDGE = 0.5;

  private final int count;
  private final float[] mean;
  private final float[] basis;

  /**
   * Fits.
   *
   * @param codes [C] for each person
   * @param numbers [N] for each person
   */
  CodeRegression(List<float[]> codes, List<float[]> numbers) {
    count = codes.getFirst().length;
    int people = codes.size();
    int length = numbers.getFirst().length;
    DMatrixRMaj design = new DMatrixRMaj(people, count + 1);
    for (int p = 0; p < people; p++) {
      for (int c = 0; c < count; c++) {
        design.set(p, c, codes.get(p)[c]);
      }
      design.set(p, count, 1);
    }
    DMatrixRMaj normal = new DMatrixRMaj(count + 1, count + 1);
    CommonOps_DDRM.multInner(design, normal);
    for (int c = 0; c < count; c++) {
      normal.add(c, c, RIDGE);
    }
    LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(count + 1);
    if (!solver.setA(normal)) {
      throw new IllegalArgumentException("the people's codes do not vary");
    }
    DMatrixRMaj rule = new DMatrixRMaj(count + 1, people);
    DMatrixRMaj transposed = new DMatrixRMaj(count + 1, people);
    CommonOps_DDRM.transpose(design, transposed);
    solver.solve(transposed, rule);
    mean = new float[length];
    basis = new float[count * length];
    double[] sums = new double[length];
    for (int c = 0; c <= count; c++) {
      java.util.Arrays.fill(sums, 0);
      for (int p = 0; p < people; p++) {
        double share = rule.get(c, p);
        float[] of = numbers.get(p);
        for (int i = 0; i < length; i++) {
          sums[i] += share * of[i];
        }
      }
      for (int i = 0; i < length; i++) {
        if (c == count) {
          mean[i] = (float) sums[i];
        } else {
          basis[c * length + i] = (float) sums[i];
        }
      }
    }
  }

  /** [N] numbers where all codes are 0. */
  float[] mean() {
    return mean;
  }

  /** [C][N] change per unit of a code. */
  float[] basis() {
    return basis;
  }

  /** [N] what one unit of a code adds to the mean. */
  float[] with(int code) {
    float[] out = mean.clone();
    for (int i = 0; i < out.length; i++) {
      out[i] += basis[code * out.length + i];
    }
    return out;
  }

  /** [N] what codes say. */
  float[] predict(float[] codes) {
    float[] out = mean.clone();
    for (int c = 0; c < count; c++) {
      for (int i = 0; i < out.length; i++) {
        out[i] += codes[c] * basis[c * out.length + i];
      }
    }
    return out;
  }
}
