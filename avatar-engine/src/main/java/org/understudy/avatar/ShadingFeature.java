package org.understudy.avatar;

import org.understudy.parametric.ArkitExpression;

/**
 * What of a pose changes the light on a portrait beside the turn of its normals: the head shades
 * neck and shoulders, an open jaw the throat, a smile the cheeks. A vertex answers linearly to each
 * (precomputed radiance transfer of the first order, after Sloan et al. 2002, by pose instead of by
 * light).
 */
public enum ShadingFeature {
  /** Radians by which neck and head together turn to the subject's left. */
  TURN_LEFT,
  /** Radians to the right. */
  TURN_RIGHT,
  /** Radians down. */
  LOOK_DOWN,
  /** Radians up. */
  LOOK_UP,
  /** Radians by which the head tilts to the subject's right shoulder. */
  TILT_RIGHT,
  /** Radians to the left shoulder. */
  TILT_LEFT,
  /** The coefficient of the jaw. */
  JAW_OPEN,
  /** Mean coefficient of the smile. */
  SMILE;

  /** Number of features. */
  public static final int COUNT = values().length;

  private static final int JAW = ArkitExpression.JAW_OPEN.ordinal();
  private static final int LEFT = ArkitExpression.MOUTH_SMILE_LEFT.ordinal();
  private static final int RIGHT = ArkitExpression.MOUTH_SMILE_RIGHT.ordinal();

  /**
   * Reads the features of a pose; allocates nothing.
   *
   * @param joints [6][3] rotations as in {@link org.understudy.parametric.PortraitPose}, neck and
   *     head first, radians
   * @param jaw coefficient of the open jaw
   * @param smile mean coefficient of the smile
   * @param out [{@link #COUNT}] overwritten, each at least 0
   */
  public static void read(float[] joints, float jaw, float smile, float[] out) {
    for (int axis = 0; axis < 3; axis++) {
      // right-handed: about x the face goes down, about y to its left, about z to its right
      // shoulder
      float angle = joints[axis] + joints[3 + axis];
      int first =
          axis == 0 ? LOOK_DOWN.ordinal() : axis == 1 ? TURN_LEFT.ordinal() : TILT_RIGHT.ordinal();
      out[first] = Math.max(0, angle);
      out[first + 1] = Math.max(0, -angle);
    }
    out[JAW_OPEN.ordinal()] = jaw;
    out[SMILE.ordinal()] = smile;
  }

  /** The same of expression coefficients, [52]. */
  public static void read(float[] joints, float[] expression, float[] out) {
    read(joints, expression[JAW], (expression[LEFT] + expression[RIGHT]) / 2, out);
  }
}
