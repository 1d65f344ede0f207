package org.understudy.trainer.gan.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** Features and covariances by chance. */
final class Draws {
  private Draws() {}

  /** Features [D] about a mean, their covariance mix x mix^T. */
  static List<float[]> features(
      int count, double[] mean, DMatrixRMaj mix, SplittableRandom random) {
    int length = mean.length;
    List<float[]> out = new ArrayList<>();
    double[] normal = new double[length];
    for (int f = 0; f < count; f++) {
      for (int i = 0; i < length; i++) {
        normal[i] = random.nextGaussian();
      }
      float[] feature = new float[length];
      for (int i = 0; i < length; i++) {
        double sum = mean[i];
        for (int j = 0; j < length; j++) {
          sum += mix.get(i, j) * normal[j];
        }
        feature[i] = (float) sum;
      }
      out.add(feature);
    }
    return out;
  }

  /** Features of independent numbers with variance 1. */
  static List<float[]> round(int count, int length, double shift, SplittableRandom random) {
    double[] mean = new double[length];
    Arrays.fill(mean, shift);
    return features(count, mean, CommonOps_DDRM.identity(length), random);
  }

  /** [D][D] numbers by chance. */
  static DMatrixRMaj mix(int length, SplittableRandom random) {
    DMatrixRMaj out = new DMatrixRMaj(length, length);
    for (int i = 0; i < out.data.length; i++) {
      out.data[i] = random.nextGaussian();
    }
    return out;
  }

  /** [D][D] a covariance by chance, far from singular. */
  static DMatrixRMaj covariance(int length, SplittableRandom random) {
    DMatrixRMaj out = new DMatrixRMaj(length, length);
    CommonOps_DDRM.multOuter(mix(length, random), out);
    for (int i = 0; i < length; i++) {
      out.add(i, i, 0.2);
    }
    return out;
  }

  /** [D] numbers by chance. */
  static double[] vector(int length, SplittableRandom random) {
    double[] out = new double[length];
    for (int i = 0; i < length; i++) {
      out[i] = random.nextGaussian();
    }
    return out;
  }

  /** Statistics that keep all features. */
  static FeatureStatistics statistics(List<float[]> features) {
    FeatureStatistics out = new FeatureStatistics(features.getFirst().length, features.size());
    features.forEach(out::add);
    return out;
  }
}
