package org.understudy.trainer.gan.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.RigidTransform;
import org.understudy.parametric.Rotation;
import org.understudy.parametric.Skeleton;
import org.understudy.trainer.gan.preset.Preset;
import org.understudy.trainer.gan.regress.FaceWindow;
import org.understudy.trainer.gan.render.GanCamera;
import org.understudy.trainer.gan.render.RayBundle;
import org.understudy.trainer.gan.tensor.Placement;

class ViewpointTest extends GanTestCase {
  private static final double FIELD_OF_VIEW = 20;

  private final Preset.Rendering rendering = fixture.preset.rendering();
  private final Skeleton skeleton = fixture.bust.skeleton(fixture.codes(1, 2).shape()[0]);
  private final PortraitPose pose =
      PortraitPose.REST
          .withJoints(fixture.codes(1, 3).joints()[0])
          .withRoot(RigidTransform.of(Rotation.ofYawPitchRoll(0.4, 0.1, 0.2), 0.03, -0.2, -1.25));

  ViewpointTest() throws IOException {
    super(Placement.doublePrecision("cpu"));
  }

  /** Where rays of a camera meet a plane before the real camera, in pixels of the portrait. */
  private double[] pixels(GanCamera camera, int size, PinholeCamera portrait) {
    Tensor directions = RayBundle.of(List.of(camera), size, 2, placement).directions();
    double[] d = Placement.read(directions);
    double[] out = new double[2 * size * size];
    Rotation toCamera = pose.root().rotation();
    for (int i = 0; i < size * size; i++) {
      double[] seen = toCamera.apply(d[3 * i], d[3 * i + 1], d[3 * i + 2]);
      out[2 * i] = portrait.projectX(seen[0], seen[2]);
      out[2 * i + 1] = portrait.projectY(seen[1], seen[2]);
    }
    return out;
  }

  @Test
  void camerasShowThePortraitAndTheWindowThatFacesAreCutAt() {
    int size = 4;
    Viewpoint viewpoint = Viewpoint.of(skeleton, pose, FIELD_OF_VIEW, rendering);
    PinholeCamera portrait = PinholeCamera.ofVerticalFieldOfView(FIELD_OF_VIEW, 256, 256);
    FaceWindow window = FaceWindow.of(skeleton, pose, portrait);
    double[] whole = pixels(viewpoint.portrait(), size, portrait);
    double[] face = pixels(viewpoint.face(), size, portrait);
    for (int i = 0; i < size * size; i++) {
      double column = (i % size + 0.5) / size;
      double row = (Math.floorDiv(i, size) + 0.5) / size;
      assertThat(whole[2 * i]).isCloseTo(256 * column, within(1e-6));
      assertThat(whole[2 * i + 1]).isCloseTo(256 * row, within(1e-6));
      assertThat(face[2 * i])
          .isCloseTo(window.centreX() + window.side() * (column - 0.5), within(1e-6));
      assertThat(face[2 * i + 1])
          .isCloseTo(window.centreY() + window.side() * (row - 0.5), within(1e-6));
    }
  }

  @Test
  void samplesLieAboutTheTargetAndAnglesAreThoseOfTheCamera() {
    Viewpoint viewpoint = Viewpoint.of(skeleton, pose, FIELD_OF_VIEW, rendering);
    RigidTransform head = skeleton.jointToCamera(pose, PortraitJoint.HEAD);
    List<Double> at = rendering.face().targetMetres();
    double[] target = head.apply(at.get(0), at.get(1), at.get(2));
    double distance = Math.hypot(Math.hypot(target[0], target[1]), target[2]);
    assertThat(viewpoint.face().nearMetres()).isCloseTo(distance - 0.16, within(1e-9));
    assertThat(viewpoint.face().farMetres()).isCloseTo(distance + 0.16, within(1e-9));
    Viewpoint ahead =
        Viewpoint.of(
            skeleton,
            PortraitPose.REST.withRoot(new RigidTransform(0, 0, 0, 0, -0.19, -1.2)),
            FIELD_OF_VIEW,
            rendering);
    assertThat(ahead.portraitAngles()).containsExactly(new double[] {0, 0}, within(1e-9));
    // turned to their own left, the subject is seen from their right
    Viewpoint turned =
        Viewpoint.of(
            skeleton,
            PortraitPose.REST.withRoot(
                RigidTransform.of(Rotation.ofYawPitchRoll(0.3, 0, 0), 0, -0.19, -1.2)),
            FIELD_OF_VIEW,
            rendering);
    assertThat(turned.portraitAngles()[0]).isBetween(-0.32, -0.28);
    assertThat(turned.faceAngles()[0]).isBetween(-0.35, -0.2);
  }
}
