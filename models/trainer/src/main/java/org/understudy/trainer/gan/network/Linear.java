package org.understudy.trainer.gan.network;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.understudy.trainer.gan.onnx.OnnxGraph;
import org.understudy.trainer.gan.tensor.ParameterScope;
import org.understudy.trainer.gan.tensor.Placement;

/** A fully connected layer, {@code y = W x + b} on the last dimension. */
public record Linear(Tensor weight, Tensor bias) {
  /** Weights and biases even within a bound, as SIREN (Sitzmann et al. 2020) starts them. */
  static Linear even(ParameterScope scope, int in, int out, double bound) {
    return new Linear(
        scope.uniform("weight", bound, out, in), scope.uniform("bias", 1 / Math.sqrt(in), out));
  }

  /** Normal weights that keep the variance through a leaky ReLU (He et al. 2015), times a share. */
  public static Linear leaky(ParameterScope scope, int in, int out, double share) {
    double slope = MappingNetwork.SLOPE;
    double deviation = share * Math.sqrt(2 / ((1 + slope * slope) * in));
    return new Linear(scope.normal("weight", deviation, out, in), scope.constant("bias", 0, out));
  }

  /**
   * Normal weights about a constant.
   *
   * @param deviation of the outputs for inputs of deviation 1
   */
  public static Linear about(ParameterScope scope, int in, int out, double deviation, double bias) {
    return new Linear(
        scope.normal("weight", deviation / Math.sqrt(in), out, in),
        scope.constant("bias", bias, out));
  }

  /** Gives a constant at first. */
  static Linear constant(ParameterScope scope, int in, int out, double bias) {
    return new Linear(scope.constant("weight", 0, out, in), scope.constant("bias", bias, out));
  }

  /** Writes the layer for [B, in]; [B, out]. */
  public String write(OnnxGraph graph, String x) {
    return graph.node(
        "Gemm",
        List.of(
            x,
            graph.weights(Placement.readSingle(weight), weight.size(0), weight.size(1)),
            graph.weights(Placement.readSingle(bias), bias.size(0))),
        OnnxGraph.integer("transB", 1));
  }

  /** Applies the layer to [..., in]; [..., out]. */
  public Tensor apply(Tensor x) {
    return torch.linear(x, weight, bias);
  }
}
