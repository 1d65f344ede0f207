package org.understudy.app.talk;

import java.io.IOException;
import java.util.OptionalDouble;
import org.understudy.tracking.FollowerSettings;
import org.understudy.tracking.PortraitTracker;
import org.understudy.tracking.detect.LandmarkSettings;

/**
 * How a subject is tracked.
 *
 * @param landmarks networks and how often they run
 * @param fieldOfViewDegrees horizontal field of view of the camera that made the video; empty: it
 *     is estimated
 */
public record TrackingOptions(LandmarkSettings landmarks, OptionalDouble fieldOfViewDegrees) {
  /** The same for a live picture, which does not wait for the body's network. */
  public TrackingOptions live() {
    return new TrackingOptions(landmarks.withPoseInBackground(), fieldOfViewDegrees);
  }

  /** Loads a tracker for frames of a size; the caller closes it. */
  public PortraitTracker open(SubjectModels models, int width, int height) throws IOException {
    return PortraitTracker.open(
        landmarks,
        FollowerSettings.DEFAULT,
        models.landmarks(),
        models.skeleton(),
        width,
        height,
        fieldOfViewDegrees);
  }
}
