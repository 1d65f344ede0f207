package org.understudy.tracking.smooth;

import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.Gaze;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.RigidTransform;
import org.understudy.parametric.Rotation;
import org.understudy.parametric.Skeleton;

/**
 * Smooths every signal of a pose at its own pace. The head is smoothed as it stands in camera space
 * and the torso more slowly; the head joint and the root's place are then what joins the two, so a
 * lazy torso never drags the head.
 *
 * <p>Not thread-safe.
 */
public final class PoseSmoother {
  private final Skeleton skeleton;
  private final OneEuroFilter[] coefficients = new OneEuroFilter[ArkitExpression.COUNT];
  private final OneEuroFilter gaze;
  private final OneEuroRotationFilter headRotation;
  private final OneEuroFilter headPlace;
  private final OneEuroRotationFilter rootRotation;
  private final OneEuroRotationFilter[] joints =
      new OneEuroRotationFilter[PortraitJoint.POSED_COUNT];
  private final double[] single = new double[1];
  private final float[] expression = new float[ArkitExpression.COUNT];

  /** A smoother that has seen nothing yet. */
  public PoseSmoother(Skeleton skeleton, SmoothingSettings settings) {
    this.skeleton = skeleton;
    for (ArkitExpression e : ArkitExpression.all()) {
      coefficients[e.ordinal()] = new OneEuroFilter(settings.of(e), 1);
    }
    gaze = new OneEuroFilter(settings.gaze(), 4);
    headRotation = new OneEuroRotationFilter(settings.headRotation());
    headPlace = new OneEuroFilter(settings.headTranslation(), 3);
    rootRotation = new OneEuroRotationFilter(settings.torso());
    for (PortraitJoint joint : PortraitJoint.all()) {
      if (joint.posedIndex() >= 0) {
        joints[joint.posedIndex()] =
            new OneEuroRotationFilter(
                joint == PortraitJoint.NECK ? settings.torso() : settings.shoulders());
      }
    }
  }

  /** Forgets everything, as after a lost face: the next pose passes unchanged. */
  public void reset() {
    for (OneEuroFilter filter : coefficients) {
      filter.reset();
    }
    gaze.reset();
    headRotation.reset();
    headPlace.reset();
    rootRotation.reset();
    for (OneEuroRotationFilter filter : joints) {
      filter.reset();
    }
  }

  /** The smoothed pose at the time stamp of {@code pose}. */
  public PortraitPose smooth(PortraitPose pose) {
    long now = pose.timestampNanos();
    pose.copyExpressionTo(expression);
    for (int i = 0; i < expression.length; i++) {
      single[0] = expression[i];
      coefficients[i].filter(single, now);
      expression[i] = (float) Math.clamp(single[0], 0.0, 1.0);
    }
    Gaze g = pose.gaze();
    double[] eyes = {g.leftYaw(), g.leftPitch(), g.rightYaw(), g.rightPitch()};
    gaze.filter(eyes, now);

    Rotation head = headRotation.filter(pose.headRotation(), now);
    double[] place = skeleton.jointInCamera(pose, PortraitJoint.HEAD);
    headPlace.filter(place, now);

    Rotation root = rootRotation.filter(pose.root().rotation(), now);
    float[] angles = new float[3 * PortraitJoint.POSED_COUNT];
    Rotation neck = Rotation.IDENTITY;
    for (PortraitJoint joint : PortraitJoint.all()) {
      if (joint == PortraitJoint.ROOT || joint == PortraitJoint.HEAD) {
        continue;
      }
      Rotation smooth = joints[joint.posedIndex()].filter(pose.joint(joint), now);
      write(angles, joint, smooth);
      if (joint == PortraitJoint.NECK) {
        neck = smooth;
      }
    }
    write(angles, PortraitJoint.HEAD, root.times(neck).transposed().times(head));
    PortraitPose turned =
        new PortraitPose(
            expression,
            angles,
            RigidTransform.of(root, 0, 0, 0),
            new Gaze((float) eyes[0], (float) eyes[1], (float) eyes[2], (float) eyes[3]),
            pose.confidence(),
            now);
    double[] chain = skeleton.jointInCamera(turned, PortraitJoint.HEAD);
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
