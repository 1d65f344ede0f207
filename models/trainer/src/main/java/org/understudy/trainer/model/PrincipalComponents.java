package org.understudy.trainer.model;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/**
 * Principal components of shapes by the method of snapshots (Sirovich 1987): the eigenvectors of
 * the small matrix of inner products between shapes instead of the large covariance.
 *
 * @param mean [D]
 * @param basis [K][D] offsets per standard deviation, strongest first
 * @param count K
 * @param explained share of the variance the K components hold, 0..1
 */
record PrincipalComponents(float[] mean, float[] basis, int count, double explained) {

  /**
   * Finds as many components as hold the wanted share of the variance.
   *
   * @param shapes N arrays of D numbers; the mean is taken out in place
   * @param share 0..1
   */
  static PrincipalComponents of(List<float[]> shapes, double share) {
    int n = shapes.size();
    int d = shapes.getFirst().length;
    double[] sum = new double[d];
    for (float[] shape : shapes) {
      for (int i = 0; i < d; i++) {
        sum[i] += shape[i];
      }
    }
    float[] mean = new float[d];
    for (int i = 0; i < d; i++) {
      mean[i] = (float) (sum[i] / n);
    }
    for (float[] shape : shapes) {
      for (int i = 0; i < d; i++) {
        shape[i] -= mean[i];
      }
    }
    DMatrixRMaj gram = new DMatrixRMaj(n, n);
    IntStream.range(0, n)
        .parallel()
        .forEach(
            a -> {
              for (int b = 0; b <= a; b++) {
                double dot = dot(shapes.get(a), shapes.get(b)) / (n - 1);
                gram.set(a, b, dot);
                gram.set(b, a, dot);
              }
            });
    double total = IntStream.range(0, n).mapToDouble(i -> gram.get(i, i)).sum();
    LeadingEigenvectors leading = LeadingEigenvectors.of(gram, share * total);
    int count = leading.values().length;
    double held = Arrays.stream(leading.values()).sum();
    float[] basis = new float[count * d];
    for (int k = 0; k < count; k++) {
      writeComponent(shapes, leading, k, basis, k * d);
    }
    return new PrincipalComponents(mean, basis, count, held / total);
  }

  /** Unit component u = X^T v / |X^T v|, scaled by its standard deviation sqrt(lambda). */
  private static void writeComponent(
      List<float[]> shapes, LeadingEigenvectors leading, int index, float[] basis, int at) {
    int n = shapes.size();
    int d = shapes.getFirst().length;
    double[] component = new double[d];
    for (int s = 0; s < n; s++) {
      double w = leading.vectors().get(s, index);
      float[] shape = shapes.get(s);
      for (int i = 0; i < d; i++) {
        component[i] += w * shape[i];
      }
    }
    double length = 0;
    int largest = 0;
    for (int i = 0; i < d; i++) {
      length += component[i] * component[i];
      largest = Math.abs(component[i]) > Math.abs(component[largest]) ? i : largest;
    }
    double scale = Math.sqrt(leading.values()[index] / length) * Math.signum(component[largest]);
    for (int i = 0; i < d; i++) {
      basis[at + i] = (float) (component[i] * scale);
    }
  }

  private static double dot(float[] a, float[] b) {
    double total = 0;
    int block = 64;
    for (int i = 0; i < a.length; i += block) {
      int end = Math.min(a.length, i + block);
      float sum = 0;
      for (int j = i; j < end; j++) {
        sum += a[j] * b[j];
      }
      total += sum;
    }
    return total;
  }
}
