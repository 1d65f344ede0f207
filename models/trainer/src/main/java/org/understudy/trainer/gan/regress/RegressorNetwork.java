package org.understudy.trainer.gan.regress;

import static org.understudy.trainer.gan.tensor.Arithmetic.leaky;
import static org.understudy.trainer.gan.tensor.Arithmetic.plus;
import static org.understudy.trainer.gan.tensor.Arithmetic.times;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.understudy.trainer.gan.network.Convolution;
import org.understudy.trainer.gan.network.Linear;
import org.understudy.trainer.gan.network.MappingNetwork;
import org.understudy.trainer.gan.onnx.OnnxGraph;
import org.understudy.trainer.gan.tensor.ParameterScope;
import org.understudy.trainer.gan.tensor.Scopes;

/**
 * Picture of a face to identity and expression: convolutions that halve the picture until it has
 * four pixels along each side, a layer of features, a linear head. Its parameters belong to their
 * set.
 */
final class RegressorNetwork {
  private static final int LAST_SIDE = 4;
  private static final List<Integer> WIDTHS = List.of(24, 48, 96, 128);

  private final int size;
  private final int outputs;
  private final List<Convolution> convolutions = new ArrayList<>();
  private final Linear features;
  private final Linear head;

  /**
   * What is read from faces.
   *
   * @param codes [B, outputs]
   * @param features [B, features], at or above 0 but for a slope
   */
  record Reading(Tensor codes, Tensor features) {}

  /**
   * A network at random.
   *
   * @param size pixels along each side, 64
   * @param outputs identity and expression codes
   * @param featureCount length of the features
   */
  RegressorNetwork(ParameterScope scope, int size, int outputs, int featureCount) {
    if (size != LAST_SIDE << WIDTHS.size()) {
      throw new IllegalArgumentException(
          "a regressor takes pictures of %d pixels, got %d"
              .formatted(LAST_SIDE << WIDTHS.size(), size));
    }
    this.size = size;
    this.outputs = outputs;
    int in = 3;
    for (int i = 0; i < WIDTHS.size(); i++) {
      convolutions.add(Convolution.leaky(scope.under("level" + i), in, WIDTHS.get(i), 3, 1));
      in = WIDTHS.get(i);
    }
    features = Linear.leaky(scope.under("features"), in * LAST_SIDE * LAST_SIDE, featureCount, 1);
    head = Linear.leaky(scope.under("head"), featureCount, outputs, 0.1);
  }

  /**
   * Reads faces.
   *
   * @param pictures [B, 3, size, size] 0..1
   */
  Reading apply(Tensor pictures) {
    double slope = MappingNetwork.SLOPE;
    Tensor hidden =
        Scopes.inner(
            () -> {
              Tensor x = plus(times(pictures, 2), -1);
              for (Convolution convolution : convolutions) {
                x = torch.avg_pool2d(leaky(convolution.apply(x), slope), 2, 2);
              }
              return leaky(features.apply(x.flatten(1, -1)), slope);
            });
    return new Reading(head.apply(hidden), hidden);
  }

  /** The network as an ONNX file for {@link FaceRegressor}, weights in 16 bits. */
  byte[] onnx(Map<String, String> metadata) {
    OnnxGraph graph = new OnnxGraph("regressor", true);
    String x = graph.input(FaceRegressor.PICTURE, 1, 3, size, size);
    x = graph.node("Mul", List.of(x, graph.weights(new float[] {2})));
    x = graph.node("Sub", List.of(x, graph.weights(new float[] {1})));
    for (Convolution convolution : convolutions) {
      x = leakyNode(graph, convolution.write(graph, x));
      x =
          graph.node(
              "AveragePool",
              List.of(x),
              OnnxGraph.integerList("kernel_shape", 2, 2),
              OnnxGraph.integerList("strides", 2, 2));
    }
    String hidden = features.write(graph, graph.node("Flatten", List.of(x)));
    graph.named(
        FaceRegressor.FEATURES,
        "LeakyRelu",
        List.of(hidden),
        OnnxGraph.number("alpha", MappingNetwork.SLOPE));
    String codes = head.write(graph, FaceRegressor.FEATURES);
    graph.named(FaceRegressor.CODES, "Identity", List.of(codes));
    graph.output(FaceRegressor.FEATURES, 1, features.bias().size(0));
    graph.output(FaceRegressor.CODES, 1, outputs);
    return graph.bytes(metadata);
  }

  private static String leakyNode(OnnxGraph graph, String x) {
    return graph.node("LeakyRelu", List.of(x), OnnxGraph.number("alpha", MappingNetwork.SLOPE));
  }
}
