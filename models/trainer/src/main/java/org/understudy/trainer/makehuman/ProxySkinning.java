package org.understudy.trainer.makehuman;

import org.understudy.parametric.PortraitJoint;

/** Skinning of proxies by the weights of the base vertices they are bound to. */
final class ProxySkinning {
  private ProxySkinning() {}

  /**
   * Writes [P][7] weights: those of the three reference vertices, mixed by the binding's own
   * weights (negative ones, which extrapolate, count as 0) and normalised.
   */
  static void inheritWeights(Proxy proxy, RigReduction reduction, float[] out) {
    for (int i = 0; i < proxy.vertexCount(); i++) {
      float sum = 0;
      for (int j = 0; j < 3; j++) {
        float w = bindingWeight(proxy, i, j);
        for (int joint = 0; joint < PortraitJoint.COUNT; joint++) {
          float part = w * reduction.weight(proxy.references()[3 * i + j], joint);
          out[PortraitJoint.COUNT * i + joint] += part;
          sum += part;
        }
      }
      for (int joint = 0; joint < PortraitJoint.COUNT; joint++) {
        out[PortraitJoint.COUNT * i + joint] /= sum;
      }
    }
  }

  /** Carries fitted positions [P][3] along with the bones of their reference vertices. */
  static void lower(Proxy proxy, Rig rig, float[] boneTransforms, float[] fitted, float[] out) {
    float[] matrix = new float[12];
    for (int i = 0; i < proxy.vertexCount(); i++) {
      java.util.Arrays.fill(matrix, 0);
      float sum = 0;
      for (int j = 0; j < 3; j++) {
        float w = bindingWeight(proxy, i, j);
        rig.addBlendedMatrix(proxy.references()[3 * i + j], w, boneTransforms, matrix);
        sum += w;
      }
      for (int row = 0; row < 3; row++) {
        int o = 4 * row;
        out[3 * i + row] =
            (matrix[o] * fitted[3 * i]
                    + matrix[o + 1] * fitted[3 * i + 1]
                    + matrix[o + 2] * fitted[3 * i + 2]
                    + matrix[o + 3])
                / sum;
      }
    }
  }

  private static float bindingWeight(Proxy proxy, int vertex, int reference) {
    return Math.max(1e-6f, proxy.weights()[3 * vertex + reference]);
  }
}
