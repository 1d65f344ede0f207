package org.understudy.app.window.model;

import org.understudy.avatar.Avatar;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.Gaze;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.Rotation;

/**
 * A pose that is put together by hand: every coefficient, the gaze, and three angles for each
 * joint. Used by one thread.
 */
public final class PuppetPose {
  /** Largest angle of a joint, degrees. */
  public static final double MOST_DEGREES = 40;

  /** Largest angle of the eyes, degrees. */
  public static final double MOST_GAZE_DEGREES = 30;

  private final float[] expression = new float[ArkitExpression.COUNT];
  private final double[] degrees = new double[3 * PortraitJoint.POSED_COUNT];
  private double gazeYaw;
  private double gazePitch;

  /** Everything at rest. */
  public PuppetPose() {}

  /** Which way a joint turns. */
  public enum Axis {
    /** To the avatar's own left. */
    YAW,
    /** Up. */
    PITCH,
    /** To the avatar's own right shoulder. */
    ROLL
  }

  /** Sets a coefficient, 0..1. */
  public void set(ArkitExpression e, double value) {
    expression[e.ordinal()] = (float) Math.clamp(value, 0.0, 1.0);
  }

  /** Turns a joint that has an angle. */
  public void turn(PortraitJoint joint, Axis axis, double angleDegrees) {
    degrees[3 * joint.posedIndex() + axis.ordinal()] =
        Math.clamp(angleDegrees, -MOST_DEGREES, MOST_DEGREES);
  }

  /** Turns both eyes: to the avatar's own left, and up. */
  public void look(double yawDegrees, double pitchDegrees) {
    gazeYaw = yawDegrees;
    gazePitch = pitchDegrees;
  }

  /** The pose of an avatar in its own place. */
  public PortraitPose of(Avatar avatar) {
    float[] angles = new float[3 * PortraitJoint.POSED_COUNT];
    for (int joint = 0; joint < PortraitJoint.POSED_COUNT; joint++) {
      double[] v =
          Rotation.ofYawPitchRoll(
                  Math.toRadians(degrees[3 * joint]),
                  Math.toRadians(degrees[3 * joint + 1]),
                  Math.toRadians(degrees[3 * joint + 2]))
              .toAxisAngle();
      for (int axis = 0; axis < 3; axis++) {
        angles[3 * joint + axis] = (float) v[axis];
      }
    }
    float yaw = (float) Math.toRadians(gazeYaw);
    float pitch = (float) Math.toRadians(gazePitch);
    return PortraitPose.REST
        .withExpression(expression)
        .withJoints(angles)
        .withGaze(new Gaze(yaw, pitch, yaw, pitch))
        .withRoot(avatar.framing().root());
  }
}
