package org.understudy.trainer.gan.network;

import static org.understudy.trainer.gan.tensor.Arithmetic.cat;
import static org.understudy.trainer.gan.tensor.Arithmetic.oneMinus;
import static org.understudy.trainer.gan.tensor.Arithmetic.plus;

import java.util.ArrayList;
import java.util.Arrays;
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

/**
 * phi: {@code (x, z_id, eps, d) -> (c, alpha)} (paper, section 3.2). FiLM-SIREN layers; after some
 * of them a linear read-out adds to raw colour and density (GRAM), the view direction enters
 * through one more layer, which colours alone. Colour is a sigmoid, {@code alpha = 1 -
 * exp(-softplus(density))}. Owns its parameters. Not safe for concurrent use.
 */
public final class RadianceGenerator implements AutoCloseable {
  private final Preset.Codes codes;
  private final Preset.Radiance sizes;
  private final ParameterSet parameters;
  private final NetworkSpace space;
  private final MappingNetwork mapping;
  private final FilmSiren layers;
  private final List<Linear> readOuts = new ArrayList<>();
  private final Linear viewColour;
  private final Linear features;

  /** phi at random. */
  public RadianceGenerator(Preset preset, Placement placement, RandomGenerator random) {
    codes = preset.codes();
    sizes = preset.radiance();
    parameters = new ParameterSet(placement, random);
    space = new NetworkSpace(preset.space(), placement);
    ParameterScope scope = parameters.scope("radiance");
    int width = sizes.width();
    int[] inputs = new int[sizes.layers() + 1];
    Arrays.fill(inputs, width);
    inputs[0] = 3;
    inputs[sizes.layers()] = width + 3;
    layers = new FilmSiren(scope.under("siren"), width, inputs);
    mapping =
        new MappingNetwork(
            scope.under("mapping"),
            preset.codes().identity() + preset.codes().noise(),
            sizes.mappingWidth(),
            sizes.mappingLayers(),
            FilmSiren.styleSize(inputs.length, width));
    double bound = Math.sqrt(6.0 / width) / 25;
    for (int layer : sizes.readOutLayers()) {
      readOuts.add(Linear.even(scope.under("readOut" + layer), width, 4, bound));
    }
    viewColour = Linear.even(scope.under("viewColour"), width, 3, bound);
    features = Linear.even(scope.under("features"), width, sizes.features(), bound);
  }

  /**
   * Radiance of canonical points.
   *
   * @param points [B, P, 3] metres, bust's rest frame
   * @param identity [B, face + shape] z_id
   * @param noise [B, noise] eps
   * @param directions [B, P, 3] unit vectors from the camera into the scene
   */
  public Radiance apply(Tensor points, Tensor identity, Tensor noise, Tensor directions) {
    Tensor style = mapping.apply(cat(1, identity, noise));
    Tensor x = space.units(points, 2 / sizes.boxUnits());
    Tensor raw = null;
    for (int i = 0; i < sizes.layers(); i++) {
      x = layers.apply(i, x, style);
      int at = sizes.readOutLayers().indexOf(i + 1);
      if (at >= 0) {
        Tensor read = readOuts.get(at).apply(x);
        raw = raw == null ? read : raw.add(read);
      }
    }
    if (raw == null) {
      throw new IllegalStateException("no read-out layer among " + sizes.readOutLayers());
    }
    Tensor seen = layers.apply(sizes.layers(), cat(2, x, directions), style);
    Tensor colour = raw.narrow(2, 0, 3).add(viewColour.apply(seen)).sigmoid();
    Tensor density = torch.softplus(plus(raw.select(2, 3), sizes.densityBias()));
    return new Radiance(colour, oneMinus(density.neg().exp()), features.apply(x));
  }

  /**
   * The mapping network as an ONNX file: {@code identity} [1, z_id] and {@code eps} [1, eps] to
   * {@code style} [1, S], which is computed once for a person.
   *
   * @param metadata texts kept in it
   */
  public byte[] mappingOnnx(Map<String, String> metadata) {
    OnnxGraph graph = new OnnxGraph("mapping", false);
    String codes =
        graph.node(
            "Concat",
            List.of(
                graph.input("identity", 1, this.codes.identity()),
                graph.input("eps", 1, this.codes.noise())),
            OnnxGraph.integer("axis", 1));
    graph.named("style", "Identity", List.of(mapping.write(graph, codes)));
    graph.output("style", 1, FilmSiren.styleSize(sizes.layers() + 1, sizes.width()));
    return graph.bytes(metadata);
  }

  /**
   * phi behind its mapping network as an ONNX file: {@code style} [1, S], {@code points} [P, 3] and
   * {@code directions} [P, 3] as {@link #apply} takes them to {@code colour} [P, 3], {@code alpha}
   * [P, 1] and {@code features} [P, F].
   *
   * @param metadata texts kept in it
   */
  public byte[] onnx(Map<String, String> metadata) {
    OnnxGraph graph = new OnnxGraph("radiance", false);
    String style = graph.input("style", 1, FilmSiren.styleSize(sizes.layers() + 1, sizes.width()));
    String points = graph.input("points", -1, 3);
    String directions = graph.input("directions", -1, 3);
    List<String> modulation = layers.writeModulation(graph, style);
    String x = space.write(graph, points, 2 / sizes.boxUnits());
    List<String> reads = new ArrayList<>();
    for (int i = 0; i < sizes.layers(); i++) {
      x = layers.write(graph, i, x, modulation);
      int at = sizes.readOutLayers().indexOf(i + 1);
      if (at >= 0) {
        reads.add(readOuts.get(at).write(graph, x));
      }
    }
    List<String> raw =
        graph.nodes(
            "Split",
            2,
            List.of(graph.node("Sum", reads), graph.integers(3, 1)),
            OnnxGraph.integer("axis", 1));
    String seen =
        layers.write(
            graph,
            sizes.layers(),
            graph.node("Concat", List.of(x, directions), OnnxGraph.integer("axis", 1)),
            modulation);
    graph.named(
        "colour",
        "Sigmoid",
        List.of(graph.node("Add", List.of(raw.get(0), viewColour.write(graph, seen)))));
    String density =
        graph.node(
            "Softplus",
            List.of(graph.node("Add", List.of(raw.get(1), graph.scalar(sizes.densityBias())))));
    String clear = graph.node("Exp", List.of(graph.node("Neg", List.of(density))));
    graph.named("alpha", "Sub", List.of(graph.scalar(1), clear));
    graph.named("features", "Identity", List.of(features.write(graph, x)));
    graph.output("colour", -1, 3);
    graph.output("alpha", -1, 1);
    graph.output("features", -1, sizes.features());
    return graph.bytes(metadata);
  }

  /** Named parameters, which stay this network's. */
  public ParameterSet parameters() {
    return parameters;
  }

  @Override
  public void close() {
    parameters.close();
    space.close();
  }
}
