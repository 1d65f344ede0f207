package org.understudy.app.window.recording;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.understudy.app.guide.Look;
import org.understudy.app.guide.SeenFace;
import org.understudy.app.talk.SubjectModels;
import org.understudy.app.talk.TrackingOptions;
import org.understudy.tracking.PortraitTracker;
import org.understudy.tracking.TrackedPortrait;
import org.understudy.tracking.capture.VideoFrame;
import org.understudy.tracking.detect.LandmarkSettings;
import org.understudy.tracking.detect.Landmarks;
import org.understudy.tracking.detect.PoseLandmarks;

/**
 * Looks at pictures with the program's tracker. Pictures of another size get another tracker. Used
 * and closed by one thread.
 */
final class FaceWatch implements AutoCloseable {
  /** The region that the mesh network looks at, in sizes of the face. */
  private static final double REGION_FACES = 1.5;

  /** Shoulders nearer to the border than this part of the picture's longer side are guesses. */
  private static final double BORDER_SHARE = 0.03;

  private final SubjectModels models;
  private @Nullable PortraitTracker tracker;
  private int width;
  private int height;
  private long lastNanos = Long.MIN_VALUE;

  FaceWatch(SubjectModels models) {
    this.models = models;
  }

  /**
   * What a picture shows; pictures come in their order.
   *
   * @throws IOException where a network cannot be loaded
   */
  Look look(VideoFrame frame) throws IOException {
    // trackers take time that only goes forward, whatever a camera says
    long nanos =
        lastNanos == Long.MIN_VALUE
            ? frame.timestampNanos()
            : Math.max(frame.timestampNanos(), lastNanos + 1);
    lastNanos = nanos;
    VideoFrame ordered =
        new VideoFrame(frame.rgb(), frame.width(), frame.height(), nanos, frame.index());
    PortraitTracker current = trackerFor(ordered);
    PortraitTracker.Sighting sighting = current.detect(ordered);
    TrackedPortrait tracked = current.follow(sighting);
    Optional<SeenFace> face =
        sighting.landmarks() instanceof Landmarks.Found found
                && tracked instanceof TrackedPortrait.Tracked seen
            ? Optional.of(face(ordered, found, seen))
            : Optional.empty();
    return new Look(nanos, width, height, sighting.landmarks().faces(), face);
  }

  private PortraitTracker trackerFor(VideoFrame frame) throws IOException {
    PortraitTracker current = tracker;
    if (current != null && frame.width() == width && frame.height() == height) {
      return current;
    }
    forget();
    width = frame.width();
    height = frame.height();
    PortraitTracker fresh =
        new TrackingOptions(LandmarkSettings.DEFAULT, OptionalDouble.empty())
            .live()
            .open(models, width, height);
    tracker = fresh;
    return fresh;
  }

  private SeenFace face(VideoFrame frame, Landmarks.Found found, TrackedPortrait.Tracked tracked) {
    double x = found.faceRegion().centreX();
    double y = found.faceRegion().centreY();
    double size = found.faceRegion().size() / REGION_FACES;
    double shoulders =
        found
            .pose()
            .map(
                pose ->
                    Math.min(
                        inSight(pose, PoseLandmarks.LEFT_SHOULDER),
                        inSight(pose, PoseLandmarks.RIGHT_SHOULDER)))
            .orElse(0.0);
    return new SeenFace(
        x, y, size, tracked.smoothed(), shoulders, LightMeter.measure(frame, x, y, size));
  }

  private double inSight(PoseLandmarks pose, int point) {
    double inside = pose.borderDistance()[point] / (BORDER_SHARE * Math.max(width, height));
    return pose.visibility(point) * Math.clamp(inside, 0.0, 1.0);
  }

  /** Lets go of the tracker; the next picture gets a new one. */
  void forget() {
    PortraitTracker current = tracker;
    tracker = null;
    if (current != null) {
      current.close();
    }
  }

  @Override
  public void close() {
    forget();
  }
}
