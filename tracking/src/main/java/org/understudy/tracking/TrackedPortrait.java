package org.understudy.tracking;

import org.understudy.parametric.PortraitPose;
import org.understudy.tracking.fit.FitResult;

/** What the tracker says about one frame. Immutable. */
public sealed interface TrackedPortrait {
  /** The pose to show: smoothed while a face is seen, held or idle while none is. */
  PortraitPose shown();

  /** The subject at rest as known by now, in the subject's camera space. */
  PortraitPose rest();

  /** Time of the frame. */
  default long timestampNanos() {
    return shown().timestampNanos();
  }

  /**
   * A frame with a face.
   *
   * @param fit what the fit found, nothing smoothed
   * @param smoothed the pose after smoothing
   * @param shown the pose to show, which differs from the smoothed one for a moment after the face
   *     was lost
   * @param rest the subject at rest
   */
  record Tracked(FitResult fit, PortraitPose smoothed, PortraitPose shown, PortraitPose rest)
      implements TrackedPortrait {}

  /**
   * A frame without a face.
   *
   * @param reason why there is none, for people
   * @param shown the held or idle pose, confidence 0
   * @param rest the subject at rest
   */
  record Lost(String reason, PortraitPose shown, PortraitPose rest) implements TrackedPortrait {}
}
