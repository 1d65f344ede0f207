package org.understudy.parametric;

/**
 * Directions of both eyes relative to the head, in radians: yaw to the subject's own left, pitch
 * up. Straight ahead is zero.
 */
public record Gaze(float leftYaw, float leftPitch, float rightYaw, float rightPitch) {
  /** Both eyes straight ahead. */
  public static final Gaze AHEAD = new Gaze(0, 0, 0, 0);

  public Gaze {
    if (!Float.isFinite(leftYaw + leftPitch + rightYaw + rightPitch)) {
      throw new IllegalArgumentException(
          "a gaze takes finite angles, got left (%s, %s), right (%s, %s)"
              .formatted(leftYaw, leftPitch, rightYaw, rightPitch));
    }
  }
}
