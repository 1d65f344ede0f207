package org.understudy.tracking.smooth;

import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.Gaze;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.RigidTransform;
import org.understudy.parametric.Rotation;

/** Poses between two poses: rotations on the shortest arc, everything else straight. */
public final class PoseBlend {
  private PoseBlend() {}

  /**
   * The pose a fraction of the way from one pose to another, with the time stamp of {@code to}.
   *
   * @param fraction 0 gives {@code from}, 1 gives {@code to}
   */
  public static PortraitPose between(PortraitPose from, PortraitPose to, double fraction) {
    float w = (float) Math.clamp(fraction, 0.0, 1.0);
    float[] expression = from.expression();
    float[] target = to.expression();
    for (int i = 0; i < ArkitExpression.COUNT; i++) {
      expression[i] = Math.clamp(expression[i] + w * (target[i] - expression[i]), 0f, 1f);
    }
    float[] angles = new float[3 * PortraitJoint.POSED_COUNT];
    for (PortraitJoint joint : PortraitJoint.all()) {
      if (joint.posedIndex() >= 0) {
        double[] v = from.joint(joint).interpolate(to.joint(joint), w).toAxisAngle();
        for (int axis = 0; axis < 3; axis++) {
          angles[3 * joint.posedIndex() + axis] = (float) v[axis];
        }
      }
    }
    RigidTransform a = from.root();
    RigidTransform b = to.root();
    Rotation turn = a.rotation().interpolate(b.rotation(), w);
    RigidTransform root =
        RigidTransform.of(
            turn,
            a.translationX() + w * (b.translationX() - a.translationX()),
            a.translationY() + w * (b.translationY() - a.translationY()),
            a.translationZ() + w * (b.translationZ() - a.translationZ()));
    Gaze g = from.gaze();
    Gaze h = to.gaze();
    Gaze gaze =
        new Gaze(
            g.leftYaw() + w * (h.leftYaw() - g.leftYaw()),
            g.leftPitch() + w * (h.leftPitch() - g.leftPitch()),
            g.rightYaw() + w * (h.rightYaw() - g.rightYaw()),
            g.rightPitch() + w * (h.rightPitch() - g.rightPitch()));
    float confidence = from.confidence() + w * (to.confidence() - from.confidence());
    return new PortraitPose(
        expression, angles, root, gaze, Math.clamp(confidence, 0f, 1f), to.timestampNanos());
  }
}
