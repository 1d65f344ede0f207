package org.understudy.trainer.talk;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.Gaze;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.RigidTransform;

/**
 * What a speaker does besides moving the lips: blinks every few seconds and with pauses, small
 * saccades, head nods and turns on loud syllables, brows that rise on stress, a smile at the end,
 * breathing. Deterministic for a seed.
 */
public final class SpeakerMotion {
  private static final double BLINK_CLOSE_SECONDS = 0.08;
  private static final double BLINK_OPEN_SECONDS = 0.16;
  private static final double SMILE_SECONDS = 1.2;

  private final Speech speech;
  private final LipSync lips;
  private final RigidTransform root;
  private final List<Double> blinks = new ArrayList<>();
  private final List<double[]> saccades = new ArrayList<>();
  private final double[] phases = new double[8];

  /**
   * A speaker of a speech.
   *
   * @param speech what is said
   * @param root where the bust stands in camera space
   * @param seed decides blinks, glances and sways
   */
  public SpeakerMotion(Speech speech, RigidTransform root, long seed) {
    this.speech = speech;
    this.lips = new LipSync(speech);
    this.root = root;
    Random random = new Random(seed);
    for (double t = 0.9; t < speech.durationSeconds(); t += 1.8 + 2.4 * random.nextDouble()) {
      blinks.add(t);
    }
    for (double t = 0; t < speech.durationSeconds(); t += 0.5 + 1.6 * random.nextDouble()) {
      boolean away = random.nextDouble() < 0.2;
      double size = Math.toRadians(away ? 9 : 2);
      saccades.add(
          new double[] {t, size * random.nextGaussian(), 0.5 * size * random.nextGaussian()});
    }
    for (int i = 0; i < phases.length; i++) {
      phases[i] = 2 * Math.PI * random.nextDouble();
    }
  }

  /** All poses of the talk at a frame rate, time stamps counted from 0. */
  public List<PortraitPose> poses(double framesPerSecond) {
    int count = (int) Math.floor(speech.durationSeconds() * framesPerSecond);
    List<PortraitPose> poses = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      poses.add(pose(i / framesPerSecond));
    }
    return poses;
  }

  /** The pose of one moment, seconds from the beginning. */
  public PortraitPose pose(double seconds) {
    float[] e = new float[ArkitExpression.COUNT];
    double energy = Math.min(1, 6 * speech.loudness(seconds, 0.25));
    double slow = Math.min(1, 6 * speech.loudness(seconds - 0.1, 0.8));
    double untilEnd = speech.durationSeconds() - seconds;
    double smile = 0.12 + 0.4 * smooth(1 - untilEnd / SMILE_SECONDS);
    set(e, ArkitExpression.MOUTH_SMILE_LEFT, smile);
    set(e, ArkitExpression.MOUTH_SMILE_RIGHT, smile);
    set(e, ArkitExpression.CHEEK_SQUINT_LEFT, 0.5 * smile);
    set(e, ArkitExpression.CHEEK_SQUINT_RIGHT, 0.5 * smile);
    double brows = Math.max(0, 0.55 * slow * wave(seconds, 0.43, 0));
    set(e, ArkitExpression.BROW_INNER_UP, brows);
    set(e, ArkitExpression.BROW_OUTER_UP_LEFT, 0.8 * brows);
    set(e, ArkitExpression.BROW_OUTER_UP_RIGHT, 0.8 * brows);
    lips.addTo(seconds, e);
    double lids = blink(seconds);
    set(e, ArkitExpression.EYE_BLINK_LEFT, lids);
    set(e, ArkitExpression.EYE_BLINK_RIGHT, lids);

    double yaw = Math.toRadians(9 * wave(seconds, 0.21, 1) + 4 * slow * wave(seconds, 0.63, 2));
    double pitch = Math.toRadians(2.5 * wave(seconds, 0.34, 3) - 5 * (energy - slow) - 2 * slow);
    double roll = Math.toRadians(3.5 * wave(seconds, 0.27, 4));
    float[] joints = new float[3 * PortraitJoint.POSED_COUNT];
    share(joints, PortraitJoint.NECK, 0.4, yaw, pitch, roll);
    share(joints, PortraitJoint.HEAD, 0.6, yaw, pitch, roll);
    double breath = 0.5 + 0.5 * Math.sin(2 * Math.PI * 0.24 * seconds + phases[5]);
    double shrug = Math.toRadians(1.5 * breath + 3 * Math.max(0, energy - slow));
    joints[3 * PortraitJoint.LEFT_COLLAR.posedIndex() + 2] = (float) shrug;
    joints[3 * PortraitJoint.RIGHT_COLLAR.posedIndex() + 2] = (float) -shrug;

    RigidTransform sway =
        new RigidTransform(
            Math.toRadians(0.8 * wave(seconds, 0.17, 6)),
            Math.toRadians(1.5 * wave(seconds, 0.13, 7)),
            0,
            0.004 * wave(seconds, 0.19, 0),
            0.0015 * breath,
            0.004 * wave(seconds, 0.23, 2));
    return new PortraitPose(
        e, joints, root.after(sway), gaze(seconds, yaw, pitch), 1f, Math.round(seconds * 1e9));
  }

  /** The eyes mostly hold the camera: they turn against the head, with glances on top. */
  private Gaze gaze(double seconds, double headYaw, double headPitch) {
    double[] glance = {0, 0, 0};
    for (double[] s : saccades) {
      if (s[0] <= seconds) {
        glance = s;
      }
    }
    float yaw = (float) (glance[1] - 0.85 * headYaw);
    float pitch = (float) (glance[2] - 0.85 * headPitch);
    return new Gaze(yaw, pitch, yaw, pitch);
  }

  private double blink(double seconds) {
    double closed = 0;
    for (double start : blinks) {
      double t = seconds - start;
      double lid =
          t < BLINK_CLOSE_SECONDS
              ? smooth(t / BLINK_CLOSE_SECONDS)
              : smooth(1 - (t - BLINK_CLOSE_SECONDS) / BLINK_OPEN_SECONDS);
      closed = Math.max(closed, t < 0 ? 0 : lid);
    }
    return closed;
  }

  private double wave(double seconds, double hertz, int phase) {
    return Math.sin(2 * Math.PI * hertz * seconds + phases[phase]);
  }

  private static void share(
      float[] joints, PortraitJoint joint, double part, double yaw, double pitch, double roll) {
    int i = 3 * joint.posedIndex();
    joints[i] = (float) (-part * pitch);
    joints[i + 1] = (float) (part * yaw);
    joints[i + 2] = (float) (part * roll);
  }

  private static void set(float[] e, ArkitExpression which, double value) {
    e[which.ordinal()] = (float) Math.clamp(value, 0.0, 1.0);
  }

  private static double smooth(double x) {
    double t = Math.clamp(x, 0.0, 1.0);
    return t * t * (3 - 2 * t);
  }
}
