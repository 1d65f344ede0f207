package org.understudy.trainer.makehuman;

import org.understudy.parametric.Rotation;

/**
 * Lowers the arms of a shaped mesh from MakeHuman's stance to hang beside the body: clavicles and
 * shoulders a little, the upper arms the rest.
 */
final class LoweredArms {
  private static final double FINAL_DEGREES_FROM_VERTICAL = 11;
  private static final double CLAVICLE_SHARE = 0.14;
  private static final double SHOULDER_SHARE = 0.22;

  private final float[] boneTransforms;
  private final float[] heads;

  /**
   * The stance for a body.
   *
   * @param rig the rig
   * @param shape [V][3] decimetres, in MakeHuman's stance
   */
  LoweredArms(Rig rig, float[] shape) {
    this.heads = rig.heads(shape);
    Rotation[] pose = rig.restPose();
    for (String side : new String[] {".L", ".R"}) {
      int upper = rig.require("upperarm01" + side);
      int lower = rig.require("lowerarm01" + side);
      double dx = heads[3 * lower] - heads[3 * upper];
      double dy = heads[3 * lower + 1] - heads[3 * upper + 1];
      double fromVertical = Math.atan2(Math.abs(dx), -dy);
      double turn = fromVertical - Math.toRadians(FINAL_DEGREES_FROM_VERTICAL);
      double signed = dx > 0 ? -turn : turn;
      pose[rig.require("clavicle" + side)] = aboutZ(signed * CLAVICLE_SHARE);
      pose[rig.require("shoulder01" + side)] = aboutZ(signed * SHOULDER_SHARE);
      pose[upper] = aboutZ(signed * (1 - CLAVICLE_SHARE - SHOULDER_SHARE));
    }
    this.boneTransforms = rig.boneTransforms(heads, pose);
  }

  private static Rotation aboutZ(double angle) {
    return Rotation.ofAxisAngle(0, 0, angle);
  }

  /** [B][12] matrices from MakeHuman's stance to lowered arms, decimetres. */
  float[] boneTransforms() {
    return boneTransforms;
  }

  /** Where a bone's head comes to lie, decimetres. */
  float[] head(int bone) {
    float[] out = new float[3];
    for (int row = 0; row < 3; row++) {
      int o = 12 * bone + 4 * row;
      out[row] =
          boneTransforms[o] * heads[3 * bone]
              + boneTransforms[o + 1] * heads[3 * bone + 1]
              + boneTransforms[o + 2] * heads[3 * bone + 2]
              + boneTransforms[o + 3];
    }
    return out;
  }
}
