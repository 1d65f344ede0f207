package org.understudy.parametric;

import java.util.Arrays;

/**
 * State of a portrait at one moment: what the tracker estimates and what an avatar is driven by.
 * Immutable and safe to share between threads; arrays are copied in and out.
 *
 * <p>{@code expression} is z_exp, {@code joints} is z_pose of the paper's notation.
 */
public final class PortraitPose {
  /** Everything at rest, straight ahead, 60 cm before the camera, confidence 1, time 0. */
  public static final PortraitPose REST =
      new PortraitPose(
          new float[ArkitExpression.COUNT],
          new float[3 * PortraitJoint.POSED_COUNT],
          new RigidTransform(0, 0, 0, 0, 0, -0.6),
          Gaze.AHEAD,
          1f,
          0L);

  private final float[] expression;
  private final float[] joints;
  private final RigidTransform root;
  private final Gaze gaze;
  private final float confidence;
  private final long timestampNanos;

  /**
   * A pose.
   *
   * @param expression [52] coefficients 0..1 in the order of {@link ArkitExpression}
   * @param joints [6][3] axis-angle vectors in radians relative to rest, in the order of {@link
   *     PortraitJoint} without the root
   * @param root rigid transform of the bust into camera space, metres
   * @param gaze directions of the eyes
   * @param confidence 0 (nothing seen) to 1
   * @param timestampNanos time of the picture this pose belongs to, on the source's clock
   * @throws IllegalArgumentException for a wrong length, a value that is not finite, or a
   *     coefficient or confidence outside 0..1
   */
  public PortraitPose(
      float[] expression,
      float[] joints,
      RigidTransform root,
      Gaze gaze,
      float confidence,
      long timestampNanos) {
    requireLength("expression", expression, ArkitExpression.COUNT);
    requireLength("joints", joints, 3 * PortraitJoint.POSED_COUNT);
    this.expression = expression.clone();
    this.joints = joints.clone();
    for (int i = 0; i < this.expression.length; i++) {
      requireUnit(ArkitExpression.all().get(i).arkitName(), this.expression[i]);
    }
    for (float angle : this.joints) {
      if (!Float.isFinite(angle)) {
        throw new IllegalArgumentException(
            "joint angles must be finite, got " + Arrays.toString(joints));
      }
    }
    requireUnit("confidence", confidence);
    this.root = root;
    this.gaze = gaze;
    this.confidence = confidence;
    this.timestampNanos = timestampNanos;
  }

  private static void requireLength(String name, float[] values, int length) {
    if (values.length != length) {
      throw new IllegalArgumentException(
          "%s takes %d values, got %d".formatted(name, length, values.length));
    }
  }

  private static void requireUnit(String name, float value) {
    if (!(value >= 0f && value <= 1f)) {
      throw new IllegalArgumentException("%s must be within 0..1, got %s".formatted(name, value));
    }
  }

  /** One coefficient, 0..1. */
  public float expression(ArkitExpression which) {
    return expression[which.ordinal()];
  }

  /** A copy of all coefficients, [52]. */
  public float[] expression() {
    return expression.clone();
  }

  /** Copies the coefficients into {@code out[0..51]} without allocating. */
  public void copyExpressionTo(float[] out) {
    System.arraycopy(expression, 0, out, 0, ArkitExpression.COUNT);
  }

  /** A copy of the joint angles, [6][3] axis-angle. */
  public float[] joints() {
    return joints.clone();
  }

  /** Copies the joint angles into {@code out[0..17]} without allocating. */
  public void copyJointsTo(float[] out) {
    System.arraycopy(joints, 0, out, 0, joints.length);
  }

  /** Rotation of one joint relative to rest; the identity for the root. */
  public Rotation joint(PortraitJoint joint) {
    int i = 3 * joint.posedIndex();
    return i < 0
        ? Rotation.IDENTITY
        : Rotation.ofAxisAngle(joints[i], joints[i + 1], joints[i + 2]);
  }

  /** Rigid transform of the bust into camera space. */
  public RigidTransform root() {
    return root;
  }

  /** Directions of the eyes. */
  public Gaze gaze() {
    return gaze;
  }

  /** 0 (nothing seen) to 1. */
  public float confidence() {
    return confidence;
  }

  /** Time of the picture this pose belongs to. */
  public long timestampNanos() {
    return timestampNanos;
  }

  /** Rotation of the head in camera space: root, neck and head together. */
  public Rotation headRotation() {
    return root.rotation().times(joint(PortraitJoint.NECK)).times(joint(PortraitJoint.HEAD));
  }

  /** This pose with other coefficients. */
  public PortraitPose withExpression(float[] newExpression) {
    return new PortraitPose(newExpression, joints, root, gaze, confidence, timestampNanos);
  }

  /** This pose with other joint angles. */
  public PortraitPose withJoints(float[] newJoints) {
    return new PortraitPose(expression, newJoints, root, gaze, confidence, timestampNanos);
  }

  /** This pose at another place. */
  public PortraitPose withRoot(RigidTransform newRoot) {
    return new PortraitPose(expression, joints, newRoot, gaze, confidence, timestampNanos);
  }

  /** This pose looking elsewhere. */
  public PortraitPose withGaze(Gaze newGaze) {
    return new PortraitPose(expression, joints, root, newGaze, confidence, timestampNanos);
  }

  /** This pose at another confidence. */
  public PortraitPose withConfidence(float newConfidence) {
    return new PortraitPose(expression, joints, root, gaze, newConfidence, timestampNanos);
  }

  /** This pose at another time. */
  public PortraitPose withTimestampNanos(long newTimestampNanos) {
    return new PortraitPose(expression, joints, root, gaze, confidence, newTimestampNanos);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PortraitPose that
        && Arrays.equals(expression, that.expression)
        && Arrays.equals(joints, that.joints)
        && root.equals(that.root)
        && gaze.equals(that.gaze)
        && confidence == that.confidence
        && timestampNanos == that.timestampNanos;
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(expression)
        + Arrays.hashCode(joints)
        + Long.hashCode(timestampNanos);
  }

  @Override
  public String toString() {
    double[] angles = headRotation().toYawPitchRoll();
    return "PortraitPose[t=%.3fs, yaw=%.1f, pitch=%.1f, roll=%.1f degrees, jawOpen=%.2f, confidence=%.2f]"
        .formatted(
            timestampNanos / 1e9,
            Math.toDegrees(angles[0]),
            Math.toDegrees(angles[1]),
            Math.toDegrees(angles[2]),
            expression(ArkitExpression.JAW_OPEN),
            confidence);
  }
}
