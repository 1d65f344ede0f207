package org.understudy.app.talk;

import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.RigidTransform;
import org.understudy.parametric.Rotation;

/**
 * Where the camera stands about the avatar's head: moved to the avatar's own left by the yaw, up by
 * the pitch.
 *
 * @param yawDegrees -90 to 90
 * @param pitchDegrees -60 to 60
 */
public record ViewAngle(double yawDegrees, double pitchDegrees) {
  /** Straight ahead. */
  public static final ViewAngle FRONT = new ViewAngle(0, 0);

  private static final double MOST_YAW = 90;
  private static final double MOST_PITCH = 60;

  public ViewAngle {
    if (!(Math.abs(yawDegrees) <= MOST_YAW && Math.abs(pitchDegrees) <= MOST_PITCH)) {
      throw new IllegalArgumentException(
          "a view takes a yaw within -90..90 and a pitch within -60..60 degrees, got %s,%s"
              .formatted(yawDegrees, pitchDegrees));
    }
  }

  /**
   * Reads {@code yaw,pitch}.
   *
   * @throws IllegalArgumentException saying what was expected
   */
  public static ViewAngle parse(String text) {
    String[] parts = text.split(",", -1);
    try {
      if (parts.length == 2) {
        return new ViewAngle(
            Double.parseDouble(parts[0].strip()), Double.parseDouble(parts[1].strip()));
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "a view is written yaw,pitch in degrees, such as 20,-5; got \"%s\"".formatted(text), e);
    }
    throw new IllegalArgumentException(
        "a view is written yaw,pitch in degrees, such as 20,-5; got \"%s\"".formatted(text));
  }

  /**
   * The pose as this camera sees it.
   *
   * @param pivot the point in camera space that the camera circles, [3] metres
   */
  public PortraitPose seen(PortraitPose pose, double[] pivot) {
    if (yawDegrees == 0 && pitchDegrees == 0) {
      return pose;
    }
    Rotation back =
        Rotation.ofYawPitchRoll(Math.toRadians(yawDegrees), Math.toRadians(pitchDegrees), 0)
            .transposed();
    double[] turned = back.apply(pivot[0], pivot[1], pivot[2]);
    RigidTransform orbit =
        RigidTransform.of(back, pivot[0] - turned[0], pivot[1] - turned[1], pivot[2] - turned[2]);
    return pose.withRoot(orbit.after(pose.root()));
  }
}
