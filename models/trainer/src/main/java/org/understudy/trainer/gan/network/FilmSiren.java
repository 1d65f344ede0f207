package org.understudy.trainer.gan.network;

import static org.understudy.trainer.gan.tensor.Arithmetic.plus;
import static org.understudy.trainer.gan.tensor.Arithmetic.times;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.understudy.trainer.gan.onnx.OnnxGraph;
import org.understudy.trainer.gan.tensor.ParameterScope;
import org.understudy.trainer.gan.tensor.Scopes;

/**
 * FiLM-modulated SIREN layers (pi-GAN, Chan et al. 2021): {@code sin(f * (W x + b) + p)}, where
 * frequency f and phase p come from a style per layer: {@code f = 15 style + 30}.
 */
final class FilmSiren {
  private static final double FREQUENCY_SCALE = 15;
  private static final double FREQUENCY_OFFSET = 30;

  private final int width;
  private final List<Linear> layers = new ArrayList<>();

  /**
   * A stack of layers.
   *
   * @param inputs what each layer takes; the first of them counts as SIREN's first layer
   */
  FilmSiren(ParameterScope scope, int width, int... inputs) {
    this.width = width;
    for (int i = 0; i < inputs.length; i++) {
      // Sitzmann et al. 2020, section 3.2, with pi-GAN's 25 in place of 30 for hidden layers
      double bound = i == 0 ? 1.0 / inputs[0] : Math.sqrt(6.0 / inputs[i]) / 25;
      layers.add(Linear.even(scope.under("layer" + i), inputs[i], width, bound));
    }
  }

  /** Numbers in the style that modulates all layers. */
  static int styleSize(int layers, int width) {
    return 2 * layers * width;
  }

  /**
   * Applies one layer.
   *
   * @param i layer
   * @param x [B, P, in]
   * @param style [B, {@link #styleSize}]
   * @return [B, P, width]
   */
  Tensor apply(int i, Tensor x, Tensor style) {
    return Scopes.inner(
        () -> {
          Tensor frequency = style.narrow(1, 2L * i * width, width).unsqueeze(1);
          Tensor phase = style.narrow(1, (2L * i + 1) * width, width).unsqueeze(1);
          Tensor f = plus(times(frequency, FREQUENCY_SCALE), FREQUENCY_OFFSET);
          return layers.get(i).apply(x).mul(f).add(phase).sin();
        });
  }

  /** Frequencies and phases of all layers, [1, width] each, from the name of a style. */
  List<String> writeModulation(OnnxGraph graph, String style) {
    long[] widths = new long[2 * layers.size()];
    Arrays.fill(widths, width);
    List<String> parts =
        graph.nodes(
            "Split",
            widths.length,
            List.of(style, graph.integers(widths)),
            OnnxGraph.integer("axis", 1));
    List<String> out = new ArrayList<>();
    for (int i = 0; i < parts.size(); i += 2) {
      String scaled = graph.node("Mul", List.of(parts.get(i), graph.scalar(FREQUENCY_SCALE)));
      out.add(graph.node("Add", List.of(scaled, graph.scalar(FREQUENCY_OFFSET))));
      out.add(parts.get(i + 1));
    }
    return out;
  }

  /** Writes one layer for [P, in]; [P, width]. */
  String write(OnnxGraph graph, int i, String x, List<String> modulation) {
    String turned =
        graph.node("Mul", List.of(layers.get(i).write(graph, x), modulation.get(2 * i)));
    return graph.node(
        "Sin", List.of(graph.node("Add", List.of(turned, modulation.get(2 * i + 1)))));
  }
}
