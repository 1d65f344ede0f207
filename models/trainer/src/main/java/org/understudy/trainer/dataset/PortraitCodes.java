package org.understudy.trainer.dataset;

import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.Gaze;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.RigidTransform;

/**
 * What the parametric models say about a portrait: z_id, z_exp, z_pose and the camera. Equality is
 * that of the arrays' identity; the arrays are shared, not copied.
 *
 * @param identity [K] coefficients of the face model, in standard deviations
 * @param shape [S] coefficients of the bust model, in standard deviations
 * @param expression [52] coefficients 0..1
 * @param joints [6][3] axis-angle of neck, head, collars and shoulders, radians
 * @param root rotation vector (radians) and translation (metres) of the bust before the camera, [6]
 * @param gaze yaw and pitch of the left, then of the right eye, radians, [4]
 * @param verticalFieldOfViewDegrees of the camera, whose axis goes through the picture's middle
 */
@SuppressWarnings("ArrayRecordComponent") // arrays as they go into tensors; compared nowhere
public record PortraitCodes(
    float[] identity,
    float[] shape,
    float[] expression,
    float[] joints,
    float[] root,
    float[] gaze,
    double verticalFieldOfViewDegrees) {

  public PortraitCodes {
    requireLength("expression", expression, ArkitExpression.COUNT);
    requireLength("joints", joints, 18);
    requireLength("root", root, 6);
    requireLength("gaze", gaze, 4);
    requireFinite("identity", identity);
    requireFinite("shape", shape);
    if (!(verticalFieldOfViewDegrees > 0 && verticalFieldOfViewDegrees < 170)) {
      throw new IllegalArgumentException(
          "a field of view lies between 0 and 170 degrees, got " + verticalFieldOfViewDegrees);
    }
  }

  private static void requireLength(String name, float[] values, int length) {
    if (values.length != length) {
      throw new IllegalArgumentException(
          "%s takes %d numbers, got %d".formatted(name, length, values.length));
    }
    requireFinite(name, values);
  }

  private static void requireFinite(String name, float[] values) {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw new IllegalArgumentException(name + " takes finite numbers, got " + value);
      }
    }
  }

  /** The codes of a state. */
  public static PortraitCodes of(
      float[] identity, float[] shape, PortraitPose pose, double verticalFieldOfViewDegrees) {
    RigidTransform root = pose.root();
    Gaze gaze = pose.gaze();
    return new PortraitCodes(
        identity,
        shape,
        pose.expression(),
        pose.joints(),
        new float[] {
          (float) root.rotationX(),
          (float) root.rotationY(),
          (float) root.rotationZ(),
          (float) root.translationX(),
          (float) root.translationY(),
          (float) root.translationZ()
        },
        new float[] {gaze.leftYaw(), gaze.leftPitch(), gaze.rightYaw(), gaze.rightPitch()},
        verticalFieldOfViewDegrees);
  }

  /**
   * What is said about the mirrored picture. Identity and shape stay, as if bodies were symmetric.
   */
  public PortraitCodes mirrored() {
    float[] faces = new float[expression.length];
    for (ArkitExpression each : ArkitExpression.all()) {
      faces[each.mirrored().ordinal()] = expression[each.ordinal()];
    }
    float[] turns = new float[joints.length];
    for (PortraitJoint joint : PortraitJoint.all()) {
      if (joint.posedIndex() >= 0) {
        mirrorRotation(joints, 3 * joint.posedIndex(), turns, 3 * joint.mirrored().posedIndex());
      }
    }
    float[] place = root.clone();
    mirrorRotation(root, 0, place, 0);
    place[3] = -root[3];
    float[] looks = {-gaze[2], gaze[3], -gaze[0], gaze[1]};
    return new PortraitCodes(
        identity, shape, faces, turns, place, looks, verticalFieldOfViewDegrees);
  }

  /** A rotation vector seen in the mirror x = 0. */
  private static void mirrorRotation(float[] from, int at, float[] to, int where) {
    to[where] = from[at];
    to[where + 1] = -from[at + 1];
    to[where + 2] = -from[at + 2];
  }

  /** The state, for the engine. */
  public PortraitPose pose() {
    return PortraitPose.REST
        .withExpression(expression)
        .withJoints(joints)
        .withRoot(new RigidTransform(root[0], root[1], root[2], root[3], root[4], root[5]))
        .withGaze(new Gaze(gaze[0], gaze[1], gaze[2], gaze[3]));
  }

  /** The camera for a picture of a size. */
  public PinholeCamera camera(int size) {
    return PinholeCamera.ofVerticalFieldOfView(verticalFieldOfViewDegrees, size, size);
  }
}
