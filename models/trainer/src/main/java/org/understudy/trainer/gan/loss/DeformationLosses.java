package org.understudy.trainer.gan.loss;

import static org.understudy.trainer.gan.tensor.Arithmetic.plus;
import static org.understudy.trainer.gan.tensor.Arithmetic.times;

import java.util.List;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.understudy.trainer.gan.tensor.Scopes;

/**
 * What holds the deformations (eq. 10 to 13). Points come in metres; losses count in centimetres,
 * in which the offsets of a face are about 1. Each is a mean over points and batch.
 */
public final class DeformationLosses {
  /** Centimetres in a metre. */
  static final double CENTIMETRES = 100;

  /** Square centimetres: keeps the slope of a length finite where it is zero. */
  private static final double LENGTH_FLOOR = 1e-8;

  private DeformationLosses() {}

  /**
   * L_3dmm = || (D^e(x_p) - x_p) - dx_ref || (eq. 10).
   *
   * @param posed x_p [B, P, 3]
   * @param canonical D^e(x_p) [B, P, 3]
   * @param reference dx_ref [B, P, 3]
   */
  public static Tensor faceModel(Tensor posed, Tensor canonical, Tensor reference) {
    return Scopes.inner(
        () -> {
          Tensor rest = times(canonical.sub(posed).sub(reference), CENTIMETRES);
          return plus(rest.square().sum(-1), LENGTH_FLOOR).sqrt().mean();
        });
  }

  /**
   * L_pose_smooth = || D^p(T) - AvgPool(T) ||_1 (eq. 11). AvgPool has stride 1; at the border it
   * averages what there is.
   *
   * @param smoothed D^p(T) [B, 16, D, H, W]
   * @param transforms T, same shape
   * @param window odd sizes of the pool: depth, height, width
   */
  public static Tensor poseSmooth(Tensor smoothed, Tensor transforms, List<Integer> window) {
    return Scopes.inner(
        () -> {
          long[] size = {window.get(0), window.get(1), window.get(2)};
          long[] pad = {size[0] / 2, size[1] / 2, size[2] / 2};
          long[] one = {1, 1, 1};
          Tensor pooled =
              torch.avg_pool3d(transforms, size, one, pad, false, false, new LongOptional());
          return smoothed.sub(pooled).abs().mean();
        });
  }

  /**
   * L_exp_smooth = || D^e(x_p) - D^e(x_p + delta) ||^2 (eq. 12).
   *
   * @param canonical D^e(x_p) [B, P, 3]
   * @param perturbed D^e(x_p + delta) [B, P, 3]
   */
  public static Tensor expressionSmooth(Tensor canonical, Tensor perturbed) {
    return squaredLength(canonical, perturbed);
  }

  /**
   * L_exp_minimal = || x_p - D^e(x_p) ||^2 (eq. 13).
   *
   * @param posed x_p [B, P, 3]
   * @param canonical D^e(x_p) [B, P, 3]
   */
  public static Tensor expressionMinimal(Tensor posed, Tensor canonical) {
    return squaredLength(posed, canonical);
  }

  private static Tensor squaredLength(Tensor a, Tensor b) {
    return Scopes.inner(() -> times(a.sub(b), CENTIMETRES).square().sum(-1).mean());
  }
}
