package org.understudy.avatar;

import java.util.Random;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.Gaze;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.RigidTransform;
import org.understudy.parametric.Rotation;

/** Poses a tracker could give, from a seed. */
public final class RandomPoses {
  private RandomPoses() {}

  /**
   * A pose around a framing.
   *
   * @param strength 1 for lively talk (head turns up to about 40 degrees), 0 for rest
   */
  public static PortraitPose next(Random random, Framing framing, double strength) {
    float[] expression = new float[ArkitExpression.COUNT];
    for (int e = 0; e < expression.length; e++) {
      expression[e] =
          (float) (random.nextInt(4) == 0 ? Math.min(1, strength * random.nextDouble()) : 0);
    }
    float[] joints = new float[3 * PortraitJoint.POSED_COUNT];
    for (int i = 0; i < joints.length; i++) {
      joints[i] = (float) (strength * (i < 6 ? .15 : .06) * random.nextGaussian());
    }
    joints[4] = (float) (strength * .35 * random.nextGaussian());
    RigidTransform shift =
        RigidTransform.of(
            Rotation.ofAxisAngle(
                strength * .04 * random.nextGaussian(),
                strength * .1 * random.nextGaussian(),
                strength * .04 * random.nextGaussian()),
            strength * .02 * random.nextGaussian(),
            strength * .02 * random.nextGaussian(),
            strength * .03 * random.nextGaussian());
    RigidTransform root = framing.root();
    RigidTransform placed =
        RigidTransform.of(
            shift.rotation().times(root.rotation()),
            root.translationX() + shift.translationX(),
            root.translationY() + shift.translationY(),
            root.translationZ() + shift.translationZ());
    Gaze gaze =
        new Gaze(
            (float) (strength * .25 * random.nextGaussian()),
            (float) (strength * .15 * random.nextGaussian()),
            (float) (strength * .25 * random.nextGaussian()),
            (float) (strength * .15 * random.nextGaussian()));
    return new PortraitPose(expression, joints, placed, gaze, 1, 0);
  }
}
