package org.understudy.trainer.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.RigidTransform;
import org.understudy.tracking.detect.Region;

class SteadyPosesTest {
  private static TrackedClip.Frame frame(long index, double yaw, double x) {
    float[] joints = new float[3 * PortraitJoint.POSED_COUNT];
    joints[3 * PortraitJoint.HEAD.posedIndex() + 1] = (float) yaw;
    PortraitPose pose =
        PortraitPose.REST.withJoints(joints).withRoot(new RigidTransform(0, 0, 0, x, 0, -0.6));
    return new TrackedClip.Frame(
        index, pose, RigidTransform.IDENTITY, new Region(1, 1, 1, 0), new float[0]);
  }

  private static double yaw(TrackedClip.Frame f) {
    return f.pose().joints()[3 * PortraitJoint.HEAD.posedIndex() + 1];
  }

  @Test
  void anEvenMotionStaysAsItIsAlsoAtTheEndsAndAtGaps() {
    List<TrackedClip.Frame> frames = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      int index = i < 6 ? i : i + 30;
      frames.add(frame(index, 0.01 * index, 0.002 * index));
    }
    List<TrackedClip.Frame> steady = SteadyPoses.of(frames);
    for (int i = 0; i < frames.size(); i++) {
      assertThat(yaw(steady.get(i))).isCloseTo(yaw(frames.get(i)), within(1e-6));
      assertThat(steady.get(i).pose().root().translationX())
          .isCloseTo(frames.get(i).pose().root().translationX(), within(1e-9));
    }
  }

  @Test
  void tremblingIsHalved() {
    Random random = new Random(4);
    List<TrackedClip.Frame> frames = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      frames.add(frame(i, 0.01 * random.nextGaussian(), 0));
    }
    double square = 0;
    for (TrackedClip.Frame f : SteadyPoses.of(frames)) {
      square += yaw(f) * yaw(f) / frames.size();
    }
    assertThat(Math.sqrt(square)).isBetween(0.004, 0.0065);
  }
}
