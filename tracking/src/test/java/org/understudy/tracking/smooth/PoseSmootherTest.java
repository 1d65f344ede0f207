package org.understudy.tracking.smooth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.RigidTransform;
import org.understudy.parametric.Skeleton;

class PoseSmootherTest {
  private static final Skeleton SKELETON =
      new Skeleton(
          new float[] {
            0, 0, 0, 0, 0.15f, 0, 0, 0.25f, 0.02f, 0.05f, 0.1f, 0, -0.05f, 0.1f, 0, 0.18f, 0.12f, 0,
            -0.18f, 0.12f, 0
          });

  @Test
  void aConstantPoseStaysWhatItIs() {
    float[] angles = new float[18];
    for (int i = 0; i < angles.length; i++) {
      angles[i] = 0.02f * i - 0.1f;
    }
    PortraitPose pose =
        PortraitPose.REST
            .withJoints(angles)
            .withRoot(new RigidTransform(0.1, -0.2, 0.05, 0.1, 0, -0.7));
    PoseSmoother smoother = new PoseSmoother(SKELETON, SmoothingSettings.DEFAULT);
    PortraitPose out = pose;
    for (int i = 0; i < 10; i++) {
      out = smoother.smooth(pose.withTimestampNanos(i * 33_000_000L));
    }
    for (int i = 0; i < 18; i++) {
      assertThat(out.joints()[i]).isCloseTo(angles[i], within(1e-5f));
    }
    assertThat(out.root().translationY()).isCloseTo(0, within(1e-6));
  }

  @Test
  void aRestlessTorsoDoesNotMoveTheHead() {
    PoseSmoother smoother = new PoseSmoother(SKELETON, SmoothingSettings.DEFAULT);
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 60; i++) {
      // the root trembles, the head joint undoes it: the head itself is still
      double tremble = 0.1 * (random.nextDouble() - 0.5);
      float[] angles = new float[18];
      angles[3 * PortraitJoint.HEAD.posedIndex() + 1] = (float) -tremble;
      PortraitPose pose =
          PortraitPose.REST
              .withJoints(angles)
              .withRoot(new RigidTransform(0, tremble, 0, 0, 0, -0.6))
              .withTimestampNanos(i * 33_000_000L);
      double[] place = SKELETON.jointInCamera(pose, PortraitJoint.HEAD);
      PortraitPose still =
          pose.withRoot(
              new RigidTransform(
                  0, tremble, 0, -place[0], 0.25 - place[1], -0.6 - (place[2] + 0.6)));
      PortraitPose out = smoother.smooth(still);
      assertThat(out.headRotation().toAxisAngle()).containsExactly(new double[3], within(1e-6));
      assertThat(SKELETON.jointInCamera(out, PortraitJoint.HEAD))
          .containsExactly(new double[] {0, 0.25, -0.6}, within(1e-6));
    }
  }
}
