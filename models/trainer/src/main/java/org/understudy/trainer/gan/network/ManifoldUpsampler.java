package org.understudy.trainer.gan.network;

import static org.understudy.trainer.gan.tensor.Arithmetic.cat;
import static org.understudy.trainer.gan.tensor.Arithmetic.clamp;
import static org.understudy.trainer.gan.tensor.Arithmetic.leaky;
import static org.understudy.trainer.gan.tensor.Arithmetic.plus;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.understudy.trainer.gan.onnx.OnnxGraph;
import org.understudy.trainer.gan.preset.Preset;
import org.understudy.trainer.gan.tensor.ParameterScope;
import org.understudy.trainer.gan.tensor.ParameterSet;
import org.understudy.trainer.gan.tensor.Placement;
import org.understudy.trainer.gan.tensor.Scopes;

/**
 * U: {@code (z_id, eps, R_lr) -> R_hr} (paper, section 3.2 and figure 10; after GRAM-HD, Xiang et
 * al. 2023). A mapping network gives a style that scales channels; residual-in-residual dense
 * blocks, sub-pixel convolutions and a last convolution, which starts at zero, add to the logits of
 * the bilinearly enlarged radiance. U thus starts as bilinear enlargement. All sheets of all people
 * pass through as pictures of one batch. Owns its parameters. Not safe for concurrent use.
 */
public final class ManifoldUpsampler implements AutoCloseable {
  private static final int RADIANCE_CHANNELS = 4;

  /** Keeps logits of radiance finite. */
  private static final double EDGE = 1e-3;

  private final Preset.Codes codes;
  private final int features;
  private final Preset.Upsampler sizes;
  private final ParameterSet parameters;
  private final MappingNetwork mapping;
  private final Convolution first;
  private final List<Linear> blockStyles = new ArrayList<>();
  private final List<ResidualDenseBlocks> blocks = new ArrayList<>();
  private final List<Linear> subPixelStyles = new ArrayList<>();
  private final List<Convolution> subPixels = new ArrayList<>();
  private final Convolution last;

  /** U as bilinear enlargement. */
  public ManifoldUpsampler(Preset preset, Placement placement, RandomGenerator random) {
    codes = preset.codes();
    features = preset.radiance().features();
    sizes = preset.upsampler();
    parameters = new ParameterSet(placement, random);
    ParameterScope scope = parameters.scope("upsampler");
    mapping =
        new MappingNetwork(
            scope.under("mapping"),
            preset.codes().identity() + preset.codes().noise(),
            sizes.style(),
            sizes.mappingLayers(),
            sizes.style());
    int channels = sizes.channels();
    int in = RADIANCE_CHANNELS + features;
    first = Convolution.leaky(scope.under("first"), in, channels, 3, 1);
    for (int i = 0; i < sizes.blocks(); i++) {
      ParameterScope block = scope.under("block" + i);
      blockStyles.add(style(block, channels));
      blocks.add(new ResidualDenseBlocks(block, channels, sizes.growth()));
    }
    for (int i = 0; i < sizes.subPixelChannels().size(); i++) {
      ParameterScope subPixel = scope.under("subPixel" + i);
      int out = sizes.subPixelChannels().get(i);
      subPixelStyles.add(style(subPixel, channels));
      subPixels.add(Convolution.leaky(subPixel, channels, 4 * out, 3, 1));
      channels = out;
    }
    last = Convolution.zero(scope.under("last"), channels, RADIANCE_CHANNELS, 3);
  }

  private Linear style(ParameterScope scope, int channels) {
    return Linear.leaky(scope.under("style"), sizes.style(), channels, 0.1);
  }

  /**
   * Enlarges flattened maps.
   *
   * @param identity [B, face + shape] z_id
   * @param noise [B, noise] eps
   * @param maps [B, N, 4 + F, h, w]: colour (not multiplied by alpha), alpha and features
   * @return [B, N, 4, H, W]: colour and alpha, 0..1
   */
  public Tensor apply(Tensor identity, Tensor noise, Tensor maps) {
    return Scopes.inner(
        () -> {
          long[] shape = maps.shape();
          long pictures = shape[0] * shape[1];
          Tensor style =
              mapping
                  .apply(cat(1, identity, noise))
                  .unsqueeze(1)
                  .expand(shape[0], shape[1], sizes.style())
                  .reshape(pictures, sizes.style());
          Tensor flat = maps.reshape(pictures, shape[2], shape[3], shape[4]);
          Tensor x = first.apply(flat);
          for (int i = 0; i < blocks.size(); i++) {
            x = blocks.get(i).apply(scaled(x, blockStyles.get(i), style));
          }
          for (int i = 0; i < subPixels.size(); i++) {
            Tensor wide = subPixels.get(i).apply(scaled(x, subPixelStyles.get(i), style));
            x = leaky(torch.pixel_shuffle(wide, 2), MappingNetwork.SLOPE);
          }
          int scale = 1 << subPixels.size();
          long[] size = {shape[3] * scale, shape[4] * scale};
          Tensor enlarged =
              torch.upsample_bilinear2d(flat.narrow(1, 0, RADIANCE_CHANNELS), size, false);
          Tensor logits = torch.logit(clamp(enlarged, EDGE, 1 - EDGE));
          return logits
              .add(last.apply(x))
              .sigmoid()
              .reshape(shape[0], shape[1], RADIANCE_CHANNELS, size[0], size[1]);
        });
  }

  private static Tensor scaled(Tensor x, Linear to, Tensor style) {
    return x.mul(plus(to.apply(style), 1).unsqueeze(2).unsqueeze(3));
  }

  /**
   * U as an ONNX file for one person: {@code identity} [1, z_id], {@code eps} [1, eps] and {@code
   * maps} [N, 4 + F, h, w] to {@code radiance} [N, 4, H, W].
   *
   * @param metadata texts kept in it
   */
  public byte[] onnx(Map<String, String> metadata) {
    OnnxGraph graph = new OnnxGraph("upsampler", false);
    long size = sizes.mapSize();
    long large = sizes.upsampledSize();
    String codes =
        graph.node(
            "Concat",
            List.of(
                graph.input("identity", 1, this.codes.identity()),
                graph.input("eps", 1, this.codes.noise())),
            OnnxGraph.integer("axis", 1));
    String maps = graph.input("maps", -1, RADIANCE_CHANNELS + features, size, size);
    String style = mapping.write(graph, codes);
    String x = first.write(graph, maps);
    for (int i = 0; i < blocks.size(); i++) {
      x = blocks.get(i).write(graph, scaled(graph, x, blockStyles.get(i), style));
    }
    for (int i = 0; i < subPixels.size(); i++) {
      String wide = subPixels.get(i).write(graph, scaled(graph, x, subPixelStyles.get(i), style));
      String shuffled =
          graph.node(
              "DepthToSpace",
              List.of(wide),
              OnnxGraph.integer("blocksize", 2),
              OnnxGraph.text("mode", "CRD"));
      x =
          graph.node(
              "LeakyRelu", List.of(shuffled), OnnxGraph.number("alpha", MappingNetwork.SLOPE));
    }
    String radiance =
        graph
            .nodes(
                "Split",
                2,
                List.of(maps, graph.integers(RADIANCE_CHANNELS, features)),
                OnnxGraph.integer("axis", 1))
            .getFirst();
    String enlarged =
        graph.node(
            "Clip",
            List.of(
                graph.resized(radiance, large, large), graph.scalar(EDGE), graph.scalar(1 - EDGE)));
    String rest = graph.node("Sub", List.of(graph.scalar(1), enlarged));
    String logits = graph.node("Log", List.of(graph.node("Div", List.of(enlarged, rest))));
    graph.named(
        "radiance", "Sigmoid", List.of(graph.node("Add", List.of(logits, last.write(graph, x)))));
    graph.output("radiance", -1, RADIANCE_CHANNELS, large, large);
    return graph.bytes(metadata);
  }

  private static String scaled(OnnxGraph graph, String x, Linear to, String style) {
    String scale = graph.node("Add", List.of(to.write(graph, style), graph.scalar(1)));
    return graph.node(
        "Mul", List.of(x, graph.node("Reshape", List.of(scale, graph.integers(1, -1, 1, 1)))));
  }

  /** Named parameters, which stay this network's. */
  public ParameterSet parameters() {
    return parameters;
  }

  @Override
  public void close() {
    parameters.close();
  }
}
