package org.understudy.trainer.makehuman;

import org.understudy.parametric.PortraitJoint;

/**
 * The mapping of MakeHuman's bones to the portrait's 7 joints. Everything below the head bone is
 * HEAD, the neck bones are NECK, clavicle and shoulder bone are COLLAR, upper arm and below are
 * SHOULDER, all else is ROOT. Immutable and safe to share.
 */
public final class RigReduction {
  private static final String[] JOINT_BONES = {
    "spine01", "neck01", "head", "clavicle.L", "clavicle.R", "upperarm01.L", "upperarm01.R"
  };

  private final int[] jointOfBone;
  private final int[] boneOfJoint;
  private final float[] weights;

  RigReduction(Rig rig) {
    boneOfJoint = new int[PortraitJoint.COUNT];
    jointOfBone = new int[rig.bones().size()];
    for (int j = 0; j < PortraitJoint.COUNT; j++) {
      boneOfJoint[j] = rig.require(JOINT_BONES[j]);
    }
    for (int b = 0; b < jointOfBone.length; b++) {
      int parent = rig.parent(b);
      jointOfBone[b] = parent < 0 ? 0 : jointOfBone[parent];
      for (int j = 1; j < PortraitJoint.COUNT; j++) {
        if (boneOfJoint[j] == b) {
          jointOfBone[b] = j;
        }
      }
    }
    weights = rig.collapseWeights(jointOfBone, PortraitJoint.COUNT);
  }

  /** The bone at whose head a joint lies. */
  public int bone(PortraitJoint joint) {
    return boneOfJoint[joint.ordinal()];
  }

  /** The joint that takes a bone's weights. */
  public PortraitJoint joint(int bone) {
    return PortraitJoint.all().get(jointOfBone[bone]);
  }

  /** A copy of the weights of every base vertex, [V][7], each row summing to 1. */
  public float[] weights() {
    return weights.clone();
  }

  /** Weight of one joint at a base vertex, 0..1. */
  public float weight(int vertex, PortraitJoint joint) {
    return weight(vertex, joint.ordinal());
  }

  float weight(int vertex, int joint) {
    return weights[PortraitJoint.COUNT * vertex + joint];
  }
}
