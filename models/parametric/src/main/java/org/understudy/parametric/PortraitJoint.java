package org.understudy.parametric;

import java.util.List;
import java.util.Optional;

/**
 * The joints of the bust: a root that carries chest and upper back, and the six joints of z_pose, a
 * reduction of SMPL's tree (Loper et al. 2015), whose joints 12 to 17 they are.
 *
 * <p>The ordinal is the index into arrays of bone transforms and skinning weights; parents come
 * before children.
 */
public enum PortraitJoint {
  /** Upper chest; moves with the bust's transform into camera space and has no angle of its own. */
  ROOT("root", -1, -1),
  NECK("neck", 0, 12),
  HEAD("head", 1, 15),
  LEFT_COLLAR("leftCollar", 0, 13),
  RIGHT_COLLAR("rightCollar", 0, 14),
  LEFT_SHOULDER("leftShoulder", 3, 16),
  RIGHT_SHOULDER("rightShoulder", 4, 17);

  /** Number of joints, the root included. */
  public static final int COUNT = 7;

  /** Number of joints that have an angle in {@link PortraitPose}: all but the root. */
  public static final int POSED_COUNT = 6;

  private static final List<PortraitJoint> ALL = List.of(values());

  private final String jointName;
  private final int parentIndex;
  private final int smplIndex;

  PortraitJoint(String jointName, int parentIndex, int smplIndex) {
    this.jointName = jointName;
    this.parentIndex = parentIndex;
    this.smplIndex = smplIndex;
  }

  /** Name used in files, for example {@code leftCollar}. */
  public String jointName() {
    return jointName;
  }

  /** The joint this one hangs on; empty for the root. */
  public Optional<PortraitJoint> parent() {
    return parentIndex < 0 ? Optional.empty() : Optional.of(ALL.get(parentIndex));
  }

  /** Index of the parent joint, -1 for the root. */
  public int parentIndex() {
    return parentIndex;
  }

  /** Index of the same joint among SMPL's 24, -1 for the root. */
  public int smplIndex() {
    return smplIndex;
  }

  /** Index among the joints with an angle, 0 (neck) to 5 (right shoulder); -1 for the root. */
  public int posedIndex() {
    return ordinal() - 1;
  }

  /** The same joint on the other side of the body; one in the middle is its own counterpart. */
  public PortraitJoint mirrored() {
    return switch (this) {
      case ROOT, NECK, HEAD -> this;
      case LEFT_COLLAR -> RIGHT_COLLAR;
      case RIGHT_COLLAR -> LEFT_COLLAR;
      case LEFT_SHOULDER -> RIGHT_SHOULDER;
      case RIGHT_SHOULDER -> LEFT_SHOULDER;
    };
  }

  /** All joints in index order; unmodifiable, never copied. */
  public static List<PortraitJoint> all() {
    return ALL;
  }
}
