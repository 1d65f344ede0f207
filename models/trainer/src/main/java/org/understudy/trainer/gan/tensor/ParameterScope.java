package org.understudy.trainer.gan.tensor;

import java.util.Arrays;
import org.bytedeco.pytorch.Tensor;

/** Makes parameters under a common prefix. The tensors belong to the set. */
public final class ParameterScope {
  private final ParameterSet set;
  private final String prefix;

  ParameterScope(ParameterSet set, String prefix) {
    this.set = set;
    this.prefix = prefix;
  }

  /** The scope {@code prefix.name}. */
  public ParameterScope under(String name) {
    return new ParameterScope(set, prefix + "." + name);
  }

  /** Where the parameters live. */
  public Placement placement() {
    return set.placement();
  }

  /** A parameter of one value throughout. */
  public Tensor constant(String name, double value, long... shape) {
    double[] values = new double[size(shape)];
    Arrays.fill(values, value);
    return given(name, values, shape);
  }

  /** A parameter of given values. */
  public Tensor given(String name, double[] values, long... shape) {
    return set.add(prefix + "." + name, values, shape);
  }

  /** A parameter drawn evenly from -bound to bound. */
  public Tensor uniform(String name, double bound, long... shape) {
    double[] values = new double[size(shape)];
    for (int i = 0; i < values.length; i++) {
      values[i] = bound * (2 * set.random().nextDouble() - 1);
    }
    return given(name, values, shape);
  }

  /** A parameter drawn from a normal distribution about 0. */
  public Tensor normal(String name, double deviation, long... shape) {
    return given(name, normals(deviation, size(shape)), shape);
  }

  /** Normally distributed numbers about 0, for initial values that are changed before use. */
  public double[] normals(double deviation, int count) {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = deviation * set.random().nextGaussian();
    }
    return values;
  }

  private static int size(long... shape) {
    long size = 1;
    for (long side : shape) {
      size *= side;
    }
    return Math.toIntExact(size);
  }
}
