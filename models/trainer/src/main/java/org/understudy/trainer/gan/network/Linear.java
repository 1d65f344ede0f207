package org.understudy.trainer.gan.network;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.understudy.trainer.gan.tensor.ParameterScope;

/** A fully connected layer, {@code y = W x + b} on the last dimension. */
record Linear(Tensor weight, Tensor bias) {
  /** Weights and biases even within a bound, as SIREN (Sitzmann et al. 2020) starts them. */
  static Linear even(ParameterScope scope, int in, int out, double bound) {
    return new Linear(
        scope.uniform("weight", bound, out, in), scope.uniform("bias", 1 / Math.sqrt(in), out));
  }

  /** Normal weights that keep the variance through a leaky ReLU (He et al. 2015), times a share. */
  static Linear leaky(ParameterScope scope, int in, int out, double share) {
    double slope = MappingNetwork.SLOPE;
    double deviation = share * Math.sqrt(2 / ((1 + slope * slope) * in));
    return new Linear(scope.normal("weight", deviation, out, in), scope.constant("bias", 0, out));
  }

  /** Gives a constant at first. */
  static Linear constant(ParameterScope scope, int in, int out, double bias) {
    return new Linear(scope.constant("weight", 0, out, in), scope.constant("bias", bias, out));
  }

  /** Applies the layer to [..., in]; [..., out]. */
  Tensor apply(Tensor x) {
    return torch.linear(x, weight, bias);
  }
}
