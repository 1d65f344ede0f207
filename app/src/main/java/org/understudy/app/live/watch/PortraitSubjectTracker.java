package org.understudy.app.live.watch;

import org.understudy.app.live.SubjectState;
import org.understudy.tracking.PortraitTracker;
import org.understudy.tracking.TrackedPortrait;
import org.understudy.tracking.capture.VideoFrame;

/** The program's own tracker. */
public final class PortraitSubjectTracker implements SubjectTracker {
  private final PortraitTracker tracker;
  private boolean known;

  /** A tracker over the real one, which it closes. */
  public PortraitSubjectTracker(PortraitTracker tracker) {
    this.tracker = tracker;
  }

  @Override
  public SubjectState track(VideoFrame frame) {
    PortraitTracker.Sighting sighting = tracker.detect(frame);
    TrackedPortrait tracked = tracker.follow(sighting);
    int faces = sighting.landmarks().faces();
    known |= tracked instanceof TrackedPortrait.Tracked;
    return switch (tracked) {
      case TrackedPortrait.Tracked t ->
          new SubjectState(t.shown(), t.rest(), known, true, "", faces, frame.timestampNanos());
      case TrackedPortrait.Lost lost ->
          new SubjectState(
              lost.shown(),
              lost.rest(),
              known,
              false,
              lost.reason(),
              faces,
              frame.timestampNanos());
    };
  }

  @Override
  public void setPoseInterval(int interval) {
    tracker.setPoseInterval(interval);
  }

  @Override
  public void close() {
    tracker.close();
  }
}
