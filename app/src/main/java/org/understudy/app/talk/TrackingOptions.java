package org.understudy.app.talk;

import java.io.IOException;
import java.util.OptionalDouble;
import org.understudy.app.calibration.Calibration;
import org.understudy.tracking.FollowerSettings;
import org.understudy.tracking.PortraitTracker;
import org.understudy.tracking.detect.LandmarkSettings;

/**
 * How a subject is tracked.
 *
 * @param landmarks networks and how often they run
 * @param follower how what was found is followed
 * @param fieldOfViewDegrees horizontal field of view of the camera that made the video; empty: it
 *     is estimated
 */
public record TrackingOptions(
    LandmarkSettings landmarks, FollowerSettings follower, OptionalDouble fieldOfViewDegrees) {
  /** At most so far are measurements of a recorded body apart. */
  private static final double BODY_SECONDS = 0.27;

  /** With the product's follower. */
  public TrackingOptions(LandmarkSettings landmarks, OptionalDouble fieldOfViewDegrees) {
    this(landmarks, FollowerSettings.DEFAULT, fieldOfViewDegrees);
  }

  /** The same for a live picture, which does not wait for the body's network. */
  public TrackingOptions live() {
    return new TrackingOptions(landmarks.withPoseInBackground(), follower, fieldOfViewDegrees);
  }

  /**
   * The same for a recorded clip, whose body moves evenly between measurements ({@link
   * org.understudy.tracking.BodyInterpolator}), so that they need not come as often.
   *
   * @param framesPerSecond of the clip
   */
  public TrackingOptions recorded(double framesPerSecond) {
    // even, for the look-ahead to keep the pace
    int interval = Math.max(1, 2 * (int) (framesPerSecond * BODY_SECONDS / 2));
    return new TrackingOptions(landmarks.withPoseInterval(interval), follower, fieldOfViewDegrees);
  }

  /** The same with the filters of a calibration. */
  public TrackingOptions smoothed(Calibration calibration) {
    return new TrackingOptions(
        landmarks,
        new FollowerSettings(
            follower.fit(),
            calibration.apply(follower.smoothing()),
            follower.lostFace(),
            follower.idleSeed()),
        fieldOfViewDegrees);
  }

  /** Loads a tracker for frames of a size; the caller closes it. */
  public PortraitTracker open(SubjectModels models, int width, int height) throws IOException {
    return PortraitTracker.open(
        landmarks,
        follower,
        models.landmarks(),
        models.skeleton(),
        width,
        height,
        fieldOfViewDegrees);
  }
}
