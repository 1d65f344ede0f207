package org.understudy.avatar;

import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.PortraitJoint;

/**
 * What of a pose changes the light on a portrait beside the turn of its normals: the head shades
 * neck and shoulders, an open jaw the throat, a smile the cheeks; and what shines, hair above all,
 * shines elsewhere when it is seen from elsewhere. A vertex answers linearly to each (precomputed
 * radiance transfer of the first order, after Sloan et al. 2002, by pose instead of by light; a
 * surface light field in a few numbers, after Wood et al. 2000). All are 0 at rest, seen from
 * straight ahead.
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
  SMILE,
  /** How far the camera is to the subject's left: that coordinate of the unit vector to it. */
  SEEN_FROM_LEFT,
  /** How far it is to the right. */
  SEEN_FROM_RIGHT,
  /** How far it is above the head. */
  SEEN_FROM_ABOVE,
  /** How far it is below. */
  SEEN_FROM_BELOW,
  /** What {@link #SEEN_FROM_LEFT} is beyond one half, 30 degrees. */
  SEEN_FROM_FAR_LEFT,
  /** What {@link #SEEN_FROM_RIGHT} is beyond one half. */
  SEEN_FROM_FAR_RIGHT,
  /** Mean coefficient of the lowered brows, whose folds are dark. */
  BROWS_DOWN,
  /** Mean coefficient of the raised brows, inner and outer. */
  BROWS_UP;

  /** Number of features. */
  public static final int COUNT = values().length;

  /** Features that files of version 2 know: those before {@link #SEEN_FROM_LEFT}. */
  public static final int OF_POSE = SEEN_FROM_LEFT.ordinal();

  private static final float FAR = 0.5f;
  private static final float SMALLEST_SQUARE = 1e-12f;
  private static final int HEAD = 3 * PortraitJoint.HEAD.ordinal();

  private static final int JAW = ArkitExpression.JAW_OPEN.ordinal();
  private static final int LEFT = ArkitExpression.MOUTH_SMILE_LEFT.ordinal();
  private static final int RIGHT = ArkitExpression.MOUTH_SMILE_RIGHT.ordinal();

  private static final int DOWN_LEFT = ArkitExpression.BROW_DOWN_LEFT.ordinal();
  private static final int DOWN_RIGHT = ArkitExpression.BROW_DOWN_RIGHT.ordinal();
  private static final int INNER_UP = ArkitExpression.BROW_INNER_UP.ordinal();
  private static final int UP_LEFT = ArkitExpression.BROW_OUTER_UP_LEFT.ordinal();
  private static final int UP_RIGHT = ArkitExpression.BROW_OUTER_UP_RIGHT.ordinal();

  private static final ShadingFeature[] ALL = values();

  /** The feature with an ordinal number; allocates nothing. */
  public static ShadingFeature at(int ordinal) {
    return ALL[ordinal];
  }

  /**
   * Reads the features of a pose; allocates nothing.
   *
   * @param joints [6][3] rotations as in {@link org.understudy.parametric.PortraitPose}, neck and
   *     head first, radians
   * @param expression [52] coefficients
   * @param view [3] as from {@link #view}
   * @param out [{@link #COUNT}] overwritten, each at least 0
   */
  public static void read(float[] joints, float[] expression, float[] view, float[] out) {
    for (int axis = 0; axis < 3; axis++) {
      // right-handed: about x the face goes down, about y to its left, about z to its right
      // shoulder
      float angle = joints[axis] + joints[3 + axis];
      int first =
          axis == 0 ? LOOK_DOWN.ordinal() : axis == 1 ? TURN_LEFT.ordinal() : TILT_RIGHT.ordinal();
      out[first] = Math.max(0, angle);
      out[first + 1] = Math.max(0, -angle);
    }
    out[JAW_OPEN.ordinal()] = expression[JAW];
    out[SMILE.ordinal()] = (expression[LEFT] + expression[RIGHT]) / 2;
    out[SEEN_FROM_LEFT.ordinal()] = Math.max(0, view[0]);
    out[SEEN_FROM_RIGHT.ordinal()] = Math.max(0, -view[0]);
    out[SEEN_FROM_ABOVE.ordinal()] = Math.max(0, view[1]);
    out[SEEN_FROM_BELOW.ordinal()] = Math.max(0, -view[1]);
    out[SEEN_FROM_FAR_LEFT.ordinal()] = Math.max(0, view[0] - FAR);
    out[SEEN_FROM_FAR_RIGHT.ordinal()] = Math.max(0, -view[0] - FAR);
    out[BROWS_DOWN.ordinal()] = (expression[DOWN_LEFT] + expression[DOWN_RIGHT]) / 2;
    float outer = (expression[UP_LEFT] + expression[UP_RIGHT]) / 2;
    out[BROWS_UP.ordinal()] = (expression[INNER_UP] + outer) / 2;
  }

  /**
   * Where a bust is seen from: the unit vector from its head's rest place to the camera, in the
   * bust frame; allocates nothing.
   *
   * @param root [12] row-major 3x4, bust frame to camera space
   * @param rest [7][3] rest positions of the joints, metres
   * @param out [3] overwritten
   */
  public static void view(float[] root, float[] rest, float[] out) {
    float square = 0;
    for (int axis = 0; axis < 3; axis++) {
      float camera = -(root[axis] * root[3] + root[4 + axis] * root[7] + root[8 + axis] * root[11]);
      out[axis] = camera - rest[HEAD + axis];
      square += out[axis] * out[axis];
    }
    float scale = 1 / (float) Math.sqrt(Math.max(SMALLEST_SQUARE, square));
    for (int axis = 0; axis < 3; axis++) {
      out[axis] *= scale;
    }
  }
}
