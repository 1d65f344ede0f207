package org.understudy.avatar.device;

/**
 * Where things lie in the block of numbers that goes to a device with every frame; what depends on
 * the avatar follows, see {@link SceneLayout#POSE_FEATURES} and its neighbours.
 */
public final class PoseLayout {
  /** [52] coefficient minus canonical coefficient. */
  public static final int COEFFICIENTS = 0;

  /** Focal length, pixels, and the camera's centre. */
  public static final int FOCAL = 52;

  public static final int CENTRE_X = 53;
  public static final int CENTRE_Y = 54;

  /** [7][12] row-major 3x4, canonical bust to camera. */
  public static final int BONES = 55;

  /** [7][12] the same without the root. */
  public static final int TURNS = BONES + 84;

  /** [3][9] light. */
  public static final int LIGHT = TURNS + 84;

  /** [7][3][9] light as each joint's frame meets it. */
  public static final int TURNED_LIGHT = LIGHT + 27;

  /** Numbers of these sections together. */
  public static final int FIXED = TURNED_LIGHT + 189;

  private PoseLayout() {}
}
