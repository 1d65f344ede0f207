package org.understudy.trainer.gan.loss;

import static org.understudy.trainer.gan.tensor.Arithmetic.meanSquare;

import org.bytedeco.pytorch.Tensor;

/** How well a discriminator's second output tells the camera (GRAM, Deng et al. 2022). */
public final class CameraRegressionLoss {
  private CameraRegressionLoss() {}

  /** Mean squared error of angles [B, 2], radians. */
  public static Tensor of(Tensor regressed, Tensor camera) {
    return meanSquare(regressed.sub(camera));
  }
}
