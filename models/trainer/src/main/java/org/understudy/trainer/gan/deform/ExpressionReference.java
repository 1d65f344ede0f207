package org.understudy.trainer.gan.deform;

import org.bytedeco.pytorch.Tensor;
import org.understudy.parametric.FaceModel;
import org.understudy.parametric.SparseDisplacement;
import org.understudy.trainer.gan.tensor.Placement;
import org.understudy.trainer.gan.tensor.Scopes;

/**
 * What the face model says of a point's way from its expression back to the neutral face: {@code
 * dx_ref = -B_exp z_exp} at the vertex of the expressive face nearest to the point (eq. 10). Owns
 * constants; close it. Safe to share between threads.
 */
public final class ExpressionReference implements AutoCloseable {
  private final Placement placement;
  private final int vertexCount;
  private final Tensor mean;
  private final Tensor identityBasis;
  private final Tensor expressionBasis;

  /** A face model as tensors. */
  public ExpressionReference(FaceModel face, Placement placement) {
    this.placement = placement;
    vertexCount = face.vertexCount();
    int numbers = 3 * vertexCount;
    mean = Scopes.owned(() -> placement.of(face.mean(), numbers));
    identityBasis =
        Scopes.owned(() -> placement.of(face.identityBasis(), face.identityCount(), numbers));
    float[] dense = new float[face.expressionCount() * numbers];
    for (int e = 0; e < face.expressionCount(); e++) {
      SparseDisplacement shape = face.expression(e);
      for (int i = 0; i < shape.vertices().length; i++) {
        System.arraycopy(shape.offsets(), 3 * i, dense, e * numbers + 3 * shape.vertices()[i], 3);
      }
    }
    expressionBasis = Scopes.owned(() -> placement.of(dense, face.expressionCount(), numbers));
  }

  /**
   * The expressive face (eq. 7) at the bust's rest pose.
   *
   * @param face [B, K] identity coefficients, K at most the model's
   * @param expression [B, E] z_exp
   * @param headRest [B, 1, 3] head joint at rest, metres
   * @return [B, V, 3] metres, bust's rest frame
   */
  public Tensor vertices(Tensor face, Tensor expression, Tensor headRest) {
    return Scopes.inner(
        () ->
            face.matmul(identityBasis.narrow(0, 0, face.size(1)))
                .add(expression.matmul(expressionBasis))
                .add(mean)
                .reshape(face.size(0), vertexCount, 3)
                .add(headRest));
  }

  /**
   * Offsets from the expressive to the neutral face.
   *
   * @param points [B, P, 3] x_p, metres, bust's rest frame
   * @param face [B, K]
   * @param expression [B, E]
   * @param headRest [B, 1, 3]
   * @return [B, P, 3] dx_ref, metres
   */
  public Tensor offsets(Tensor points, Tensor face, Tensor expression, Tensor headRest) {
    return Scopes.inner(
        () -> {
          Tensor nearest =
              NearestVertex.indices(points, vertices(face, expression, headRest), placement)
                  .unsqueeze(-1)
                  .expand(points.shape());
          return expression
              .matmul(expressionBasis)
              .reshape(points.size(0), vertexCount, 3)
              .gather(1, nearest)
              .neg();
        });
  }

  @Override
  public void close() {
    mean.close();
    identityBasis.close();
    expressionBasis.close();
  }
}
