package org.understudy.trainer.gan.network;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.understudy.trainer.gan.onnx.OnnxGraph;
import org.understudy.trainer.gan.tensor.ParameterScope;
import org.understudy.trainer.gan.tensor.Placement;
import org.understudy.trainer.gan.tensor.Scopes;

/** A square convolution of odd size with a bias; stride 1, zero padding that keeps the size. */
public record Convolution(Tensor weight, Tensor bias, int size) {
  /** Normal weights that keep the variance through a leaky ReLU (He et al. 2015), times a share. */
  public static Convolution leaky(ParameterScope scope, int in, int out, int size, double share) {
    double slope = MappingNetwork.SLOPE;
    double deviation = share * Math.sqrt(2 / ((1 + slope * slope) * in * size * size));
    return new Convolution(
        scope.normal("weight", deviation, out, in, size, size),
        scope.constant("bias", 0, out),
        size);
  }

  /** Gives zero at first. */
  public static Convolution zero(ParameterScope scope, int in, int out, int size) {
    return new Convolution(
        scope.constant("weight", 0, out, in, size, size), scope.constant("bias", 0, out), size);
  }

  /** Writes the layer. */
  public String write(OnnxGraph graph, String x) {
    long pad = size / 2;
    return graph.node(
        "Conv",
        List.of(
            x,
            graph.weights(Placement.readSingle(weight), weight.size(0), weight.size(1), size, size),
            graph.weights(Placement.readSingle(bias), bias.size(0))),
        OnnxGraph.integerList("pads", pad, pad, pad, pad));
  }

  /** Applies the layer to [B, in, H, W]; [B, out, H, W]. */
  public Tensor apply(Tensor x) {
    long pad = size / 2;
    return Scopes.inner(
        () ->
            torch.conv2d(
                x,
                weight,
                new TensorOptional(bias),
                new long[] {1, 1},
                new long[] {pad, pad},
                new long[] {1, 1},
                1));
  }
}
