package org.understudy.trainer.gan.network;

import static org.understudy.trainer.gan.tensor.Arithmetic.cat;
import static org.understudy.trainer.gan.tensor.Arithmetic.plus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.understudy.trainer.gan.preset.Preset;
import org.understudy.trainer.gan.tensor.ParameterScope;
import org.understudy.trainer.gan.tensor.ParameterSet;
import org.understudy.trainer.gan.tensor.Placement;
import org.understudy.trainer.gan.tensor.Scopes;

/**
 * M: a point's scalar s, whose level sets are the radiance manifolds (paper, section 3.2; GRAM,
 * Deng et al. 2022). Fully connected ReLU layers and a linear head.
 *
 * <p>The level sets start as spheres about a point far behind the subject: hidden layers get a
 * nearly regular start and the head is then the least-squares fit to {@code s(|x - c|)} on points
 * of the box, so that the start is sphere-like whatever the width, and the network stays a plain
 * perceptron. Owns its parameters. Not safe for concurrent use.
 */
public final class ManifoldPredictor implements AutoCloseable {
  private static final int FIT_POINTS = 4096;
  private static final double FIT_RIDGE = 1e-8;

  /** How far hidden layers are from their regular start. */
  private static final double STIR = 0.1;

  private final Preset preset;
  private final ParameterSet parameters;
  private final NetworkSpace space;
  private final List<Linear> hidden = new ArrayList<>();
  private final Linear head;

  /** M with sphere-shaped level sets. */
  public ManifoldPredictor(Preset preset, Placement placement, RandomGenerator random) {
    this.preset = preset;
    Preset.Manifolds m = preset.manifolds();
    parameters = new ParameterSet(placement, random);
    space = new NetworkSpace(preset.space(), placement);
    ParameterScope scope = parameters.scope("manifolds");
    int width = m.hiddenWidth();
    for (int i = 0; i < m.hiddenLayers(); i++) {
      hidden.add(i == 0 ? first(scope, width, random) : passing(scope.under("layer" + i), width));
    }
    ParameterScope headScope = scope.under("head");
    head = new Linear(headScope.constant("weight", 0, 1, width), headScope.constant("bias", 0, 1));
    fitSpheres(random);
  }

  /** Units that look along the axes, with kinks spread over the box: sums of them bend evenly. */
  private static Linear first(ParameterScope scope, int width, RandomGenerator random) {
    double[] weights = new double[3 * width];
    double[] biases = new double[width];
    for (int i = 0; i < width; i++) {
      for (int axis = 0; axis < 3; axis++) {
        weights[3 * i + axis] = STIR * random.nextGaussian();
      }
      weights[3 * i + i % 3] += random.nextBoolean() ? 1 : -1;
      biases[i] = 2 * random.nextDouble() - 1;
    }
    ParameterScope layer = scope.under("layer0");
    return new Linear(layer.given("weight", weights, width, 3), layer.given("bias", biases, width));
  }

  /** A layer that passes on what it is given, which is positive, a little stirred. */
  private static Linear passing(ParameterScope scope, int width) {
    double[] weights = scope.normals(STIR * Math.sqrt(2.0 / width), width * width);
    for (int i = 0; i < width; i++) {
      weights[i * width + i] += 1;
    }
    return new Linear(
        scope.given("weight", weights, width, width), scope.constant("bias", 0, width));
  }

  private void fitSpheres(RandomGenerator random) {
    Preset.Manifolds m = preset.manifolds();
    double[] points = new double[3 * FIT_POINTS];
    double[] wanted = new double[FIT_POINTS];
    double half = preset.radiance().boxUnits() / 2;
    for (int p = 0; p < FIT_POINTS; p++) {
      double squared = 0;
      for (int axis = 0; axis < 3; axis++) {
        double x = half * (2 * random.nextDouble() - 1);
        points[3 * p + axis] = NetworkSpace.metres(preset.space(), axis, x);
        squared += Math.pow(x - m.sphereCentreUnits().get(axis), 2);
      }
      double share =
          (m.outerRadiusUnits() - Math.sqrt(squared))
              / (m.outerRadiusUnits() - m.innerRadiusUnits());
      wanted[p] = m.firstLevel() + share * (m.lastLevel() - m.firstLevel());
    }
    Placement placement = parameters.placement();
    try (NoGradGuard _ = new NoGradGuard();
        PointerScope _ = new PointerScope();
        Placement wide = Placement.doublePrecision("cpu")) {
      double[] features = Placement.read(hidden(placement.of(points, FIT_POINTS, 3)));
      int width = m.hiddenWidth();
      Tensor h = wide.of(features, FIT_POINTS, width);
      Tensor design = cat(1, h, plus(wide.zeros(FIT_POINTS, 1), 1));
      Tensor t = design.transpose(0, 1);
      Tensor normal = t.matmul(design);
      double ridge = FIT_RIDGE * FIT_POINTS;
      Tensor diagonal = wide.of(identity(width + 1, ridge), width + 1, width + 1);
      Tensor right = t.matmul(wide.of(wanted, FIT_POINTS, 1));
      double[] solved = Placement.read(torch.linalg_solve(normal.add(diagonal), right));
      parameters.set("manifolds.head.weight", Arrays.copyOf(solved, width));
      parameters.set("manifolds.head.bias", new double[] {solved[width]});
    }
  }

  private static double[] identity(int size, double value) {
    double[] out = new double[size * size];
    for (int i = 0; i < size; i++) {
      out[i * size + i] = value;
    }
    return out;
  }

  private Tensor hidden(Tensor points) {
    Tensor x = space.units(points, 2 / preset.radiance().boxUnits());
    for (Linear layer : hidden) {
      x = layer.apply(x).relu();
    }
    return x;
  }

  /**
   * The scalar of canonical points.
   *
   * @param points [..., 3] metres, bust's rest frame
   * @return [...]
   */
  public Tensor apply(Tensor points) {
    return Scopes.inner(() -> head.apply(hidden(points)).squeeze(-1));
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
