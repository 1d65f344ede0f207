package org.understudy.trainer.gan.people;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.understudy.avatar.generator.CodeMixture;

/**
 * A mixture of normal distributions fitted to codes by expectation and maximisation (Dempster et
 * al. 1977), begun with k-means++ (Arthur and Vassilvitskii 2007). Covariances of components are
 * drawn towards that of all codes by a conjugate prior (Fraley and Raftery 2007), so that a
 * component with fewer codes than dimensions is still a distribution. Not thread-safe.
 */
public final class MixtureFit {
  private static final int ROUNDS = 40;
  private static final int BEGINNING_ROUNDS = 12;
  private static final double SMALL = 1e-6;

  private final double[][] codes;
  private final int size;
  private final double prior;
  private final double[][] pooled;
  private final double[][] means;
  private final double[][][] factors;
  private final double[] shares;
  private final double[][] belongs;

  private MixtureFit(List<float[]> vectors, int components, double prior, long seed) {
    this.size = vectors.getFirst().length;
    this.codes = new double[vectors.size()][size];
    for (int n = 0; n < codes.length; n++) {
      for (int i = 0; i < size; i++) {
        codes[n][i] = vectors.get(n)[i];
      }
    }
    this.prior = prior;
    this.means = new double[components][size];
    this.factors = new double[components][][];
    this.shares = new double[components];
    this.belongs = new double[codes.length][components];
    double[] all = new double[codes.length];
    Arrays.fill(all, 1);
    double[] mean = mean(all);
    this.pooled = scatter(all, mean);
    scale(pooled, 1.0 / codes.length);
    for (int i = 0; i < size; i++) {
      pooled[i][i] += SMALL;
    }
    begin(RandomGeneratorFactory.of("L64X128MixRandom").create(seed));
  }

  /**
   * Fits.
   *
   * @param codes [N][D], N at least the number of components
   * @param components how many
   * @param prior how many codes the covariance of all is worth in each component; more draws
   *     components together
   * @param seed of the beginning
   */
  public static CodeMixture of(List<float[]> codes, int components, double prior, long seed) {
    if (codes.size() < components || components < 1 || !(prior > 0)) {
      throw new IllegalArgumentException(
          "%d components with a prior of %s cannot be fitted to %d codes"
              .formatted(components, prior, codes.size()));
    }
    MixtureFit fit = new MixtureFit(codes, components, prior, seed);
    for (int round = 0; round < ROUNDS; round++) {
      fit.maximise();
      fit.expect();
    }
    fit.maximise();
    return fit.mixture();
  }

  /** Components about codes that lie apart, distances in deviations of each number. */
  private void begin(RandomGenerator random) {
    double[][] centres = new double[means.length][];
    double[] nearest = new double[codes.length];
    Arrays.fill(nearest, Double.MAX_VALUE);
    int next = random.nextInt(codes.length);
    for (int k = 0; k < centres.length; k++) {
      centres[k] = codes[next].clone();
      double sum = 0;
      for (int n = 0; n < codes.length; n++) {
        nearest[n] = Math.min(nearest[n], distance(codes[n], centres[k]));
        sum += nearest[n];
      }
      double left = random.nextDouble() * sum;
      next = 0;
      while (next < codes.length - 1 && left > nearest[next]) {
        left -= nearest[next++];
      }
    }
    for (int round = 0; round < BEGINNING_ROUNDS; round++) {
      for (int n = 0; n < codes.length; n++) {
        int best = 0;
        for (int k = 1; k < centres.length; k++) {
          if (distance(codes[n], centres[k]) < distance(codes[n], centres[best])) {
            best = k;
          }
        }
        Arrays.fill(belongs[n], 0);
        belongs[n][best] = 1;
      }
      for (int k = 0; k < centres.length; k++) {
        double[] column = column(k);
        if (Arrays.stream(column).sum() > 0) {
          centres[k] = mean(column);
        }
      }
    }
  }

  private double distance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      double d = a[i] - b[i];
      sum += d * d / pooled[i][i];
    }
    return sum;
  }

  private double[] column(int k) {
    double[] column = new double[codes.length];
    for (int n = 0; n < codes.length; n++) {
      column[n] = belongs[n][k];
    }
    return column;
  }

  private double[] mean(double[] weights) {
    double[] mean = new double[size];
    double sum = 0;
    for (int n = 0; n < codes.length; n++) {
      sum += weights[n];
      for (int i = 0; weights[n] > 0 && i < size; i++) {
        mean[i] += weights[n] * codes[n][i];
      }
    }
    for (int i = 0; i < size; i++) {
      mean[i] /= Math.max(sum, SMALL);
    }
    return mean;
  }

  /** Sum of weighted outer products about a mean, lower triangle. */
  private double[][] scatter(double[] weights, double[] mean) {
    double[][] out = new double[size][size];
    double[] apart = new double[size];
    for (int n = 0; n < codes.length; n++) {
      if (weights[n] > SMALL) {
        for (int i = 0; i < size; i++) {
          apart[i] = codes[n][i] - mean[i];
        }
        for (int i = 0; i < size; i++) {
          double by = weights[n] * apart[i];
          for (int j = 0; j <= i; j++) {
            out[i][j] += by * apart[j];
          }
        }
      }
    }
    return out;
  }

  private static void scale(double[][] matrix, double by) {
    for (double[] row : matrix) {
      for (int j = 0; j < row.length; j++) {
        row[j] *= by;
      }
    }
  }

  private void maximise() {
    for (int k = 0; k < means.length; k++) {
      double[] weights = column(k);
      double count = Arrays.stream(weights).sum();
      shares[k] = Math.max(count, SMALL) / codes.length;
      means[k] = mean(weights);
      double[][] covariance = scatter(weights, means[k]);
      for (int i = 0; i < size; i++) {
        for (int j = 0; j <= i; j++) {
          covariance[i][j] = (covariance[i][j] + prior * pooled[i][j]) / (count + prior);
        }
      }
      factors[k] = cholesky(covariance);
    }
    double sum = Arrays.stream(shares).sum();
    for (int k = 0; k < shares.length; k++) {
      shares[k] /= sum;
    }
  }

  private double[][] cholesky(double[][] lower) {
    DMatrixRMaj matrix = new DMatrixRMaj(size, size);
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        matrix.set(i, j, lower[i][j]);
        matrix.set(j, i, lower[i][j]);
      }
    }
    CholeskyDecomposition_F64<DMatrixRMaj> decomposition =
        DecompositionFactory_DDRM.chol(size, true);
    if (!decomposition.decompose(matrix)) {
      throw new IllegalArgumentException("the codes do not vary enough to fit a mixture to them");
    }
    DMatrixRMaj factor = decomposition.getT(null);
    double[][] out = new double[size][];
    for (int i = 0; i < size; i++) {
      out[i] = new double[i + 1];
      for (int j = 0; j <= i; j++) {
        out[i][j] = factor.get(i, j);
      }
    }
    return out;
  }

  private void expect() {
    double[] logs = new double[means.length];
    double[] solved = new double[size];
    for (int n = 0; n < codes.length; n++) {
      double most = Double.NEGATIVE_INFINITY;
      for (int k = 0; k < logs.length; k++) {
        logs[k] = Math.log(shares[k]) + logDensity(codes[n], k, solved);
        most = Math.max(most, logs[k]);
      }
      double sum = 0;
      for (int k = 0; k < logs.length; k++) {
        belongs[n][k] = Math.exp(logs[k] - most);
        sum += belongs[n][k];
      }
      for (int k = 0; k < logs.length; k++) {
        belongs[n][k] /= sum;
      }
    }
  }

  /** Without the constant that all components share. */
  private double logDensity(double[] code, int k, double[] solved) {
    double log = 0;
    for (int i = 0; i < size; i++) {
      double rest = code[i] - means[k][i];
      double[] row = factors[k][i];
      for (int j = 0; j < i; j++) {
        rest -= row[j] * solved[j];
      }
      solved[i] = rest / row[i];
      log -= 0.5 * solved[i] * solved[i] + Math.log(row[i]);
    }
    return log;
  }

  private CodeMixture mixture() {
    List<CodeMixture.Component> components = new ArrayList<>();
    for (int k = 0; k < means.length; k++) {
      float[] mean = new float[size];
      float[] packed = new float[size * (size + 1) / 2];
      int at = 0;
      for (int i = 0; i < size; i++) {
        mean[i] = (float) means[k][i];
        for (int j = 0; j <= i; j++) {
          packed[at++] = (float) factors[k][i][j];
        }
      }
      components.add(new CodeMixture.Component((float) shares[k], mean, packed));
    }
    return new CodeMixture(size, components);
  }
}
