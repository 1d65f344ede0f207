package org.understudy.trainer.gan.compact;

import static org.understudy.trainer.gan.tensor.Arithmetic.leaky;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;
import org.understudy.trainer.gan.network.Convolution;
import org.understudy.trainer.gan.network.Linear;
import org.understudy.trainer.gan.network.MappingNetwork;
import org.understudy.trainer.gan.onnx.OnnxGraph;
import org.understudy.trainer.gan.tensor.ParameterScope;
import org.understudy.trainer.gan.tensor.Placement;
import org.understudy.trainer.gan.tensor.Scopes;

/**
 * Styles to pictures of many channels, coarse to fine: every level doubles the size, scales its
 * channels by the style, convolves, and adds to what coarser levels gave (the skip generator of
 * StyleGAN2, Karras et al. 2020, without its noise and demodulation), with a learned mean picture.
 */
final class TextureTrunk {
  /** What finer levels add at first, so that a phase goes on where the coarser one ended. */
  private static final double FINER = 0.05;

  private final int[] widths;
  private final int height;
  private final int width;
  private final Tensor constant;
  private final List<Level> levels = new ArrayList<>();

  private record Level(Linear style, Convolution convolution, Tensor out, Tensor mean) {}

  /**
   * A trunk.
   *
   * @param style length of a style
   * @param height rows of the coarsest level
   * @param width columns of the coarsest level
   * @param widths channels of the coarsest level and of each after it
   * @param out channels of the picture
   */
  TextureTrunk(ParameterScope scope, int style, int height, int width, int[] widths, int out) {
    this.widths = widths.clone();
    this.height = height;
    this.width = width;
    this.constant = scope.normal("constant", 1, 1, widths[0], height, width);
    for (int l = 0; l < widths.length; l++) {
      ParameterScope at = scope.under("level" + l);
      int in = l == 0 ? widths[0] : widths[l - 1];
      levels.add(
          new Level(
              Linear.about(at.under("style"), style, in, 0.5, 1),
              Convolution.leaky(at, in, widths[l], 3, 1),
              at.normal("out", (l == 0 ? 0.3 : FINER) / Math.sqrt(widths[l]), out, widths[l], 1, 1),
              at.constant("mean", 0, 1, out, (long) height << l, (long) width << l)));
    }
  }

  /**
   * The picture of styles.
   *
   * @param style [B, style]
   * @param upTo number of levels to use, 1 to all
   * @return [B, out, H, W] at the size of the last level that is used
   */
  Tensor apply(Tensor style, int upTo) {
    return Scopes.inner(
        () -> {
          long batch = style.size(0);
          Tensor x = constant.expand(batch, widths[0], height, width);
          @Nullable Tensor picture = null; // none before the first level
          for (int l = 0; l < upTo; l++) {
            Level level = levels.get(l);
            long rows = (long) height << l;
            long columns = (long) width << l;
            x = resized(x, rows, columns);
            Tensor scale = level.style.apply(style).view(batch, -1, 1, 1);
            x = leaky(level.convolution.apply(x.mul(scale)), MappingNetwork.SLOPE);
            Tensor more =
                torch.conv2d(
                    x,
                    level.out,
                    new TensorOptional(),
                    new long[] {1, 1},
                    new long[] {0, 0},
                    new long[] {1, 1},
                    1);
            more = more.add(level.mean);
            picture = picture == null ? more : resized(picture, rows, columns).add(more);
          }
          if (picture == null) {
            throw new IllegalArgumentException("a trunk uses one level at least, got " + upTo);
          }
          return picture;
        });
  }

  /**
   * Writes the trunk, its mean pictures added up.
   *
   * @param upTo number of levels to use, 1 to all
   * @return the picture's name
   */
  String write(OnnxGraph graph, String style, int upTo) {
    String x = graph.weights(Placement.readSingle(constant), 1, widths[0], height, width);
    String picture = "";
    for (int l = 0; l < upTo; l++) {
      Level level = levels.get(l);
      x = l == 0 ? x : enlarged(graph, x, l);
      String scale =
          graph.node(
              "Reshape", List.of(level.style.write(graph, style), graph.integers(1, -1, 1, 1)));
      String convolved = level.convolution.write(graph, graph.node("Mul", List.of(x, scale)));
      x =
          graph.node(
              "LeakyRelu", List.of(convolved), OnnxGraph.number("alpha", MappingNetwork.SLOPE));
      float[] out = Placement.readSingle(level.out);
      String more =
          graph.node("Conv", List.of(x, graph.weights(out, level.out.size(0), widths[l], 1, 1)));
      picture = l == 0 ? more : graph.node("Add", List.of(enlarged(graph, picture, l), more));
    }
    float[] mean = mean(upTo);
    Tensor last = levels.get(upTo - 1).mean;
    return graph.node(
        "Add", List.of(picture, graph.weights(mean, 1, last.size(1), last.size(2), last.size(3))));
  }

  private String enlarged(OnnxGraph graph, String x, int level) {
    return graph.resized(x, (long) height << level, (long) width << level);
  }

  private float[] mean(int upTo) {
    try (PointerScope _ = new PointerScope()) {
      Tensor sum = levels.getFirst().mean;
      for (int l = 1; l < upTo; l++) {
        Tensor mean = levels.get(l).mean;
        sum = resized(sum, mean.size(2), mean.size(3)).add(mean);
      }
      return Placement.readSingle(sum);
    }
  }

  /** Bilinear, as textures are read. */
  static Tensor resized(Tensor x, long rows, long columns) {
    if (x.size(2) == rows && x.size(3) == columns) {
      return x;
    }
    return torch.upsample_bilinear2d(x, new long[] {rows, columns}, false);
  }
}
