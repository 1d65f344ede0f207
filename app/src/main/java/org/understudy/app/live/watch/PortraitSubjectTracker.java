package org.understudy.app.live.watch;

import java.util.function.Consumer;
import org.understudy.app.live.SubjectState;
import org.understudy.app.pipeline.StageTimes;
import org.understudy.tracking.PortraitTracker;
import org.understudy.tracking.TrackedPortrait;
import org.understudy.tracking.capture.VideoFrame;

/** The program's own tracker. */
public final class PortraitSubjectTracker implements SubjectTracker {
  private final PortraitTracker tracker;
  private final StageTimes times;
  private final Consumer<SubjectState> listener;
  private boolean known;

  /**
   * A tracker over the real one, which it closes.
   *
   * @param times receives how long landmarks and fit took
   * @param listener told of every state as it was found
   */
  public PortraitSubjectTracker(
      PortraitTracker tracker, StageTimes times, Consumer<SubjectState> listener) {
    this.tracker = tracker;
    this.times = times;
    this.listener = listener;
  }

  @Override
  public SubjectState track(VideoFrame frame) {
    SubjectState state = found(frame);
    listener.accept(state);
    return state;
  }

  private SubjectState found(VideoFrame frame) {
    long start = System.nanoTime();
    PortraitTracker.Sighting sighting = tracker.detect(frame);
    times.record("track.landmarks", System.nanoTime() - start);
    TrackedPortrait tracked = tracker.follow(sighting);
    times.record("track.fit", tracker.lastFollowNanos());
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
