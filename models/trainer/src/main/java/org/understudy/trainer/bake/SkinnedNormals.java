package org.understudy.trainer.bake;

import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.Skeleton;

/** Turns normals as vertices are skinned, in the bust frame. One pose; safe to share. */
final class SkinnedNormals {
  private final float[] bones = new float[PortraitJoint.COUNT * Skeleton.MATRIX_FLOATS];

  SkinnedNormals(Skeleton skeleton, PortraitPose pose) {
    skeleton.writeBoneTransforms(pose, bones);
  }

  /**
   * Turns one normal.
   *
   * @param normals [V][3]
   * @param weights [V][7]
   * @param v the vertex
   * @param out [3] overwritten with a unit vector
   */
  void turn(float[] normals, float[] weights, int v, float[] out) {
    for (int row = 0; row < 3; row++) {
      out[row] = 0;
      for (int j = 0; j < PortraitJoint.COUNT; j++) {
        int m = Skeleton.MATRIX_FLOATS * j + 4 * row;
        out[row] +=
            weights[PortraitJoint.COUNT * v + j]
                * (bones[m] * normals[3 * v]
                    + bones[m + 1] * normals[3 * v + 1]
                    + bones[m + 2] * normals[3 * v + 2]);
      }
    }
    LatticeNormals.normalise(out);
  }
}
