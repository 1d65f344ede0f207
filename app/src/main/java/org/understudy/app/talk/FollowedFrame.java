package org.understudy.app.talk;

import org.understudy.parametric.PinholeCamera;
import org.understudy.tracking.TrackedPortrait;

/**
 * A frame after the subject's pose was found.
 *
 * @param seen the frame with its landmarks
 * @param tracked the subject
 * @param camera the camera as estimated by then
 * @param identity the subject's face as estimated by then, [K] standard deviations
 * @param restOffset what the subject's resting face adds to the coefficients, [52]
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record FollowedFrame(
    SeenFrame seen,
    TrackedPortrait tracked,
    PinholeCamera camera,
    double[] identity,
    double[] restOffset) {
  long index() {
    return seen.index();
  }

  long timestampNanos() {
    return seen.sighting().timestampNanos();
  }

  boolean face() {
    return tracked instanceof TrackedPortrait.Tracked;
  }
}
