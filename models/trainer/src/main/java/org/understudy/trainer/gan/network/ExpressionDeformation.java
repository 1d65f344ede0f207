package org.understudy.trainer.gan.network;

import static org.understudy.trainer.gan.tensor.Arithmetic.cat;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.bytedeco.pytorch.Tensor;
import org.understudy.trainer.gan.preset.Preset;
import org.understudy.trainer.gan.tensor.ParameterScope;
import org.understudy.trainer.gan.tensor.ParameterSet;
import org.understudy.trainer.gan.tensor.Placement;
import org.understudy.trainer.gan.tensor.Scopes;

/**
 * D^e: {@code (x_p, z_id, z_exp) -> x_c} (eq. 6; paper, figure 10): a mapping network feeds
 * FiLM-SIREN layers and a linear head, which gives the offset from x_p. The head starts so small
 * that points move by less than a millimetre. Owns its parameters. Not safe for concurrent use.
 */
public final class ExpressionDeformation implements AutoCloseable {
  /** Head weights at first: with 128 sines of size 1 an offset of about 0.3 mm. */
  private static final double HEAD_DEVIATION = 1e-5;

  private final Preset preset;
  private final ParameterSet parameters;
  private final NetworkSpace space;
  private final MappingNetwork mapping;
  private final FilmSiren layers;
  private final Linear head;

  /** D^e close to the identity. */
  public ExpressionDeformation(Preset preset, Placement placement, RandomGenerator random) {
    this.preset = preset;
    Preset.ExpressionDeformation sizes = preset.expressionDeformation();
    parameters = new ParameterSet(placement, random);
    space = new NetworkSpace(preset.space(), placement);
    ParameterScope scope = parameters.scope("expressionDeformation");
    mapping =
        new MappingNetwork(
            scope.under("mapping"),
            preset.codes().identity() + preset.codes().expression(),
            sizes.mappingWidth(),
            sizes.mappingLayers(),
            FilmSiren.styleSize(sizes.layers(), sizes.width()));
    int[] inputs = new int[sizes.layers()];
    Arrays.fill(inputs, sizes.width());
    inputs[0] = 3;
    layers = new FilmSiren(scope.under("siren"), sizes.width(), inputs);
    ParameterScope headScope = scope.under("head");
    head =
        new Linear(
            headScope.normal("weight", HEAD_DEVIATION, 3, sizes.width()),
            headScope.constant("bias", 0, 3));
  }

  /**
   * Canonical points of points at the rest pose.
   *
   * @param points [B, P, 3] x_p, metres, bust's rest frame
   * @param identity [B, face + shape] z_id
   * @param expression [B, expression] z_exp
   * @return [B, P, 3] x_c, metres
   */
  public Tensor apply(Tensor points, Tensor identity, Tensor expression) {
    return Scopes.inner(
        () -> {
          Tensor style = mapping.apply(cat(1, identity, expression));
          Tensor x = space.units(points, 2 / preset.radiance().boxUnits());
          for (int i = 0; i < preset.expressionDeformation().layers(); i++) {
            x = layers.apply(i, x, style);
          }
          return points.add(space.offsetMetres(head.apply(x)));
        });
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
