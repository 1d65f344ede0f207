package org.understudy.trainer.bake;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.understudy.avatar.Framing;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.Gaze;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.RigidTransform;
import org.understudy.parametric.Rotation;

/** Draws states to fit to and to measure on: views, poses, expressions and gazes. */
final class PortraitStates {
  /** A state and the camera it is seen by. */
  record State(PortraitPose pose, PinholeCamera camera, double yawDegrees) {
    /**
     * How much the state counts in a fit: a texture has one colour for all views, and people on
     * calls mostly look ahead.
     */
    float weight() {
      double turned = yawDegrees / COMMON_YAW_DEGREES;
      return (float) (LEAST_WEIGHT + (1 - LEAST_WEIGHT) * Math.exp(-turned * turned));
    }
  }

  private static final double COMMON_YAW_DEGREES = 32;
  private static final double LEAST_WEIGHT = 0.45;

  private final Framing framing;
  private final double[] pivot;
  private final int size;
  private final RandomGenerator random;
  private int nextExpression;

  /**
   * A source of states.
   *
   * @param framing the usual picture
   * @param pivot what views turn about, bust rest frame, metres
   * @param size pixels along each side
   * @param seed of the draw
   */
  PortraitStates(Framing framing, double[] pivot, int size, long seed) {
    this.framing = framing;
    this.pivot = pivot.clone();
    this.size = size;
    this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  /** States to fit to: all views and kinds, a quarter of them close up. */
  List<State> training(int count) {
    List<State> states = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double yaw = 75 * (2.0 * ((i * 0.618034 + 0.5) % 1) - 1);
      yaw *= 0.35 + 0.65 * random.nextDouble();
      states.add(state(yaw, i % 4 == 3 ? 0.5 : 1));
    }
    return states;
  }

  /** States to measure on, in bands of |yaw|: 0..20, 20..45, 45..75 degrees, one after another. */
  List<State> heldOut(int perBand) {
    double[][] bands = {{0, 20}, {20, 45}, {45, 75}};
    List<State> states = new ArrayList<>();
    for (double[] band : bands) {
      for (int i = 0; i < perBand; i++) {
        double yaw = random.nextDouble(band[0], band[1]) * (i % 2 == 0 ? 1 : -1);
        states.add(state(yaw, 1));
      }
    }
    return states;
  }

  private State state(double yawDegrees, double distanceFactor) {
    Rotation turn =
        Rotation.ofYawPitchRoll(
            Math.toRadians(yawDegrees),
            Math.toRadians(random.nextGaussian() * 8),
            Math.toRadians(random.nextGaussian() * 5));
    RigidTransform usual = framing.root();
    double[] at = usual.apply(pivot[0], pivot[1], pivot[2]);
    double[] turned = turn.apply(pivot[0], pivot[1], pivot[2]);
    double lift = distanceFactor < 1 ? -0.6 * at[1] - 0.05 : 0;
    RigidTransform root =
        RigidTransform.of(
            turn,
            at[0] - turned[0] + random.nextGaussian() * 0.01,
            at[1] + lift - turned[1] + random.nextGaussian() * 0.01,
            at[2] * distanceFactor - turned[2]);
    PortraitPose pose =
        PortraitPose.REST
            .withRoot(root)
            .withExpression(expression())
            .withJoints(joints())
            .withGaze(gaze());
    return new State(pose, framing.camera(size, size), yawDegrees);
  }

  private float[] expression() {
    float[] out = new float[ArkitExpression.COUNT];
    double kind = random.nextDouble();
    if (kind < 0.22) {
      return out;
    }
    if (kind < 0.5) {
      int e = (nextExpression++ * 17) % ArkitExpression.COUNT;
      set(out, ArkitExpression.all().get(e), random.nextDouble(0.5, 1));
      return out;
    }
    set(out, ArkitExpression.JAW_OPEN, Math.max(0, random.nextDouble(-0.2, 0.8)));
    double blink = random.nextDouble() < 0.35 ? random.nextDouble() : 0;
    set(out, ArkitExpression.EYE_BLINK_LEFT, blink);
    set(out, ArkitExpression.EYE_BLINK_RIGHT, blink);
    for (int k = 0; k < 3; k++) {
      set(
          out,
          ArkitExpression.all().get(random.nextInt(ArkitExpression.COUNT - 1)),
          random.nextDouble(0, 0.7));
    }
    return out;
  }

  private static void set(float[] out, ArkitExpression which, double value) {
    out[which.ordinal()] = (float) value;
    String name = which.name();
    if (name.contains("SMILE") || name.contains("FROWN") || name.contains("BROW_OUTER")) {
      String other =
          name.endsWith("LEFT") ? name.replace("LEFT", "RIGHT") : name.replace("RIGHT", "LEFT");
      out[ArkitExpression.valueOf(other).ordinal()] = (float) value;
    }
  }

  private float[] joints() {
    float[] out = new float[18];
    if (random.nextDouble() < 0.4) {
      return out;
    }
    double[] spread = {0.14, 0.16, 0.06, 0.06, 0.08, 0.08};
    for (int j = 0; j < 6; j++) {
      for (int axis = 0; axis < 3; axis++) {
        out[3 * j + axis] =
            (float) Math.clamp(random.nextGaussian() * spread[j], -2 * spread[j], 2 * spread[j]);
      }
    }
    return out;
  }

  private Gaze gaze() {
    if (random.nextDouble() < 0.4) {
      return Gaze.AHEAD;
    }
    float yaw = (float) Math.toRadians(Math.clamp(random.nextGaussian() * 12, -28, 28));
    float pitch = (float) Math.toRadians(Math.clamp(random.nextGaussian() * 7, -16, 16));
    return new Gaze(yaw, pitch, yaw, pitch);
  }
}
