package org.understudy.trainer.model;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.ejml.interfaces.decomposition.QRDecomposition;

/**
 * The largest eigenvalues of a symmetric positive matrix and their eigenvectors, by subspace
 * iteration with a Rayleigh-Ritz step (Golub and Van Loan, 8.2.4): far quicker than all of them.
 *
 * @param values [K] descending
 * @param vectors [N][K] unit columns
 */
record LeadingEigenvectors(double[] values, DMatrixRMaj vectors) {
  private static final int FIRST_GUESS = 64;
  private static final int SPARE = 12;
  private static final int ITERATIONS = 24;

  /** Finds as many as add up to a wanted sum. */
  static LeadingEigenvectors of(DMatrixRMaj matrix, double wantedSum) {
    int n = matrix.getNumRows();
    for (int size = Math.min(n, FIRST_GUESS); ; size = Math.min(n, 2 * size)) {
      LeadingEigenvectors found = largest(matrix, size);
      double sum = 0;
      int count = 0;
      while (count < size && sum < wantedSum) {
        sum += found.values[count++];
      }
      if (count <= size - SPARE || size == n) {
        DMatrixRMaj kept = CommonOps_DDRM.extract(found.vectors, 0, n, 0, count);
        return new LeadingEigenvectors(Arrays.copyOf(found.values, count), kept);
      }
    }
  }

  private static LeadingEigenvectors largest(DMatrixRMaj matrix, int size) {
    int n = matrix.getNumRows();
    Random random = new Random(1);
    DMatrixRMaj basis = new DMatrixRMaj(n, size);
    for (int i = 0; i < basis.getNumElements(); i++) {
      basis.set(i, random.nextGaussian());
    }
    DMatrixRMaj product = new DMatrixRMaj(n, size);
    for (int iteration = 0; iteration < ITERATIONS; iteration++) {
      orthonormalise(basis);
      CommonOps_DDRM.mult(matrix, basis, product);
      basis.setTo(product);
    }
    orthonormalise(basis);
    CommonOps_DDRM.mult(matrix, basis, product);
    DMatrixRMaj small = new DMatrixRMaj(size, size);
    CommonOps_DDRM.multTransA(basis, product, small);
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(size, true, true);
    if (!eigen.decompose(small)) {
      throw new IllegalStateException("the eigenvalues of " + n + " shapes did not converge");
    }
    int[] order =
        IntStream.range(0, size)
            .boxed()
            .sorted(
                (a, b) ->
                    Double.compare(
                        eigen.getEigenvalue(b).getReal(), eigen.getEigenvalue(a).getReal()))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] values = new double[size];
    DMatrixRMaj rotation = new DMatrixRMaj(size, size);
    for (int k = 0; k < size; k++) {
      values[k] = eigen.getEigenvalue(order[k]).getReal();
      DMatrixRMaj column = eigen.getEigenVector(order[k]);
      for (int i = 0; i < size; i++) {
        rotation.set(i, k, column.get(i, 0));
      }
    }
    DMatrixRMaj vectors = new DMatrixRMaj(n, size);
    CommonOps_DDRM.mult(basis, rotation, vectors);
    return new LeadingEigenvectors(values, vectors);
  }

  private static void orthonormalise(DMatrixRMaj basis) {
    QRDecomposition<DMatrixRMaj> qr =
        DecompositionFactory_DDRM.qr(basis.getNumRows(), basis.getNumCols());
    if (!qr.decompose(basis.copy())) {
      throw new IllegalStateException("the subspace became degenerate");
    }
    qr.getQ(basis, true);
  }
}
