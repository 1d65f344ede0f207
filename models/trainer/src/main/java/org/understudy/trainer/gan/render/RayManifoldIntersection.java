package org.understudy.trainer.gan.render;

import static org.understudy.trainer.gan.tensor.Arithmetic.plus;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.understudy.trainer.gan.preset.Preset;
import org.understudy.trainer.gan.tensor.Placement;
import org.understudy.trainer.gan.tensor.Scopes;

/**
 * Crossings of rays with the level sets of M, as GRAM (Deng et al. 2022, section 3.2) finds them: M
 * is evaluated on the samples of a ray, which may be bent by the deformations; the first pair of
 * samples on either side of a level brackets the crossing, and one step of the secant method places
 * it. The place depends on both values of M, so that gradients reach M and the samples. Owns a
 * constant; close it.
 */
public final class RayManifoldIntersection implements AutoCloseable {
  private final Placement placement;
  private final Tensor levels;
  private final int count;

  /** For the levels of a preset. */
  public RayManifoldIntersection(Preset.Manifolds manifolds, Placement placement) {
    this.placement = placement;
    count = manifolds.levels();
    levels =
        Scopes.owned(
            () ->
                placement
                    .range(manifolds.firstLevel(), manifolds.lastLevel(), count)
                    .reshape(1, count, 1));
  }

  /**
   * First crossing of every ray with every level.
   *
   * @param points [B, S, R, 3] canonical points of the samples, S growing away from the camera
   * @param scalars [B, S, R] M of them
   * @param depths [B, S, R] metres from the camera
   */
  public Crossings find(Tensor points, Tensor scalars, Tensor depths) {
    long[] shape = scalars.shape();
    int pairs = Math.toIntExact(shape[1]) - 1;
    Tensor first = Scopes.inner(() -> firstBracket(scalars, pairs));
    Tensor present = first.lt(scalar(pairs)).to(placement.precision());
    Tensor left = first.clamp_max(scalar(pairs - 1));
    Tensor right = plus(left, 1).to(first.scalar_type());
    Tensor s0 = scalars.gather(1, left);
    Tensor span = scalars.gather(1, right).sub(s0);
    Tensor safe = torch.where(present.gt(scalar(0)), span, torch.ones_like(span));
    Tensor share = levels.sub(s0).div(safe).mul(present);
    Tensor at = between(depths, left, right, share);
    long[] vectors = {shape[0], count, shape[2], 3};
    Tensor place =
        between(
            points,
            left.unsqueeze(-1).expand(vectors),
            right.unsqueeze(-1).expand(vectors),
            share.unsqueeze(-1));
    return new Crossings(place, at, present);
  }

  /** [B, N, R] index of the first bracketing pair, or the number of pairs where there is none. */
  private Tensor firstBracket(Tensor scalars, int pairs) {
    Tensor above = scalars.detach().unsqueeze(1).gt(levels.unsqueeze(2));
    Tensor changes = above.narrow(2, 0, pairs).logical_xor(above.narrow(2, 1, pairs));
    // the earlier the pair the higher its rank; no pair ranks 0
    Tensor rank = placement.range(pairs, 1, pairs).reshape(1, 1, pairs, 1);
    T_TensorTensor_T highest = changes.to(placement.precision()).mul(rank).max(2);
    return plus(highest.get0().neg(), pairs).to(torch.ScalarType.Long);
  }

  private static Tensor between(Tensor values, Tensor left, Tensor right, Tensor share) {
    Tensor from = values.gather(1, left);
    return from.add(values.gather(1, right).sub(from).mul(share));
  }

  private static Scalar scalar(long value) {
    return new Scalar(value);
  }

  @Override
  public void close() {
    levels.close();
  }
}
