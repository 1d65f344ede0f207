package org.understudy.trainer.gan.evaluate;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The Fréchet distance between the Gaussians that two sets of features are taken for (Heusel et al.
 * 2017, eq. 6): {@code |m1 - m2|^2 + Tr(S1 + S2 - 2 (S1 S2)^(1/2))}, in squared feature units. It
 * is the FID where the features are Inception's.
 *
 * <p>{@code S1 S2} has the eigenvalues of the symmetric {@code S1^(1/2) S2 S1^(1/2)}, whose roots
 * are real and sum to the trace.
 */
public final class FrechetDistance {
  private FrechetDistance() {}

  /**
   * A distance and whether to trust it.
   *
   * @param distance not negative, in squared feature units
   * @param rankDeficient whether a set has no more pictures than a feature has numbers, so that its
   *     covariance cannot have full rank and the distance depends much on the count
   */
  public record Measured(double distance, boolean rankDeficient) {}

  /**
   * The distance.
   *
   * @throws IllegalArgumentException if the features differ in length or a set has fewer than 2
   */
  public static double between(FeatureStatistics first, FeatureStatistics second) {
    return measure(first, second).distance();
  }

  /**
   * The distance, with a warning where there are too few pictures.
   *
   * @throws IllegalArgumentException if the features differ in length or a set has fewer than 2
   */
  public static Measured measure(FeatureStatistics first, FeatureStatistics second) {
    if (first.length() != second.length()) {
      throw new IllegalArgumentException(
          "cannot compare features of %d numbers with features of %d"
              .formatted(first.length(), second.length()));
    }
    long fewest = Math.min(first.count(), second.count());
    if (fewest < 2) {
      throw new IllegalArgumentException(
          "a Fréchet distance needs at least 2 features in each set, not %d and %d"
              .formatted(first.count(), second.count()));
    }
    double distance = between(first.mean(), first.covariance(), second.mean(), second.covariance());
    return new Measured(distance, fewest <= first.length());
  }

  /**
   * The distance between two Gaussians.
   *
   * @param firstMean [D]
   * @param first [D][D] covariance
   * @param secondMean [D]
   * @param second [D][D] covariance
   */
  static double between(
      double[] firstMean, DMatrixRMaj first, double[] secondMean, DMatrixRMaj second) {
    double apart = 0;
    for (int i = 0; i < firstMean.length; i++) {
      double offset = firstMean[i] - secondMean[i];
      apart += offset * offset;
    }
    double traces = CommonOps_DDRM.trace(first) + CommonOps_DDRM.trace(second);
    return Math.max(0, apart + traces - 2 * traceOfRoot(first, second));
  }

  /** Trace of the square root of the product of two covariances. */
  private static double traceOfRoot(DMatrixRMaj first, DMatrixRMaj second) {
    DMatrixRMaj root = scaledAxes(first);
    DMatrixRMaj half = new DMatrixRMaj(root.numRows, root.numCols);
    CommonOps_DDRM.mult(root, second, half);
    DMatrixRMaj product = new DMatrixRMaj(root.numRows, root.numCols);
    CommonOps_DDRM.multTransB(half, root, product);
    symmetrise(product);
    EigenDecomposition_F64<DMatrixRMaj> found = decompose(product, false);
    double sum = 0;
    for (int k = 0; k < found.getNumberOfEigenvalues(); k++) {
      sum += Math.sqrt(Math.max(0, found.getEigenvalue(k).getReal()));
    }
    return sum;
  }

  /**
   * [D][D] the eigenvectors of a covariance as rows, each as long as its standard deviation. It is
   * the covariance's root but for a rotation from the left, which changes no eigenvalue here.
   */
  private static DMatrixRMaj scaledAxes(DMatrixRMaj covariance) {
    int length = covariance.numRows;
    EigenDecomposition_F64<DMatrixRMaj> found = decompose(covariance.copy(), true);
    DMatrixRMaj out = new DMatrixRMaj(length, length);
    for (int k = 0; k < length; k++) {
      double deviation = Math.sqrt(Math.max(0, found.getEigenvalue(k).getReal()));
      DMatrixRMaj axis = found.getEigenVector(k);
      for (int i = 0; i < length; i++) {
        out.set(k, i, deviation * axis.get(i));
      }
    }
    return out;
  }

  /** Decomposes a symmetric matrix, which may be overwritten. */
  private static EigenDecomposition_F64<DMatrixRMaj> decompose(DMatrixRMaj matrix, boolean axes) {
    EigenDecomposition_F64<DMatrixRMaj> solver =
        DecompositionFactory_DDRM.eig(matrix.numRows, axes, true);
    if (!solver.decompose(matrix)) {
      throw new IllegalArgumentException("the features' covariance has no eigenvalues");
    }
    return solver;
  }

  private static void symmetrise(DMatrixRMaj matrix) {
    for (int i = 0; i < matrix.numRows; i++) {
      for (int j = 0; j < i; j++) {
        double value = 0.5 * (matrix.get(i, j) + matrix.get(j, i));
        matrix.set(i, j, value);
        matrix.set(j, i, value);
      }
    }
  }
}
