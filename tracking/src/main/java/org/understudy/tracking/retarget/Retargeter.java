package org.understudy.tracking.retarget;

import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.Gaze;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.RigidTransform;
import org.understudy.parametric.Rotation;
import org.understudy.parametric.Skeleton;
import org.understudy.tracking.fit.GazeLids;

/**
 * Makes of a subject's pose the pose of an avatar: takes out the resting face and stretches what is
 * left to the full range, and, where the avatar follows relatively, applies the subject's motion
 * about their usual pose to the avatar's framing.
 *
 * <p>Head and torso turn by the rotation that separates them, in camera space, from their usual
 * one. The head moves by what it moves in the subject's picture measured at their usual distance,
 * softly limited so that it stays framed. Immutable and safe to share.
 */
public final class Retargeter {
  /** How far the avatar's head may leave its place to the right, down and away, metres. */
  private static final double[] REACH_METRES = {0.12, 0.08, 0.16};

  /**
   * How far it may leave it to the left, up and towards the camera, metres. A portrait has least
   * room above the head, and coming near takes of it too.
   */
  private static final double[] REACH_AHEAD_METRES = {0.12, 0.045, 0.08};

  private final Follow follow;
  private final Skeleton avatar;
  private final RigidTransform framing;

  /**
   * A retargeter.
   *
   * @param follow what head and torso follow
   * @param avatar the avatar's joints
   * @param framing the avatar's usual place in camera space
   */
  public Retargeter(Follow follow, Skeleton avatar, RigidTransform framing) {
    this.follow = follow;
    this.avatar = avatar;
    this.framing = framing;
  }

  /**
   * The avatar's pose.
   *
   * @param pose the subject's pose, smoothed
   * @param rest the subject at rest, as {@link RestEstimator} gives it
   * @param subject the joints the subject was fitted with
   */
  public PortraitPose retarget(PortraitPose pose, PortraitPose rest, Skeleton subject) {
    PortraitPose withFace = withoutRestingFace(pose, rest);
    return follow == Follow.ABSOLUTE ? withFace : framed(withFace, rest, subject);
  }

  /**
   * The pose with the resting coefficients taken out and the rest stretched to 0..1; lips are shut
   * at most as far as the jaw that is left is open.
   */
  public static PortraitPose withoutRestingFace(PortraitPose pose, PortraitPose rest) {
    float[] expression = pose.expression();
    for (ArkitExpression e : ArkitExpression.all()) {
      float neutral = rest.expression(e);
      float x = (expression[e.ordinal()] - neutral) / Math.max(1e-3f, 1 - neutral);
      expression[e.ordinal()] = Math.clamp(x, 0f, 1f);
    }
    int shut = ArkitExpression.MOUTH_CLOSE.ordinal();
    expression[shut] = Math.min(expression[shut], expression[ArkitExpression.JAW_OPEN.ordinal()]);
    Gaze g = pose.gaze();
    Gaze r = rest.gaze();
    Gaze gaze =
        new Gaze(
            g.leftYaw() - r.leftYaw(),
            g.leftPitch() - r.leftPitch(),
            g.rightYaw() - r.rightYaw(),
            g.rightPitch() - r.rightPitch());
    GazeLids.write(gaze, expression);
    return pose.withExpression(expression).withGaze(gaze);
  }

  private PortraitPose framed(PortraitPose pose, PortraitPose rest, Skeleton subject) {
    Rotation frame = framing.rotation();
    Rotation root = pose.root().rotation().times(rest.root().rotation().transposed()).times(frame);
    Rotation head = pose.headRotation().times(rest.headRotation().transposed()).times(frame);
    float[] angles = new float[3 * PortraitJoint.POSED_COUNT];
    for (PortraitJoint joint : PortraitJoint.all()) {
      if (joint != PortraitJoint.ROOT && joint != PortraitJoint.HEAD) {
        write(angles, joint, pose.joint(joint).times(rest.joint(joint).transposed()));
      }
    }
    Rotation neck = Rotation.ofAxisAngle(angles[0], angles[1], angles[2]);
    write(angles, PortraitJoint.HEAD, root.times(neck).transposed().times(head));

    double[] from = subject.jointInCamera(rest, PortraitJoint.HEAD);
    double[] now = subject.jointInCamera(pose, PortraitJoint.HEAD);
    double[] home = avatar.jointInCamera(PortraitPose.REST.withRoot(framing), PortraitJoint.HEAD);
    double[] place = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      double moved =
          axis < 2
              ? (now[axis] / now[2] - from[axis] / from[2]) * from[2]
              : home[2] * (now[2] / from[2] - 1);
      double reach = moved > 0 ? REACH_AHEAD_METRES[axis] : REACH_METRES[axis];
      place[axis] = home[axis] + reach * Math.tanh(moved / reach);
    }
    PortraitPose turned = pose.withJoints(angles).withRoot(RigidTransform.of(root, 0, 0, 0));
    double[] chain = avatar.jointInCamera(turned, PortraitJoint.HEAD);
    return turned.withRoot(
        RigidTransform.of(root, place[0] - chain[0], place[1] - chain[1], place[2] - chain[2]));
  }

  private static void write(float[] angles, PortraitJoint joint, Rotation rotation) {
    double[] v = rotation.toAxisAngle();
    for (int axis = 0; axis < 3; axis++) {
      angles[3 * joint.posedIndex() + axis] = (float) v[axis];
    }
  }
}
