package org.understudy.parametric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SkeletonTest {
  private static final Skeleton SKELETON =
      new Skeleton(
          new float[] {
            0, 0, 0, 0, 0.15f, 0, 0, 0.25f, 0.02f, 0.05f, 0.1f, 0, -0.05f, 0.1f, 0, 0.18f, 0.12f, 0,
            -0.18f, 0.12f, 0
          });

  @Test
  void atRestEveryBoneTransformIsTheIdentity() {
    float[] bones = new float[Skeleton.MATRIX_FLOATS * PortraitJoint.COUNT];
    SKELETON.writeBoneTransforms(PortraitPose.REST, bones);
    float[] identity = {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0};
    for (int i = 0; i < bones.length; i++) {
      assertThat(bones[i]).isCloseTo(identity[i % 12], within(1e-6f));
    }
  }

  @Test
  void theNeckCarriesTheHeadAndLeavesTheShouldersAlone() {
    float[] joints = new float[18];
    joints[2] = (float) Math.PI / 2;
    PortraitPose tilted = PortraitPose.REST.withJoints(joints).withRoot(RigidTransform.IDENTITY);
    assertThat(SKELETON.jointInCamera(tilted, PortraitJoint.HEAD))
        .containsExactly(new double[] {-0.1, 0.15, 0.02}, within(1e-6));
    assertThat(SKELETON.jointInCamera(tilted, PortraitJoint.LEFT_SHOULDER))
        .containsExactly(new double[] {0.18, 0.12, 0}, within(1e-6));
  }
}
