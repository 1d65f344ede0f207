package org.understudy.trainer.gan.tensor;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** libtorch's operations with plain Java numbers and arrays in place of its boxes. */
public final class Arithmetic {
  private Arithmetic() {}

  /** {@code factor * x}. */
  public static Tensor times(Tensor x, double factor) {
    try (Scalar scalar = new Scalar(factor)) {
      return x.mul(scalar);
    }
  }

  /** {@code x + summand}. */
  public static Tensor plus(Tensor x, double summand) {
    try (Scalar scalar = new Scalar(summand)) {
      return x.add(scalar);
    }
  }

  /** {@code 1 - x}. */
  public static Tensor oneMinus(Tensor x) {
    return plus(x.neg(), 1);
  }

  /** Leaky ReLU. */
  public static Tensor leaky(Tensor x, double slope) {
    try (Scalar scalar = new Scalar(slope)) {
      return torch.leaky_relu(x, scalar);
    }
  }

  /** x, but not below low nor above high; no gradient outside. */
  public static Tensor clamp(Tensor x, double low, double high) {
    return Scopes.inner(
        () ->
            torch.clamp(
                x, new ScalarOptional(new Scalar(low)), new ScalarOptional(new Scalar(high))));
  }

  /** Joined along a dimension. */
  public static Tensor cat(long dimension, Tensor... parts) {
    try (TensorVector vector = new TensorVector(parts)) {
      return torch.cat(vector, dimension);
    }
  }

  /** Stacked along a new dimension. */
  public static Tensor stack(long dimension, Tensor... parts) {
    try (TensorVector vector = new TensorVector(parts)) {
      return torch.stack(vector, dimension);
    }
  }

  /** Mean of the squares, a number. */
  public static Tensor meanSquare(Tensor x) {
    return x.square().mean();
  }
}
