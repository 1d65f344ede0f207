package org.understudy.trainer.gan.network;

import static org.understudy.trainer.gan.tensor.Arithmetic.cat;
import static org.understudy.trainer.gan.tensor.Arithmetic.oneMinus;
import static org.understudy.trainer.gan.tensor.Arithmetic.plus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
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
