package org.understudy.trainer.gan.paper;

import java.util.Arrays;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.BustModel;
import org.understudy.parametric.FaceModel;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.Skeleton;
import org.understudy.parametric.SparseDisplacement;
import org.understudy.trainer.gan.deform.VertexTree;

/**
 * How places about a person at rest move: skinned as the nearest vertex of the bust, displaced as
 * the nearest vertex of the neutral face, less and less beyond some distance from it. Not
 * thread-safe.
 */
final class RestMotion {
  /** Places move fully up to this distance from the face ... */
  private static final double NEAR_METRES = 0.04;

  /** ... and not at all from this one on. */
  private static final double FAR_METRES = 0.12;

  private final FaceModel face;
  private final BustModel bust;
  private final double[] faceVertices;
  private final VertexTree.Search onFace;
  private final VertexTree.Search onBust;

  /**
   * Of a person.
   *
   * @param identity coefficients of the face model
   * @param shape coefficients of the bust model
   */
  RestMotion(FaceModel face, BustModel bust, float[] identity, float[] shape) {
    this.face = face;
    this.bust = bust;
    float[] neutral = new float[3 * face.vertexCount()];
    face.evaluate(identity, new float[ArkitExpression.COUNT], neutral);
    Skeleton skeleton = bust.skeleton(shape);
    this.faceVertices = new double[neutral.length];
    for (int i = 0; i < neutral.length; i++) {
      faceVertices[i] = neutral[i] + skeleton.rest(PortraitJoint.HEAD, i % 3);
    }
    float[] shaped = new float[3 * bust.vertexCount()];
    bust.shape(shape, shaped);
    double[] bustVertices = new double[shaped.length];
    for (int i = 0; i < shaped.length; i++) {
      bustVertices[i] = shaped[i];
    }
    this.onFace = new VertexTree(faceVertices, 0, face.vertexCount()).search();
    this.onBust = new VertexTree(bustVertices, 0, bust.vertexCount()).search();
  }

  /**
   * Skinning weights.
   *
   * @param places [P][3] metres, bust rest frame
   * @return [P][7]
   */
  float[] weights(float[] places) {
    int joints = PortraitJoint.COUNT;
    float[] out = new float[places.length / 3 * joints];
    for (int p = 0; p < places.length / 3; p++) {
      int nearest = onBust.nearest(places[3 * p], places[3 * p + 1], places[3 * p + 2]);
      System.arraycopy(bust.weights(), joints * nearest, out, joints * p, joints);
    }
    return out;
  }

  /**
   * Displacements of expressions from the neutral face.
   *
   * @return [52][P][3] metres
   */
  float[][] displacements(float[] places) {
    int count = places.length / 3;
    int[] nearest = new int[count];
    double[] share = new double[count];
    for (int p = 0; p < count; p++) {
      double x = places[3 * p];
      double y = places[3 * p + 1];
      double z = places[3 * p + 2];
      int v = onFace.nearest(x, y, z);
      double distance =
          Math.hypot(
              Math.hypot(x - faceVertices[3 * v], y - faceVertices[3 * v + 1]),
              z - faceVertices[3 * v + 2]);
      double t = Math.clamp((FAR_METRES - distance) / (FAR_METRES - NEAR_METRES), 0, 1);
      nearest[p] = v;
      share[p] = t * t * (3 - 2 * t);
    }
    float[][] out = new float[ArkitExpression.COUNT][3 * count];
    float[] dense = new float[3 * face.vertexCount()];
    for (int e = 0; e < out.length; e++) {
      Arrays.fill(dense, 0);
      SparseDisplacement expression = face.expression(e);
      expression.addTo(dense, 1);
      for (int i = 0; i < 3 * count; i++) {
        out[e][i] = (float) (share[i / 3] * dense[3 * nearest[i / 3] + i % 3]);
      }
    }
    return out;
  }
}
