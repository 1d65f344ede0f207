package org.understudy.parametric;

import java.util.Optional;

/**
 * Joint positions of one bust at rest, and forward kinematics over them: the rigid part of linear
 * blend skinning as SMPL defines it (Loper et al. 2015, eq. 2 to 4). Immutable and safe to share.
 *
 * <p>Rest positions are in the bust's rest frame: metres, origin at the root joint.
 */
public final class Skeleton {
  /** Floats per bone transform: a row-major 3x4 matrix. */
  public static final int MATRIX_FLOATS = 12;

  private final float[] restPositions;

  /**
   * A skeleton.
   *
   * @param restPositions [7][3] metres in the order of {@link PortraitJoint}; copied
   */
  public Skeleton(float[] restPositions) {
    if (restPositions.length != 3 * PortraitJoint.COUNT) {
      throw new IllegalArgumentException(
          "a skeleton takes %d joint positions of 3, got %d numbers"
              .formatted(PortraitJoint.COUNT, restPositions.length));
    }
    this.restPositions = restPositions.clone();
  }

  /** A copy of the rest positions, [7][3] metres. */
  public float[] restPositions() {
    return restPositions.clone();
  }

  /** One coordinate (0 x, 1 y, 2 z) of a joint at rest, metres. */
  public float rest(PortraitJoint joint, int axis) {
    return restPositions[3 * joint.ordinal() + axis];
  }

  /** Transform of a joint's own frame (origin at the joint, axes of rest) into the bust's frame. */
  public RigidTransform jointToBust(PortraitPose pose, PortraitJoint joint) {
    RigidTransform transform = jointToParent(pose, joint);
    for (Optional<PortraitJoint> at = joint.parent(); at.isPresent(); at = at.get().parent()) {
      transform = jointToParent(pose, at.get()).after(transform);
    }
    return transform;
  }

  private RigidTransform jointToParent(PortraitPose pose, PortraitJoint joint) {
    return RigidTransform.of(
        pose.joint(joint), offset(joint, 0), offset(joint, 1), offset(joint, 2));
  }

  /** Transform of a joint's own frame, as in {@link #jointToBust}, into camera space. */
  public RigidTransform jointToCamera(PortraitPose pose, PortraitJoint joint) {
    return pose.root().after(jointToBust(pose, joint));
  }

  /** Position of a joint in camera space, a fresh array of three, metres. */
  public double[] jointInCamera(PortraitPose pose, PortraitJoint joint) {
    RigidTransform t = jointToCamera(pose, joint);
    return new double[] {t.translationX(), t.translationY(), t.translationZ()};
  }

  /**
   * Writes the skinning transforms G_k of a pose: each maps a point of the rest bust to where joint
   * k alone would carry it. The root's transform into camera space is not included.
   *
   * @param pose the pose
   * @param out [7][12] row-major 3x4 matrices, written from index 0
   */
  public void writeBoneTransforms(PortraitPose pose, float[] out) {
    for (PortraitJoint joint : PortraitJoint.all()) {
      RigidTransform toBust = jointToBust(pose, joint);
      int j = 3 * joint.ordinal();
      RigidTransform toJoint =
          new RigidTransform(
              0, 0, 0, -restPositions[j], -restPositions[j + 1], -restPositions[j + 2]);
      toBust.after(toJoint).writeMatrix(out, MATRIX_FLOATS * joint.ordinal());
    }
  }

  private double offset(PortraitJoint joint, int axis) {
    float own = rest(joint, axis);
    Optional<PortraitJoint> parent = joint.parent();
    return parent.isPresent() ? (double) own - rest(parent.get(), axis) : own;
  }
}
