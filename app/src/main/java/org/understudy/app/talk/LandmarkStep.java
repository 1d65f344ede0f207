package org.understudy.app.talk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.understudy.app.pipeline.Emitter;
import org.understudy.app.pipeline.StageTimes;
import org.understudy.app.pipeline.Step;
import org.understudy.tracking.PortraitTracker;
import org.understudy.tracking.PortraitTracker.Sighting;
import org.understudy.tracking.capture.VideoFrame;

/**
 * Finds the landmarks of each frame and gives the frame back. Frames that a {@link LookAhead}
 * passes over are emitted behind it, later than their successors.
 */
final class LandmarkStep implements Step<VideoFrame, SeenFrame> {
  private final TalkVideo video;
  private final PortraitTracker tracker;
  private final LookAhead ahead;
  private final StageTimes times;
  private final List<VideoFrame> passedOver = new ArrayList<>();
  private final Map<Long, Sighting> before = new HashMap<>();
  private int poseInterval;

  /**
   * A step.
   *
   * @param times receives the tracker's own stages
   */
  LandmarkStep(TalkVideo video, PortraitTracker tracker, LookAhead ahead, StageTimes times) {
    this.video = video;
    this.tracker = tracker;
    this.ahead = ahead;
    this.times = times;
    poseInterval = ahead.poseInterval();
  }

  @Override
  public void accept(VideoFrame frame, Emitter<SeenFrame> out) throws InterruptedException {
    if (ahead.passesOver(frame.index())) {
      passedOver.add(frame);
      return;
    }
    if (ahead.isBehind(frame.index())) {
      catchUp(out);
    }
    if (ahead.poseIntervalAt(frame.index()) != poseInterval) {
      poseInterval = ahead.poseIntervalAt(frame.index());
      tracker.setPoseInterval(poseInterval);
    }
    Sighting sighting = tracker.detect(frame);
    video.release(frame);
    emit(frame, sighting, out);
  }

  @Override
  public void end(Emitter<SeenFrame> out) throws InterruptedException {
    catchUp(out);
  }

  /** Looks at the frames that wait. Their buffers are not given back, the rest needs fewer. */
  private void catchUp(Emitter<SeenFrame> out) throws InterruptedException {
    for (VideoFrame frame : passedOver) {
      Sighting last = Objects.requireNonNull(before.get(frame.index() - 1));
      emit(frame, tracker.detectPassedOver(frame, last), out);
    }
    passedOver.clear();
    before.clear();
  }

  private void emit(VideoFrame frame, Sighting sighting, Emitter<SeenFrame> out)
      throws InterruptedException {
    if (ahead.passesOver(frame.index() + 1)) {
      before.put(frame.index(), sighting);
    }
    var spent = sighting.landmarks().times();
    recordIfRun("landmarks.detection", spent.detection());
    recordIfRun("landmarks.mesh", spent.mesh());
    recordIfRun("landmarks.poseDetection", spent.poseDetection());
    recordIfRun("landmarks.pose", spent.pose());
    out.emit(new SeenFrame(frame.index(), sighting));
  }

  private void recordIfRun(String stage, long nanos) {
    if (nanos > 0) {
      times.record(stage, nanos);
    }
  }
}
