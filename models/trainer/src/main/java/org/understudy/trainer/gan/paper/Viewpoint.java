package org.understudy.trainer.gan.paper;

import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.understudy.parametric.BustModel;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.RigidTransform;
import org.understudy.parametric.Skeleton;
import org.understudy.trainer.dataset.PortraitCodes;
import org.understudy.trainer.gan.preset.Preset;
import org.understudy.trainer.gan.regress.FaceWindow;
import org.understudy.trainer.gan.render.GanCamera;
import org.understudy.trainer.gan.tensor.Placement;

/**
 * The two cameras before a person (paper, section 3.4). The face camera stands where the portrait
 * camera stands and shows the part of its picture that {@link FaceWindow} tells, so that its
 * pictures show what faces cut out of real portraits show, neither cut nor scaled.
 *
 * @param portrait the whole picture
 * @param face the square about the deformed head
 * @param portraitAngles yaw and pitch of the camera about the bust, radians
 * @param faceAngles yaw and pitch of the camera about the head, radians
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
record Viewpoint(GanCamera portrait, GanCamera face, double[] portraitAngles, double[] faceAngles) {

  /** Where a portrait of a set was taken from. */
  static Viewpoint of(BustModel bust, PortraitCodes codes, Preset.Rendering rendering) {
    return of(
        bust.skeleton(codes.shape()), codes.pose(), codes.verticalFieldOfViewDegrees(), rendering);
  }

  /**
   * Where a person is seen from.
   *
   * @param skeleton of the person
   * @param pose whose root is the place before the camera
   */
  static Viewpoint of(
      Skeleton skeleton, PortraitPose pose, double fieldOfViewDegrees, Preset.Rendering rendering) {
    RigidTransform root = pose.root();
    RigidTransform head = skeleton.jointToBust(pose, PortraitJoint.HEAD);
    // of any size: windows are told in parts of the distance
    PinholeCamera camera = PinholeCamera.ofVerticalFieldOfView(fieldOfViewDegrees, 1, 1);
    PinholeCamera faceCamera = FaceWindow.of(skeleton, pose, camera).camera(camera, 1);
    GanCamera portrait =
        GanCamera.of(
            root, GanCamera.Window.of(camera), RigidTransform.IDENTITY, rendering.portrait());
    GanCamera face = GanCamera.of(root, GanCamera.Window.of(faceCamera), head, rendering.face());
    return new Viewpoint(
        portrait,
        face,
        portrait.angles(RigidTransform.IDENTITY, rendering.portrait()),
        face.angles(head, rendering.face()));
  }

  /** [B, 2] angles about busts. */
  static Tensor portraitAngles(List<Viewpoint> viewpoints, Placement placement) {
    return rows(viewpoints.stream().map(Viewpoint::portraitAngles).toList(), placement);
  }

  /** [B, 2] angles about heads. */
  static Tensor faceAngles(List<Viewpoint> viewpoints, Placement placement) {
    return rows(viewpoints.stream().map(Viewpoint::faceAngles).toList(), placement);
  }

  private static Tensor rows(List<double[]> angles, Placement placement) {
    return placement.of(
        angles.stream().flatMapToDouble(Arrays::stream).toArray(), angles.size(), 2);
  }
}
