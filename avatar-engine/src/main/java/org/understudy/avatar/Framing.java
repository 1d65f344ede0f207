package org.understudy.avatar;

import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.RigidTransform;

/**
 * Where an avatar's usual picture is taken from.
 *
 * @param root transform of the bust rest frame into camera space that shows the person facing the
 *     camera and well placed in the picture
 * @param verticalFieldOfViewDegrees of the camera, between 0 and 170
 */
public record Framing(RigidTransform root, double verticalFieldOfViewDegrees) {

  public Framing {
    if (!(verticalFieldOfViewDegrees > 0 && verticalFieldOfViewDegrees < 170)) {
      throw new IllegalArgumentException(
          "a field of view lies between 0 and 170 degrees, got " + verticalFieldOfViewDegrees);
    }
    if (!(root.translationZ() < 0)) {
      throw new IllegalArgumentException(
          "a framing places the bust in front of the camera (z < 0), got z = "
              + root.translationZ());
    }
  }

  /** The camera of this framing for a picture size in pixels. */
  public PinholeCamera camera(int width, int height) {
    return PinholeCamera.ofVerticalFieldOfView(verticalFieldOfViewDegrees, width, height);
  }
}
