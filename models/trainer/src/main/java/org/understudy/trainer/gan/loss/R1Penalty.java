package org.understudy.trainer.gan.loss;

import static org.understudy.trainer.gan.tensor.Arithmetic.times;

import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.understudy.trainer.gan.tensor.Scopes;

/** R1: half the mean squared gradient of D by real pictures (Mescheder et al. 2018, eq. 9). */
public final class R1Penalty {
  private R1Penalty() {}

  /**
   * The penalty, itself differentiable.
   *
   * @param realLogit [B] what D says of the pictures
   * @param pictures [B, 3, H, W], which require gradients
   */
  public static Tensor of(Tensor realLogit, Tensor pictures) {
    return Scopes.inner(
        () -> {
          TensorVector gradients =
              torch.grad(
                  new TensorVector(realLogit.sum()),
                  new TensorVector(pictures),
                  new TensorVector(),
                  new BoolOptional(true),
                  true,
                  false);
          Tensor squares = gradients.get(0).square().flatten(1, -1).sum(1);
          return times(squares.mean(), 0.5);
        });
  }
}
