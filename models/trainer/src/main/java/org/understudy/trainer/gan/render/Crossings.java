package org.understudy.trainer.gan.render;

import static org.understudy.trainer.gan.tensor.Arithmetic.times;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.understudy.trainer.gan.tensor.Scopes;

/**
 * Where rays meet manifolds, manifold by manifold. The tensors belong to the scope they were made
 * in.
 *
 * @param points [B, N, R, 3] canonical points, metres
 * @param depths [B, N, R] metres along the rays
 * @param present [B, N, R] 1 where the ray meets the manifold, 0 where it does not and point and
 *     depth mean nothing; between them after enlarging, as coverage
 */
public record Crossings(Tensor points, Tensor depths, Tensor present) {
  private static final double BEHIND_EVERYTHING = 1e3;

  /** [B, N, R] indices that list the manifolds of each ray front to back, absent ones last. */
  public Tensor order() {
    return Scopes.inner(
        () -> {
          Tensor absent = present.le(new Scalar(0)).to(depths.scalar_type());
          Tensor keys = depths.detach().add(times(absent, BEHIND_EVERYTHING));
          return torch.argsort(keys, 1, false);
        });
  }

  /** [B, N, R] values in another order of manifolds. */
  public static Tensor inOrder(Tensor values, Tensor order) {
    return values.gather(1, order);
  }

  /** [B, N, R, C] values in another order of manifolds. */
  public static Tensor vectorsInOrder(Tensor values, Tensor order) {
    long[] shape = values.shape();
    return values.gather(1, order.unsqueeze(-1).expand(shape));
  }
}
