package org.understudy.tracking.smooth;

import java.util.SplittableRandom;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.Gaze;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.RigidTransform;
import org.understudy.parametric.Rotation;

/**
 * A person who waits: breathing at a quarter hertz, a head that is never quite still, a blink every
 * few seconds. A pure function of seed and time; immutable and safe to share.
 */
public final class IdleMotion {
  private static final double BREATHS_PER_SECOND = 0.24;
  private static final double CHEST_RISE_METRES = 0.0025;
  private static final double CHEST_PITCH = Math.toRadians(0.35);
  private static final double SHRUG = Math.toRadians(0.6);
  private static final double SWAY = Math.toRadians(1.1);
  private static final double[] SWAY_HERTZ = {0.11, 0.17, 0.073, 0.23, 0.31, 0.19};
  private static final double BLINK_SLOT_SECONDS = 4.0;
  private static final double BLINK_CLOSING_SECONDS = 0.10;
  private static final double BLINK_OPENING_SECONDS = 0.18;

  private final long seed;
  private final double[] phases = new double[SWAY_HERTZ.length];

  /** The idle motion of one seed. */
  public IdleMotion(long seed) {
    this.seed = seed;
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < phases.length; i++) {
      phases[i] = 2 * Math.PI * random.nextDouble();
    }
  }

  /**
   * The waiting person at a time.
   *
   * @param rest the pose about which the person moves
   * @param seconds time on any clock that only moves forward
   * @param timestampNanos time stamp of the result
   */
  public PortraitPose at(PortraitPose rest, double seconds, long timestampNanos) {
    double breath = Math.sin(2 * Math.PI * BREATHS_PER_SECOND * seconds);
    float[] expression = rest.expression();
    double lids = blink(seconds);
    for (ArkitExpression lid :
        new ArkitExpression[] {ArkitExpression.EYE_BLINK_LEFT, ArkitExpression.EYE_BLINK_RIGHT}) {
      int i = lid.ordinal();
      expression[i] = (float) Math.max(expression[i], lids);
    }
    float[] angles = rest.joints();
    turn(angles, PortraitJoint.NECK, sway(0, 1, seconds), 0.4);
    turn(angles, PortraitJoint.HEAD, sway(2, 3, seconds), 0.6);
    turn(angles, PortraitJoint.LEFT_COLLAR, new double[] {0, 0, SHRUG * breath}, 1);
    turn(angles, PortraitJoint.RIGHT_COLLAR, new double[] {0, 0, -SHRUG * breath}, 1);
    RigidTransform root = rest.root();
    Rotation chest = Rotation.ofAxisAngle(-CHEST_PITCH * breath, 0, 0).times(root.rotation());
    float glance = (float) (0.8 * SWAY * wave(4, seconds));
    float nod = (float) (0.5 * SWAY * wave(5, seconds));
    Gaze gaze = rest.gaze();
    return new PortraitPose(
        expression,
        angles,
        RigidTransform.of(
            chest,
            root.translationX(),
            root.translationY() + CHEST_RISE_METRES * breath,
            root.translationZ()),
        new Gaze(
            gaze.leftYaw() + glance,
            gaze.leftPitch() + nod,
            gaze.rightYaw() + glance,
            gaze.rightPitch() + nod),
        rest.confidence(),
        timestampNanos);
  }

  /** Closedness of the lids, 0 to 1: one blink in every slot, at a time the seed decides. */
  double blink(double seconds) {
    long slot = (long) Math.floor(seconds / BLINK_SLOT_SECONDS);
    double length = BLINK_CLOSING_SECONDS + BLINK_OPENING_SECONDS;
    double start =
        new SplittableRandom(seed * 31 + slot).nextDouble() * (BLINK_SLOT_SECONDS - length);
    double t = seconds - slot * BLINK_SLOT_SECONDS - start;
    if (t <= 0 || t >= length) {
      return 0;
    }
    return t < BLINK_CLOSING_SECONDS
        ? smoothStep(t / BLINK_CLOSING_SECONDS)
        : smoothStep((length - t) / BLINK_OPENING_SECONDS);
  }

  static double smoothStep(double t) {
    double u = Math.clamp(t, 0.0, 1.0);
    return u * u * (3 - 2 * u);
  }

  private double wave(int i, double seconds) {
    return Math.sin(2 * Math.PI * SWAY_HERTZ[i] * seconds + phases[i]);
  }

  private double[] sway(int pitchWave, int yawWave, double seconds) {
    return new double[] {
      SWAY * wave(pitchWave, seconds),
      SWAY * wave(yawWave, seconds),
      0.4 * SWAY * wave(5 - pitchWave, seconds)
    };
  }

  private static void turn(float[] angles, PortraitJoint joint, double[] by, double share) {
    int i = 3 * joint.posedIndex();
    double[] v =
        Rotation.ofAxisAngle(angles[i], angles[i + 1], angles[i + 2])
            .times(Rotation.ofAxisAngle(share * by[0], share * by[1], share * by[2]))
            .toAxisAngle();
    for (int axis = 0; axis < 3; axis++) {
      angles[i + axis] = (float) v[axis];
    }
  }
}
