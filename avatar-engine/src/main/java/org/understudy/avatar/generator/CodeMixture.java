package org.understudy.avatar.generator;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Where codes of people come from: a mixture of normal distributions over vectors of identity and
 * shape codes followed by eps. Immutable and safe to share.
 *
 * @param size numbers in a vector D
 * @param components one or more
 */
public record CodeMixture(int size, List<Component> components) {

  /**
   * One normal distribution. Arrays are shared.
   *
   * @param weight its share, above 0; the shares of a mixture have the sum 1
   * @param mean [D]
   * @param factor [D (D + 1) / 2] rows of the lower triangular Cholesky factor of the covariance
   */
  @SuppressWarnings("ArrayRecordComponent") // compared nowhere
  public record Component(float weight, float[] mean, float[] factor) {}

  public CodeMixture {
    components = List.copyOf(components);
    double sum = 0;
    for (Component component : components) {
      if (component.mean.length != size || component.factor.length != size * (size + 1) / 2) {
        throw new IllegalArgumentException(
            "a mixture of %d codes takes %d means and %d factors, got %d and %d"
                .formatted(
                    size,
                    size,
                    size * (size + 1) / 2,
                    component.mean.length,
                    component.factor.length));
      }
      if (!(component.weight > 0)) {
        throw new IllegalArgumentException("a share takes more than 0, got " + component.weight);
      }
      sum += component.weight;
    }
    if (Math.abs(sum - 1) > 1e-3) {
      throw new IllegalArgumentException("the shares of a mixture have the sum 1, got " + sum);
    }
  }

  /**
   * Draws a person.
   *
   * @param random the same numbers draw the same person
   * @param truncation factor on what sets the person apart from the mean of their component: 1 for
   *     the distribution as it was learned, less for more ordinary people (the truncation of Brock
   *     et al. 2019 within a component), 0 or more
   * @return [D] a fresh array
   */
  public float[] sample(RandomGenerator random, double truncation) {
    if (!(truncation >= 0 && truncation <= 10)) {
      throw new IllegalArgumentException(
          "truncation takes a number from 0 to 10, got " + truncation);
    }
    Component from = pick(random.nextDouble());
    double[] normal = new double[size];
    for (int i = 0; i < size; i++) {
      normal[i] = random.nextGaussian();
    }
    float[] out = new float[size];
    int at = 0;
    for (int row = 0; row < size; row++) {
      double sum = 0;
      for (int column = 0; column <= row; column++) {
        sum += from.factor[at++] * normal[column];
      }
      out[row] = (float) (from.mean[row] + truncation * sum);
    }
    return out;
  }

  private Component pick(double share) {
    double left = share;
    for (Component component : components) {
      left -= component.weight;
      if (left < 0) {
        return component;
      }
    }
    return components.getLast();
  }
}
