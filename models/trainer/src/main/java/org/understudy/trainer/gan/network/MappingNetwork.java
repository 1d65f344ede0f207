package org.understudy.trainer.gan.network;

import static org.understudy.trainer.gan.tensor.Arithmetic.leaky;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.understudy.trainer.gan.onnx.OnnxGraph;
import org.understudy.trainer.gan.tensor.ParameterScope;

/**
 * Codes to styles: fully connected layers with leaky ReLUs and a linear head, whose weights start
 * at a quarter (pi-GAN, Chan et al. 2021).
 */
public final class MappingNetwork {
  /** Slope of every leaky ReLU here, pi-GAN's. */
  public static final double SLOPE = 0.2;

  private static final double HEAD_SHARE = 0.25;

  private final List<Linear> layers = new ArrayList<>();
  private final Linear head;

  /**
   * A network.
   *
   * @param in length of the codes
   * @param hidden width of the layers
   * @param depth number of layers before the head
   * @param out length of a style
   */
  public MappingNetwork(ParameterScope scope, int in, int hidden, int depth, int out) {
    for (int i = 0; i < depth; i++) {
      layers.add(Linear.leaky(scope.under("layer" + i), i == 0 ? in : hidden, hidden, 1));
    }
    head = Linear.leaky(scope.under("head"), hidden, out, HEAD_SHARE);
  }

  /** Styles [B, out] of codes [B, in]. */
  public Tensor apply(Tensor codes) {
    Tensor x = codes;
    for (Linear layer : layers) {
      x = leaky(layer.apply(x), SLOPE);
    }
    return head.apply(x);
  }

  /** Writes the network for one row of codes; the style's name. */
  public String write(OnnxGraph graph, String codes) {
    String x = codes;
    for (Linear layer : layers) {
      x = graph.node("LeakyRelu", List.of(layer.write(graph, x)), OnnxGraph.number("alpha", SLOPE));
    }
    return head.write(graph, x);
  }
}
