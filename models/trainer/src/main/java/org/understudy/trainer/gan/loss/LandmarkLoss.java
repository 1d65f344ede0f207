package org.understudy.trainer.gan.loss;

import static org.understudy.trainer.gan.tensor.Arithmetic.times;

import java.util.Arrays;
import org.bytedeco.pytorch.Tensor;
import org.understudy.parametric.FaceModel;
import org.understudy.parametric.LandmarkEmbedding;
import org.understudy.trainer.gan.tensor.Placement;
import org.understudy.trainer.gan.tensor.Scopes;

/**
 * L_lm = || f_lm(S(z_id, z_exp)) - f_lm(S(z^_id, z^_exp)) ||^2 (eq. 9), in square centimetres per
 * landmark. Landmarks are linear in the codes, so the bases are reduced to them once. Owns
 * constants; close it. Safe to share between threads.
 */
public final class LandmarkLoss implements AutoCloseable {
  private static final int NUMBERS = 3 * LandmarkEmbedding.COUNT;

  private final Tensor mean;
  private final Tensor identityBasis;
  private final Tensor expressionBasis;

  /** For a face model that has landmarks. */
  public LandmarkLoss(FaceModel face, Placement placement) {
    int identities = face.identityCount();
    int expressions = face.expressionCount();
    float[] identity = new float[identities * NUMBERS];
    float[] expression = new float[expressions * NUMBERS];
    float[] moved = new float[face.mean().length];
    float[] at = new float[NUMBERS];
    for (int k = 0; k < identities; k++) {
      System.arraycopy(face.identityBasis(), k * moved.length, moved, 0, moved.length);
      face.landmarks().locate(moved, at);
      System.arraycopy(at, 0, identity, k * NUMBERS, NUMBERS);
    }
    for (int e = 0; e < expressions; e++) {
      Arrays.fill(moved, 0);
      face.expression(e).addTo(moved, 1);
      face.landmarks().locate(moved, at);
      System.arraycopy(at, 0, expression, e * NUMBERS, NUMBERS);
    }
    face.landmarks().locate(face.mean(), at);
    mean = Scopes.owned(() -> placement.of(at, NUMBERS));
    identityBasis = Scopes.owned(() -> placement.of(identity, identities, NUMBERS));
    expressionBasis = Scopes.owned(() -> placement.of(expression, expressions, NUMBERS));
  }

  /**
   * Landmarks of codes, f_lm(S(z_id, z_exp)).
   *
   * @param face [B, K] identity coefficients, K at most the model's
   * @param expression [B, E]
   * @return [B, 478, 3] metres, head frame
   */
  public Tensor landmarks(Tensor face, Tensor expression) {
    return Scopes.inner(
        () ->
            face.matmul(identityBasis.narrow(0, 0, face.size(1)))
                .add(expression.matmul(expressionBasis))
                .add(mean)
                .reshape(face.size(0), LandmarkEmbedding.COUNT, 3));
  }

  /** The loss of regressed codes (hats) against those that were asked for. */
  public Tensor of(Tensor face, Tensor expression, Tensor faceHat, Tensor expressionHat) {
    return Scopes.inner(
        () -> {
          Tensor difference = landmarks(face, expression).sub(landmarks(faceHat, expressionHat));
          return times(difference, DeformationLosses.CENTIMETRES).square().sum(2).mean();
        });
  }

  @Override
  public void close() {
    mean.close();
    identityBasis.close();
    expressionBasis.close();
  }
}
