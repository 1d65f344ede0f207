package org.understudy.trainer.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.RigidTransform;
import org.understudy.parametric.Skeleton;

class PoseAlignmentTest {
  private static final double STEP = 1e-3;
  private static final double[] REST = {0.07, 0.16, 0.05};
  private static final double[] EQUATION = {310, -120, 45};

  private static Skeleton skeleton() {
    float[] joints = {
      0, 0, 0, 0, 0.08f, 0, 0, 0.18f, 0.02f, 0.03f, 0.05f, 0, -0.03f, 0.05f, 0, 0.15f, 0.06f, 0,
      -0.15f, 0.06f, 0
    };
    return new Skeleton(joints);
  }

  private static PortraitPose pose() {
    Random random = new Random(5);
    float[] joints = new float[3 * PortraitJoint.POSED_COUNT];
    for (int i = 0; i < joints.length; i++) {
      joints[i] = 0.6f * random.nextFloat() - 0.3f;
    }
    return PortraitPose.REST
        .withJoints(joints)
        .withRoot(new RigidTransform(0.1, -0.3, 0.2, 0.04, -0.2, -0.7));
  }

  /** A place that goes with one bone, before the camera. */
  private static double[] place(Skeleton skeleton, PortraitPose pose, PortraitJoint bone) {
    float[] bones = new float[Skeleton.MATRIX_FLOATS * PortraitJoint.COUNT];
    skeleton.writeBoneTransforms(pose, bones);
    double[] bust = new double[3];
    for (int k = 0; k < 3; k++) {
      int at = Skeleton.MATRIX_FLOATS * bone.ordinal() + 4 * k;
      bust[k] = bones[at + 3];
      for (int c = 0; c < 3; c++) {
        bust[k] += bones[at + c] * REST[c];
      }
    }
    return pose.root().apply(bust[0], bust[1], bust[2]);
  }

  /** The bone itself and all joints it hangs on carry it along. */
  private static double[] carried(PortraitJoint bone) {
    double[] out = new double[PortraitJoint.COUNT];
    for (int j = bone.ordinal(); j >= 0; j = PortraitJoint.all().get(j).parentIndex()) {
      out[j] = 1;
    }
    return out;
  }

  @ParameterizedTest
  @EnumSource(PortraitJoint.class)
  void aRowIsTheSlopeOfAnEquationByEveryUnknown(PortraitJoint bone) {
    Skeleton skeleton = skeleton();
    PortraitPose pose = pose();
    double[] row = new double[PoseAlignment.UNKNOWNS];
    double[] at = place(skeleton, pose, bone);
    PoseAlignment.row(PoseAlignment.levers(skeleton, pose), carried(bone), at, EQUATION, row);
    for (int u = 0; u < row.length; u++) {
      double[] forward = new double[row.length];
      double[] backward = new double[row.length];
      forward[u] = STEP;
      backward[u] = -STEP;
      double[] to = place(skeleton, PoseAlignment.moved(pose, forward), bone);
      double[] from = place(skeleton, PoseAlignment.moved(pose, backward), bone);
      double slope = 0;
      for (int k = 0; k < 3; k++) {
        slope += EQUATION[k] * (to[k] - from[k]) / (2 * STEP);
      }
      assertThat(row[u]).as("unknown %d", u).isCloseTo(slope, within(0.1));
    }
  }
}
