package org.understudy.trainer.studio;

import java.util.Optional;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.Skeleton;
import org.understudy.trainer.makehuman.FittedProxy;

/**
 * A surface and what moves its control mesh. Arrays are shared and stay as they are.
 *
 * @param part the surface
 * @param proxy how it follows the base mesh; empty for the base mesh itself and for what is rigid
 * @param rigid [C][3] control mesh of what expressions do not move, metres; empty for the others
 * @param weights skinning weights of the control mesh, [C][7]
 */
public record BoundPart(
    StudioPart part, Optional<FittedProxy> proxy, float[] rigid, float[] weights) {

  static BoundPart ofBase(StudioPart part, float[] weights) {
    return new BoundPart(part, Optional.empty(), new float[0], weights);
  }

  static BoundPart ofProxy(StudioPart part, FittedProxy proxy) {
    return new BoundPart(part, Optional.of(proxy), new float[0], proxy.skinningWeights());
  }

  /** A part that moves with the head alone. */
  static BoundPart onHead(StudioPart part, float[] control) {
    float[] weights = new float[control.length / 3 * PortraitJoint.COUNT];
    for (int i = PortraitJoint.HEAD.ordinal(); i < weights.length; i += PortraitJoint.COUNT) {
      weights[i] = 1;
    }
    return new BoundPart(part, Optional.empty(), control, weights);
  }

  /** Control positions that follow a displaced base mesh, a fresh array [C][3], not skinned. */
  float[] control(float[] base) {
    if (proxy.isEmpty()) {
      return rigid.length > 0 ? rigid.clone() : base.clone();
    }
    float[] out = new float[3 * proxy.get().proxy().vertexCount()];
    proxy.get().follow(base, out);
    return out;
  }

  /**
   * Skins points in place.
   *
   * @param points [N][3] metres, bust rest frame
   * @param weights [N][7]
   * @param bones [7][12] as {@link Skeleton#writeBoneTransforms} writes them
   */
  static void skin(float[] points, float[] weights, float[] bones) {
    float[] m = new float[Skeleton.MATRIX_FLOATS];
    for (int i = 0; i < points.length / 3; i++) {
      java.util.Arrays.fill(m, 0);
      for (int j = 0; j < PortraitJoint.COUNT; j++) {
        float w = weights[PortraitJoint.COUNT * i + j];
        if (w != 0) {
          for (int k = 0; k < m.length; k++) {
            m[k] += w * bones[Skeleton.MATRIX_FLOATS * j + k];
          }
        }
      }
      float x = points[3 * i];
      float y = points[3 * i + 1];
      float z = points[3 * i + 2];
      points[3 * i] = m[0] * x + m[1] * y + m[2] * z + m[3];
      points[3 * i + 1] = m[4] * x + m[5] * y + m[6] * z + m[7];
      points[3 * i + 2] = m[8] * x + m[9] * y + m[10] * z + m[11];
    }
  }
}
