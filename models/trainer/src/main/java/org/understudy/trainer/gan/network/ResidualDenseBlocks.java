package org.understudy.trainer.gan.network;

import static org.understudy.trainer.gan.tensor.Arithmetic.cat;
import static org.understudy.trainer.gan.tensor.Arithmetic.leaky;
import static org.understudy.trainer.gan.tensor.Arithmetic.times;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.understudy.trainer.gan.onnx.OnnxGraph;
import org.understudy.trainer.gan.tensor.ParameterScope;
import org.understudy.trainer.gan.tensor.Scopes;

/**
 * A residual-in-residual dense block (ESRGAN, Wang et al. 2018): three dense blocks of five
 * convolutions, every residual scaled by 0.2.
 */
final class ResidualDenseBlocks {
  private static final int DENSE_BLOCKS = 3;
  private static final int CONVOLUTIONS = 5;
  private static final double RESIDUAL = 0.2;

  /** ESRGAN starts the weights at a tenth. */
  private static final double WEIGHT_SHARE = 0.1;

  private final List<List<Convolution>> blocks = new ArrayList<>();

  ResidualDenseBlocks(ParameterScope scope, int channels, int growth) {
    for (int b = 0; b < DENSE_BLOCKS; b++) {
      List<Convolution> block = new ArrayList<>();
      for (int c = 0; c < CONVOLUTIONS; c++) {
        ParameterScope at = scope.under("dense" + b).under("convolution" + c);
        int out = c == CONVOLUTIONS - 1 ? channels : growth;
        block.add(Convolution.leaky(at, channels + c * growth, out, 3, WEIGHT_SHARE));
      }
      blocks.add(block);
    }
  }

  /** [B, channels, H, W] to the same shape. */
  Tensor apply(Tensor x) {
    return Scopes.inner(
        () -> {
          Tensor y = x;
          for (List<Convolution> block : blocks) {
            y = dense(block, y);
          }
          return x.add(times(y, RESIDUAL));
        });
  }

  private static Tensor dense(List<Convolution> block, Tensor x) {
    Tensor seen = x;
    for (int c = 0; c < CONVOLUTIONS - 1; c++) {
      seen = cat(1, seen, leaky(block.get(c).apply(seen), MappingNetwork.SLOPE));
    }
    return x.add(times(block.get(CONVOLUTIONS - 1).apply(seen), RESIDUAL));
  }

  /** Writes the block. */
  String write(OnnxGraph graph, String x) {
    String y = x;
    for (List<Convolution> block : blocks) {
      String seen = y;
      for (int c = 0; c < CONVOLUTIONS - 1; c++) {
        String more =
            graph.node(
                "LeakyRelu",
                List.of(block.get(c).write(graph, seen)),
                OnnxGraph.number("alpha", MappingNetwork.SLOPE));
        seen = graph.node("Concat", List.of(seen, more), OnnxGraph.integer("axis", 1));
      }
      y = added(graph, y, block.get(CONVOLUTIONS - 1).write(graph, seen));
    }
    return added(graph, x, y);
  }

  private static String added(OnnxGraph graph, String x, String residual) {
    return graph.node(
        "Add", List.of(x, graph.node("Mul", List.of(residual, graph.scalar(RESIDUAL)))));
  }
}
