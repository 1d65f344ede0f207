package org.understudy.app.guide;

import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.PortraitPose;

/**
 * The face in one picture.
 *
 * @param centreX of the box around it, pixels
 * @param centreY of the box around it, pixels
 * @param size side of the box, from above the brows to the chin, pixels
 * @param pose as tracked and smoothed, nothing calibrated
 * @param shoulders how well the worse seen of the shoulders is in the picture, 0..1
 * @param light on the face
 */
public record SeenFace(
    double centreX,
    double centreY,
    double size,
    PortraitPose pose,
    double shoulders,
    LightReading light) {
  /** How far the head is turned to the subject's own left, degrees. */
  public double yawDegrees() {
    return Math.toDegrees(pose.headRotation().toYawPitchRoll()[0]);
  }

  /** How far the head looks up, degrees. */
  public double pitchDegrees() {
    return Math.toDegrees(pose.headRotation().toYawPitchRoll()[1]);
  }

  /** The mean of two coefficients, 0..1. */
  double both(ArkitExpression one, ArkitExpression other) {
    return (pose.expression(one) + pose.expression(other)) / 2;
  }
}
