package org.understudy.trainer.gan.render;

import java.util.List;
import org.understudy.parametric.RigidTransform;
import org.understudy.parametric.Rotation;
import org.understudy.trainer.gan.preset.Preset;

/**
 * A camera about a bust. Camera space is {@link org.understudy.parametric.PinholeCamera}'s: it
 * looks along -z, +y up.
 *
 * @param cameraToBust camera space into the bust's rest frame, metres
 * @param fieldOfViewDegrees of the square picture
 * @param nearMetres first sample along each ray, from the camera
 * @param farMetres last sample
 */
public record GanCamera(
    RigidTransform cameraToBust, double fieldOfViewDegrees, double nearMetres, double farMetres) {

  /**
   * The camera of the whole portrait.
   *
   * @param yaw radians; positive moves the camera to the subject's left
   * @param pitch radians; positive raises it
   */
  public static GanCamera portrait(Preset.Camera camera, double yaw, double pitch) {
    return about(camera, RigidTransform.IDENTITY, yaw, pitch);
  }

  /**
   * The camera of the face (paper, section 3.4): it goes with the deformed head and has, in the
   * head's frame, the coordinates that generators of heads alone use.
   *
   * @param headToBust frame of the deformed head joint into the bust's, from {@link
   *     org.understudy.parametric.Skeleton#jointToBust}
   * @param yaw radians from straight before the face
   * @param pitch radians
   */
  public static GanCamera face(
      Preset.Camera camera, RigidTransform headToBust, double yaw, double pitch) {
    return about(camera, headToBust, yaw, pitch);
  }

  private static GanCamera about(
      Preset.Camera camera, RigidTransform frame, double yaw, double pitch) {
    Rotation turn = Rotation.ofAxisAngle(0, yaw, 0).times(Rotation.ofAxisAngle(-pitch, 0, 0));
    double[] back = turn.apply(0, 0, camera.distanceMetres());
    List<Double> target = camera.targetMetres();
    RigidTransform pose =
        RigidTransform.of(
            turn, target.get(0) + back[0], target.get(1) + back[1], target.get(2) + back[2]);
    return new GanCamera(
        frame.after(pose), camera.fieldOfViewDegrees(), camera.nearMetres(), camera.farMetres());
  }
}
