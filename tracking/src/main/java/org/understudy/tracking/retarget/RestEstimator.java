package org.understudy.tracking.retarget;

import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.Gaze;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.RigidTransform;
import org.understudy.parametric.Rotation;
import org.understudy.parametric.Skeleton;
import org.understudy.tracking.fit.GazeLids;
import org.understudy.tracking.smooth.PoseBlend;

/**
 * Learns how the subject usually is: resting face, usual place and turn of the head, usual torso
 * and collars, usual gaze; all as one pose. Medians and percentiles, so that laughs and glances do
 * not count.
 *
 * <p>A recorded clip is begun with {@link #add} over a look-ahead of frames and {@link #settle};
 * from then on the rest pose follows what is learnt so slowly that nobody sees it. Live, {@code
 * settle} is the calibration: call it when the subject has sat still for a second or two.
 *
 * <p>Not thread-safe.
 */
public final class RestEstimator {
  private static final double LEAST_CONFIDENCE = 0.4;
  private static final double FOLLOW_SECONDS = 20;
  private static final double UNSETTLED_FOLLOW_SECONDS = 1.5;
  private static final int UNSETTLED_FRAMES = 60;
  private static final int REFRESH_FRAMES = 10;

  private static final int HEAD_TURN = 0;
  private static final int HEAD_PLACE = 3;
  private static final int ROOT_TURN = 6;
  private static final int JOINTS = 9;
  private static final int GAZE = JOINTS + 3 * PortraitJoint.POSED_COUNT;
  private static final int SIGNALS = GAZE + 4;

  private final Skeleton skeleton;
  private final NeutralExpression neutral = new NeutralExpression();
  private final RunningMedian[] medians = new RunningMedian[SIGNALS];
  private PortraitPose goal = PortraitPose.REST;
  private PortraitPose rest = PortraitPose.REST;
  private long lastNanos;
  private int frames;
  private boolean settled;

  /** An estimator that has seen nothing; its rest is {@link PortraitPose#REST}. */
  public RestEstimator(Skeleton skeleton) {
    this.skeleton = skeleton;
    for (int i = 0; i < SIGNALS; i++) {
      medians[i] = new RunningMedian();
    }
  }

  /** Learns from a tracked pose; poses of little confidence are passed over. */
  public void add(PortraitPose pose) {
    if (pose.confidence() < LEAST_CONFIDENCE) {
      return;
    }
    neutral.add(pose.expression());
    add(HEAD_TURN, pose.headRotation().toYawPitchRoll());
    add(HEAD_PLACE, skeleton.jointInCamera(pose, PortraitJoint.HEAD));
    add(ROOT_TURN, pose.root().rotation().toYawPitchRoll());
    float[] angles = pose.joints();
    for (int i = 0; i < angles.length; i++) {
      medians[JOINTS + i].add(angles[i]);
    }
    Gaze g = pose.gaze();
    add(GAZE, new double[] {g.leftYaw(), g.leftPitch(), g.rightYaw(), g.rightPitch()});
    if (frames % REFRESH_FRAMES == 0) {
      goal = learnt();
    }
    if (frames == 0) {
      rest = goal;
    } else if (pose.timestampNanos() > lastNanos) {
      boolean young = !settled && frames < UNSETTLED_FRAMES;
      double seconds = (pose.timestampNanos() - lastNanos) * 1e-9;
      double pace = young ? UNSETTLED_FOLLOW_SECONDS : FOLLOW_SECONDS;
      rest = PoseBlend.between(rest, goal, 1 - Math.exp(-seconds / pace));
    }
    lastNanos = pose.timestampNanos();
    frames++;
  }

  /** Takes over at once what has been learnt so far. */
  public void settle() {
    if (frames > 0) {
      goal = learnt();
      rest = goal;
      settled = true;
    }
  }

  /** Poses learnt from so far. */
  public int frames() {
    return frames;
  }

  /** The subject at rest, in the subject's camera space. */
  public PortraitPose rest() {
    return rest;
  }

  private void add(int first, double[] values) {
    for (int i = 0; i < values.length; i++) {
      medians[first + i].add(values[i]);
    }
  }

  private double median(int signal) {
    return medians[signal].median(0);
  }

  private PortraitPose learnt() {
    float[] expression = new float[ArkitExpression.COUNT];
    neutral.write(expression);
    Rotation head = turn(HEAD_TURN);
    Rotation root = turn(ROOT_TURN);
    float[] angles = new float[3 * PortraitJoint.POSED_COUNT];
    for (int i = 0; i < angles.length; i++) {
      angles[i] = (float) median(JOINTS + i);
    }
    Rotation neck = Rotation.ofAxisAngle(angles[0], angles[1], angles[2]);
    double[] v = root.times(neck).transposed().times(head).toAxisAngle();
    int at = 3 * PortraitJoint.HEAD.posedIndex();
    for (int axis = 0; axis < 3; axis++) {
      angles[at + axis] = (float) v[axis];
    }
    Gaze gaze =
        new Gaze(
            (float) median(GAZE),
            (float) median(GAZE + 1),
            (float) median(GAZE + 2),
            (float) median(GAZE + 3));
    GazeLids.write(gaze, expression);
    PortraitPose pose =
        new PortraitPose(expression, angles, RigidTransform.of(root, 0, 0, 0), gaze, 1f, 0);
    double[] chain = skeleton.jointInCamera(pose, PortraitJoint.HEAD);
    return pose.withRoot(
        RigidTransform.of(
            root,
            median(HEAD_PLACE) - chain[0],
            median(HEAD_PLACE + 1) - chain[1],
            median(HEAD_PLACE + 2) - chain[2]));
  }

  private Rotation turn(int first) {
    return Rotation.ofYawPitchRoll(median(first), median(first + 1), median(first + 2));
  }
}
