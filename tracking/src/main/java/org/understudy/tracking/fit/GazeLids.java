package org.understudy.tracking.fit;

import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.Gaze;

/**
 * The eyeLook coefficients that belong to a gaze: the shapes carry the lids, the eyeballs turn by
 * the angles themselves, and one always follows the other.
 */
public final class GazeLids {
  /** Yaw at which eyeLookIn or eyeLookOut is at full strength, radians. */
  public static final double FULL_YAW = Math.toRadians(35);

  /** Pitch at which eyeLookUp is at full strength, radians. */
  public static final double FULL_UP = Math.toRadians(25);

  /** Pitch at which eyeLookDown is at full strength, radians. */
  public static final double FULL_DOWN = Math.toRadians(30);

  private GazeLids() {}

  /**
   * Writes the eight eyeLook coefficients of a gaze.
   *
   * @param expression [52] coefficients, of which eight are overwritten
   */
  public static void write(Gaze gaze, float[] expression) {
    double[] x = new double[ArkitExpression.COUNT];
    double[] angles = {gaze.leftYaw(), gaze.leftPitch(), gaze.rightYaw(), gaze.rightPitch()};
    write(angles, x);
    for (ArkitExpression e : ArkitExpression.all()) {
      if (follows(e)) {
        expression[e.ordinal()] = (float) x[e.ordinal()];
      }
    }
  }

  /** Whether a coefficient is one of the eight that follow the gaze. */
  public static boolean follows(ArkitExpression expression) {
    return expression.arkitName().startsWith("eyeLook");
  }

  /** Writes the coefficients of left yaw, left pitch, right yaw, right pitch. */
  static void write(double[] gaze, double[] x) {
    double left = gaze[0] / FULL_YAW;
    double right = gaze[2] / FULL_YAW;
    set(x, ArkitExpression.EYE_LOOK_OUT_LEFT, left);
    set(x, ArkitExpression.EYE_LOOK_IN_LEFT, -left);
    set(x, ArkitExpression.EYE_LOOK_OUT_RIGHT, -right);
    set(x, ArkitExpression.EYE_LOOK_IN_RIGHT, right);
    set(x, ArkitExpression.EYE_LOOK_UP_LEFT, gaze[1] / FULL_UP);
    set(x, ArkitExpression.EYE_LOOK_UP_RIGHT, gaze[3] / FULL_UP);
    set(x, ArkitExpression.EYE_LOOK_DOWN_LEFT, -gaze[1] / FULL_DOWN);
    set(x, ArkitExpression.EYE_LOOK_DOWN_RIGHT, -gaze[3] / FULL_DOWN);
  }

  private static void set(double[] x, ArkitExpression which, double value) {
    x[which.ordinal()] = Math.clamp(value, 0.0, 1.0);
  }
}
