package org.understudy.app.live.show;

import org.understudy.parametric.PortraitPose;
import org.understudy.tracking.smooth.IdleMotion;
import org.understudy.tracking.smooth.LostFacePolicy;
import org.understudy.tracking.smooth.LostFaceSettings;

/**
 * Decides what the avatar does when nothing is known of the subject: no camera, no face yet, a
 * tracker that fails, or a subject who wants to be away. Silence holds the last pose and eases to
 * the breathing idle; away goes there at once; both resume without a jump.
 *
 * <p>Not thread-safe.
 */
final class Presence {
  /** At once, without a cut that looks like a fault. */
  private static final LostFaceSettings AT_ONCE = new LostFaceSettings(0, 0.2, 0.4);

  private final PortraitPose rest;
  private final LostFacePolicy silence;
  private final LostFacePolicy away;

  /**
   * A presence that begins idle.
   *
   * @param rest the avatar's pose at rest, in its usual place
   * @param seed of the idle motion
   */
  Presence(PortraitPose rest, long seed, long nowNanos) {
    this.rest = rest;
    IdleMotion idle = new IdleMotion(seed);
    silence = new LostFacePolicy(LostFaceSettings.DEFAULT, idle);
    away = new LostFacePolicy(AT_ONCE, idle);
    PortraitPose first = rest.withTimestampNanos(nowNanos);
    var _ = away.found(silence.found(first));
  }

  /**
   * The pose to show while the subject is followed.
   *
   * @param pose the avatar's, as the subject's demands
   */
  PortraitPose followed(PortraitPose pose, boolean isAway) {
    return unlessAway(silence.found(pose), isAway);
  }

  /** The pose to show while nothing is known. */
  PortraitPose alone(long nowNanos, boolean isAway) {
    return unlessAway(silence.lost(rest, nowNanos), isAway);
  }

  private PortraitPose unlessAway(PortraitPose pose, boolean isAway) {
    return isAway ? away.lost(rest, pose.timestampNanos()) : away.found(pose);
  }
}
