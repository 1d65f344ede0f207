package org.understudy.app.talk;

import org.understudy.tracking.PortraitFollower;
import org.understudy.tracking.detect.LandmarkSettings;

/**
 * Which frames at the beginning of a talk are looked at first. The subject is learnt from every
 * {@link PortraitFollower#LOOK_AHEAD_STEP}th of them; the frames between wait in memory until that
 * is done, so that the first picture is there sooner.
 *
 * @param span frames wait among the first so many, 0 to {@link PortraitFollower#LOOK_AHEAD_FRAMES}
 * @param poseInterval the body is measured in every so manieth frame of the talk
 */
record LookAhead(int span, int poseInterval) {
  /** Room for waiting frames. */
  private static final long ROOM_BYTES = 96L << 20;

  private static final int STEP = PortraitFollower.LOOK_AHEAD_STEP;
  private static final int FRAMES = PortraitFollower.LOOK_AHEAD_FRAMES;

  /** Frames that a talk is learnt from if it is long enough. */
  static final int LESSONS = (FRAMES + STEP - 1) / STEP;

  /**
   * As suits a talk: as many frames wait as memory and the pace of the body's network permit.
   *
   * @param frameBytes what a decoded frame takes
   */
  static LookAhead of(int frameBytes, LandmarkSettings settings) {
    boolean inStep = settings.poseModel().isEmpty() || settings.poseInterval() % STEP == 0;
    long room = inStep ? ROOM_BYTES / frameBytes : 0;
    return new LookAhead((int) Math.min(FRAMES, room / (STEP - 1) * STEP), settings.poseInterval());
  }

  /** Whether the subject is learnt from a frame. */
  static boolean teaches(long index) {
    return index < FRAMES && index % STEP == 0;
  }

  /** Whether a frame waits until the subject is learnt. */
  boolean passesOver(long index) {
    return index < span && index % STEP != 0;
  }

  /** Whether all frames that the subject is learnt from come before this one. */
  boolean isBehind(long index) {
    return index > (LESSONS - 1) * STEP;
  }

  /** The most frames that wait. */
  int waiting() {
    return span - (span + STEP - 1) / STEP;
  }

  /** The body is measured in every so manieth frame of those that do not wait. */
  int poseIntervalAt(long index) {
    return index < span ? Math.max(1, poseInterval / STEP) : poseInterval;
  }
}
