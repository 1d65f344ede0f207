package org.understudy.trainer.dataset;

import static org.understudy.parametric.ArkitExpression.BROW_DOWN_LEFT;
import static org.understudy.parametric.ArkitExpression.BROW_INNER_UP;
import static org.understudy.parametric.ArkitExpression.BROW_OUTER_UP_LEFT;
import static org.understudy.parametric.ArkitExpression.CHEEK_SQUINT_LEFT;
import static org.understudy.parametric.ArkitExpression.EYE_BLINK_LEFT;
import static org.understudy.parametric.ArkitExpression.EYE_SQUINT_LEFT;
import static org.understudy.parametric.ArkitExpression.EYE_WIDE_LEFT;
import static org.understudy.parametric.ArkitExpression.JAW_OPEN;
import static org.understudy.parametric.ArkitExpression.MOUTH_FROWN_LEFT;
import static org.understudy.parametric.ArkitExpression.MOUTH_FUNNEL;
import static org.understudy.parametric.ArkitExpression.MOUTH_LOWER_DOWN_LEFT;
import static org.understudy.parametric.ArkitExpression.MOUTH_PUCKER;
import static org.understudy.parametric.ArkitExpression.MOUTH_SMILE_LEFT;
import static org.understudy.parametric.ArkitExpression.MOUTH_STRETCH_LEFT;
import static org.understudy.parametric.ArkitExpression.MOUTH_UPPER_UP_LEFT;

import java.util.random.RandomGenerator;
import org.understudy.avatar.Framing;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.Gaze;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.RigidTransform;
import org.understudy.parametric.Rotation;

/**
 * States as portraits and talks show them: mostly from near the front (deviations of 0.3 rad to the
 * sides and 0.13 rad up and down), smiling or talking, with a blink now and then.
 */
final class RandomPoses {
  private static final double YAW = 0.3;
  private static final double PITCH = 0.13;
  private static final double ROLL = 0.045;
  private static final double FARTHEST = 2.6;

  /** Deviations of neck, head, collars and shoulders about each axis, radians. */
  private static final double[] JOINTS = {0.09, 0.11, 0.035, 0.035, 0.05, 0.05};

  private final RandomGenerator random;

  RandomPoses(RandomGenerator random) {
    this.random = random;
  }

  /**
   * A state.
   *
   * @param framing where the usual picture is taken from
   * @param pivotHeight height of the point that views turn about, bust rest frame, metres
   */
  PortraitPose draw(Framing framing, double pivotHeight) {
    Rotation turn = Rotation.ofYawPitchRoll(deviation(YAW), deviation(PITCH), deviation(ROLL));
    RigidTransform usual = framing.root();
    double[] at = usual.apply(0, pivotHeight, 0);
    double[] turned = turn.apply(0, pivotHeight, 0);
    double nearer = 1 + deviation(0.02);
    RigidTransform root =
        RigidTransform.of(
            turn,
            at[0] - turned[0] + deviation(0.006),
            at[1] - turned[1] + deviation(0.006),
            at[2] * nearer - turned[2]);
    return PortraitPose.REST
        .withRoot(root)
        .withExpression(expression())
        .withJoints(joints())
        .withGaze(gaze());
  }

  private double deviation(double sigma) {
    return sigma * Math.clamp(random.nextGaussian(), -FARTHEST, FARTHEST);
  }

  private float[] joints() {
    float[] out = new float[3 * JOINTS.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) deviation(JOINTS[i / 3]);
    }
    return out;
  }

  private float[] expression() {
    float[] out = new float[ArkitExpression.COUNT];
    both(out, MOUTH_SMILE_LEFT, random.nextDouble(-0.35, 0.8));
    double kind = random.nextDouble();
    if (kind < 0.5) {
      talk(out);
    } else if (kind < 0.62) {
      both(out, MOUTH_FROWN_LEFT, random.nextDouble(0.1, 0.7));
    }
    both(out, CHEEK_SQUINT_LEFT, 0.7 * out[MOUTH_SMILE_LEFT.ordinal()]);
    brows(out);
    lids(out);
    if (random.nextDouble() < 0.35) {
      ArkitExpression any = ArkitExpression.all().get(random.nextInt(ArkitExpression.COUNT - 1));
      set(out, any, random.nextDouble(0.1, 0.8));
    }
    return out;
  }

  private void talk(float[] out) {
    set(out, JAW_OPEN, 0.75 * Math.pow(random.nextDouble(), 1.3));
    switch (random.nextInt(4)) {
      case 0 -> {
        set(out, MOUTH_FUNNEL, random.nextDouble(0, 0.7));
        set(out, MOUTH_PUCKER, random.nextDouble(-0.2, 0.7));
      }
      case 1 -> both(out, MOUTH_STRETCH_LEFT, random.nextDouble(0, 0.5));
      default -> {
        both(out, MOUTH_LOWER_DOWN_LEFT, random.nextDouble(-0.1, 0.5));
        both(out, MOUTH_UPPER_UP_LEFT, random.nextDouble(-0.2, 0.45));
      }
    }
  }

  private void brows(float[] out) {
    double kind = random.nextDouble();
    if (kind < 0.25) {
      set(out, BROW_INNER_UP, random.nextDouble(0, 0.8));
      both(out, BROW_OUTER_UP_LEFT, random.nextDouble(-0.2, 0.8));
    } else if (kind < 0.4) {
      both(out, BROW_DOWN_LEFT, random.nextDouble(0, 0.9));
    }
  }

  private void lids(float[] out) {
    double kind = random.nextDouble();
    if (kind < 0.1) {
      both(out, EYE_BLINK_LEFT, random.nextDouble(0.75, 1));
    } else if (kind < 0.3) {
      both(out, EYE_BLINK_LEFT, random.nextDouble(0, 0.6));
    } else if (kind < 0.45) {
      both(out, EYE_SQUINT_LEFT, random.nextDouble(0, 0.8));
    } else if (kind < 0.55) {
      both(out, EYE_WIDE_LEFT, random.nextDouble(0, 0.7));
    }
  }

  private void both(float[] out, ArkitExpression left, double value) {
    double lean = Math.exp(0.12 * random.nextGaussian());
    set(out, left, value * lean);
    set(out, left.mirrored(), value / lean);
  }

  private static void set(float[] out, ArkitExpression which, double value) {
    out[which.ordinal()] = (float) Math.clamp(value, 0, 1);
  }

  private Gaze gaze() {
    float yaw = (float) deviation(0.16);
    float pitch = (float) deviation(0.09);
    return new Gaze(yaw, pitch, yaw, pitch);
  }
}
