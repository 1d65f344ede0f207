package org.understudy.trainer.gan.render;

import java.util.List;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.RigidTransform;
import org.understudy.trainer.gan.preset.Preset;

/**
 * A camera before a bust. Camera space is {@link PinholeCamera}'s: it looks along -z, +y up.
 *
 * @param cameraToBust camera space into the bust's rest frame, metres
 * @param window the square it shows
 * @param nearMetres first sample along each ray, from the camera
 * @param farMetres last sample
 */
public record GanCamera(
    RigidTransform cameraToBust, Window window, double nearMetres, double farMetres) {
  private static final double NEAREST_METRES = 0.05;

  /**
   * A square of the plane 1 before a camera, whose middle need not be on the axis: the part of a
   * picture about a face is one.
   *
   * @param x of its middle, to the right
   * @param y of its middle, up
   * @param half half its side
   */
  public record Window(double x, double y, double half) {
    public Window {
      if (!(half > 0)) {
        throw new IllegalArgumentException("a window takes a side above 0, got half of " + half);
      }
    }

    /** What a camera with a square picture shows. */
    public static Window of(PinholeCamera camera) {
      return new Window(
          (camera.width() / 2.0 - camera.centreX()) / camera.focalPixels(),
          (camera.centreY() - camera.height() / 2.0) / camera.focalPixels(),
          camera.width() / 2.0 / camera.focalPixels());
    }
  }

  /**
   * A camera whose samples lie about a target.
   *
   * @param root transform of the bust into camera space
   * @param frame in which the target is counted, into the bust's
   * @param view the target, and how far the samples reach from it
   */
  public static GanCamera of(
      RigidTransform root, Window window, RigidTransform frame, Preset.View view) {
    List<Double> at = view.targetMetres();
    double[] target = root.after(frame).apply(at.get(0), at.get(1), at.get(2));
    double distance = length(target);
    return new GanCamera(
        root.inverse(),
        window,
        Math.max(NEAREST_METRES, distance - view.reachMetres()),
        distance + view.reachMetres());
  }

  /**
   * Where the camera is, seen from a target.
   *
   * @param frame in which target and angles are counted, into the bust's
   * @return yaw, positive to the subject's left, and pitch, positive above, radians
   */
  public double[] angles(RigidTransform frame, Preset.View view) {
    RigidTransform pose = frame.inverse().after(cameraToBust);
    List<Double> at = view.targetMetres();
    double[] from = {
      pose.translationX() - at.get(0),
      pose.translationY() - at.get(1),
      pose.translationZ() - at.get(2)
    };
    return new double[] {Math.atan2(from[0], from[2]), Math.asin(from[1] / length(from))};
  }

  private static double length(double[] v) {
    return Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
  }
}
