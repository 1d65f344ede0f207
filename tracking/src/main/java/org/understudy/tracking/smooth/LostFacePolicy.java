package org.understudy.tracking.smooth;

import org.jspecify.annotations.Nullable;
import org.understudy.parametric.PortraitPose;

/**
 * Decides what is shown from frame to frame when the face comes and goes: holds the last pose,
 * eases to the breathing idle, and on return blends into the tracked pose without a jump. The only
 * clock is the time stamps of the frames.
 *
 * <p>Not thread-safe.
 */
public final class LostFacePolicy {
  private static final double SHORTEST_RESUME_SECONDS = 0.1;

  private final LostFaceSettings settings;
  private final IdleMotion idle;

  private @Nullable PortraitPose lastTracked;
  private PortraitPose restWhileLost = PortraitPose.REST;
  private long lostSinceNanos;
  private boolean lost;
  private @Nullable PortraitPose resumeFrom;
  private long resumeSinceNanos;
  private double resumeSeconds;

  /** A policy before the first frame. */
  public LostFacePolicy(LostFaceSettings settings, IdleMotion idle) {
    this.settings = settings;
    this.idle = idle;
  }

  /**
   * What to show for a frame with a face.
   *
   * @param pose the smoothed pose
   */
  public PortraitPose found(PortraitPose pose) {
    long now = pose.timestampNanos();
    if (lost) {
      double away = seconds(lostSinceNanos, now);
      resumeFrom = lastTracked == null ? null : shownWhileLost(lastTracked, away, now);
      resumeSinceNanos = now;
      resumeSeconds = Math.clamp(away, SHORTEST_RESUME_SECONDS, settings.resumeSeconds());
      lost = false;
    }
    lastTracked = pose;
    PortraitPose from = resumeFrom;
    if (from == null) {
      return pose;
    }
    double t = seconds(resumeSinceNanos, now) / resumeSeconds;
    if (t >= 1) {
      resumeFrom = null;
      return pose;
    }
    return PoseBlend.between(from, pose, IdleMotion.smoothStep(t));
  }

  /**
   * What to show for a frame without a face.
   *
   * @param rest the pose the idle motion moves about: the subject's usual one
   * @param timestampNanos time of the frame
   */
  public PortraitPose lost(PortraitPose rest, long timestampNanos) {
    if (!lost) {
      lost = true;
      PortraitPose before = lastTracked;
      PortraitPose from = resumeFrom;
      if (before != null && from != null) {
        // lost again while returning: hold what was on the screen, not what was tracked
        double t = seconds(resumeSinceNanos, before.timestampNanos()) / resumeSeconds;
        lastTracked = PoseBlend.between(from, before, IdleMotion.smoothStep(t));
      }
      resumeFrom = null;
      lostSinceNanos = timestampNanos;
    }
    restWhileLost = rest;
    PortraitPose held = lastTracked;
    double away = seconds(lostSinceNanos, timestampNanos);
    return held == null
        ? idle.at(rest, timestampNanos * 1e-9, timestampNanos).withConfidence(0)
        : shownWhileLost(held, away, timestampNanos);
  }

  private PortraitPose shownWhileLost(PortraitPose held, double away, long now) {
    PortraitPose still = held.withTimestampNanos(now).withConfidence(0);
    if (away <= settings.holdSeconds()) {
      return still;
    }
    double t = (away - settings.holdSeconds()) / settings.easeSeconds();
    PortraitPose waiting = idle.at(restWhileLost, now * 1e-9, now).withConfidence(0);
    return PoseBlend.between(still, waiting, IdleMotion.smoothStep(t));
  }

  private static double seconds(long from, long to) {
    return (to - from) * 1e-9;
  }
}
