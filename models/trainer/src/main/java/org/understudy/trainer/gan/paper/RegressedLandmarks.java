package org.understudy.trainer.gan.paper;

import java.io.IOException;
import org.bytedeco.pytorch.Tensor;
import org.understudy.parametric.FaceModel;
import org.understudy.trainer.gan.loss.LandmarkLoss;
import org.understudy.trainer.gan.regress.DifferentiableRegressor;
import org.understudy.trainer.gan.tensor.Placement;

/**
 * L_lm of generated faces (eq. 9): codes are read from them by the program's regressor, in the role
 * of the paper's face reconstruction network. Owns native memory; close it. Not safe for concurrent
 * use.
 */
final class RegressedLandmarks implements AutoCloseable {
  private final DifferentiableRegressor regressor;
  private final LandmarkLoss loss;

  /**
   * A loss.
   *
   * @param model file of the regressor
   * @throws IOException if it is of another network
   */
  RegressedLandmarks(FaceModel face, byte[] model, Placement placement) throws IOException {
    regressor = new DifferentiableRegressor(model, placement);
    loss = new LandmarkLoss(face, placement);
  }

  /**
   * The loss.
   *
   * @param faces [B, 3, size, size] 0..1 by the face camera
   * @param subjects whose faces they are
   */
  Tensor loss(Tensor faces, Subjects subjects) {
    DifferentiableRegressor.Codes read = regressor.read(faces);
    long codes = Math.min(read.identity().size(1), subjects.face().size(1));
    return loss.of(
        subjects.face().narrow(1, 0, codes),
        subjects.expression(),
        read.identity().narrow(1, 0, codes),
        read.expression());
  }

  @Override
  public void close() {
    loss.close();
    regressor.close();
  }
}
