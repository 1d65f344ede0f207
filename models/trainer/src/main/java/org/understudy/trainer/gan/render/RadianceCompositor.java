package org.understudy.trainer.gan.render;

import static org.understudy.trainer.gan.tensor.Arithmetic.cat;
import static org.understudy.trainer.gan.tensor.Arithmetic.oneMinus;
import static org.understudy.trainer.gan.tensor.Arithmetic.times;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.understudy.trainer.gan.tensor.Scopes;

/**
 * Compositing front to back: {@code C = sum_i T_i alpha_i c_i, T_i = prod_{k<i} (1 - alpha_k)} (eq.
 * 8).
 */
public final class RadianceCompositor {
  private RadianceCompositor() {}

  /**
   * A picture from fragments.
   *
   * @param colour [B, N, R, 3] front to back, not multiplied by alpha
   * @param alpha [B, N, R], 0..1
   * @param size pixels along each side; R = size * size
   * @return [B, 4, size, size] RGBA, premultiplied, 0..1
   */
  public static Tensor composite(Tensor colour, Tensor alpha, int size) {
    return Scopes.inner(
        () -> {
          long[] shape = alpha.shape();
          Tensor left = oneMinus(alpha);
          Tensor through =
              cat(
                  1,
                  torch.ones_like(left.narrow(1, 0, 1)),
                  left.narrow(1, 0, shape[1] - 1).cumprod(1));
          Tensor weight = alpha.mul(through).unsqueeze(-1);
          Tensor rgba = cat(2, weight.mul(colour).sum(1), weight.sum(1));
          return rgba.permute(0, 2, 1).reshape(shape[0], 4, size, size);
        });
  }

  /**
   * A premultiplied picture over a grey background.
   *
   * @param rgba [B, 4, H, W]
   * @param grey 0 to 1; 1 is the white the data sets of the paper have
   * @return [B, 3, H, W]
   */
  public static Tensor over(Tensor rgba, double grey) {
    return rgba.narrow(1, 0, 3).add(times(oneMinus(rgba.narrow(1, 3, 1)), grey));
  }
}
