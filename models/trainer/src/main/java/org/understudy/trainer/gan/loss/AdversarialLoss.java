package org.understudy.trainer.gan.loss;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** The non-saturating loss of a GAN (Goodfellow et al. 2014), by logits [B], positive for real. */
public final class AdversarialLoss {
  private AdversarialLoss() {}

  /** What the generator lowers: {@code mean softplus(-D(fake))}. */
  public static Tensor generator(Tensor fakeLogit) {
    return torch.softplus(fakeLogit.neg()).mean();
  }

  /** What the discriminator lowers: {@code mean softplus(-D(real)) + mean softplus(D(fake))}. */
  public static Tensor discriminator(Tensor realLogit, Tensor fakeLogit) {
    return torch.softplus(realLogit.neg()).mean().add(torch.softplus(fakeLogit).mean());
  }
}
