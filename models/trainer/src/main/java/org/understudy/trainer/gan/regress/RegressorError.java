package org.understudy.trainer.gan.regress;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.understudy.parametric.ArkitExpression;

/**
 * How far what is read from faces is from what is true.
 *
 * @param faces how many were compared
 * @param identityExplained share of the variance of identity coefficients that is read (coefficient
 *     of determination over all of them): 0 for always reading the mean, 1 for no error
 * @param expressionMean mean absolute error of expression coefficients
 * @param correlations Pearson's, of the expressions that vary
 */
public record RegressorError(
    int faces,
    double identityExplained,
    double expressionMean,
    Map<ArkitExpression, Double> correlations) {
  /** Expressions of less deviation say nothing. */
  private static final double LEAST_DEVIATION = 0.02;

  /** Mean correlation of the expressions that vary. */
  public double correlation() {
    return correlations.values().stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }

  /** Adds up what an error is made of. Not thread-safe. */
  public static final class Sums {
    private final int identityCount;
    private final double[] squares;
    private final double[] true1;
    private final double[] true2;
    private final double[] read1;
    private final double[] read2;
    private final double[] both;
    private double absolute;
    private int count;

    /** Nothing yet. */
    public Sums(int identityCount) {
      this.identityCount = identityCount;
      int all = identityCount + ArkitExpression.COUNT;
      squares = new double[all];
      true1 = new double[all];
      true2 = new double[all];
      read1 = new double[all];
      read2 = new double[all];
      both = new double[all];
    }

    /**
     * Adds a face.
     *
     * @param read [K + 52]
     */
    public void add(float[] read, float[] identity, float[] expression) {
      for (int i = 0; i < read.length; i++) {
        double truth = i < identityCount ? identity[i] : expression[i - identityCount];
        squares[i] += (read[i] - truth) * (read[i] - truth);
        true1[i] += truth;
        true2[i] += truth * truth;
        read1[i] += read[i];
        read2[i] += (double) read[i] * read[i];
        both[i] += read[i] * truth;
        absolute += i < identityCount ? 0 : Math.abs(read[i] - truth);
      }
      count++;
    }

    /** Adds a face with what is true of it. */
    public void add(FaceRegressor.Reading read, float[] identity, float[] expression) {
      float[] codes = Arrays.copyOf(read.identity(), identityCount + ArkitExpression.COUNT);
      System.arraycopy(read.expression(), 0, codes, identityCount, ArkitExpression.COUNT);
      add(codes, identity, expression);
    }

    /** The error over all that were added, 2 or more. */
    public RegressorError error() {
      double missed = 0;
      double spread = 0;
      for (int i = 0; i < identityCount; i++) {
        missed += squares[i];
        spread += true2[i] - true1[i] * true1[i] / count;
      }
      Map<ArkitExpression, Double> correlations = new LinkedHashMap<>();
      for (ArkitExpression expression : ArkitExpression.all()) {
        int i = identityCount + expression.ordinal();
        double ofTruth = true2[i] / count - Math.pow(true1[i] / count, 2);
        double ofRead = read2[i] / count - Math.pow(read1[i] / count, 2);
        if (Math.sqrt(Math.max(0, ofTruth)) > LEAST_DEVIATION) {
          double covariance = both[i] / count - true1[i] / count * read1[i] / count;
          correlations.put(expression, covariance / Math.sqrt(Math.max(1e-12, ofTruth * ofRead)));
        }
      }
      return new RegressorError(
          count,
          1 - missed / Math.max(1e-12, spread),
          absolute / (count * (double) ArkitExpression.COUNT),
          correlations);
    }
  }
}
