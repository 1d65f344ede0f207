package org.understudy.app.talk;

import org.understudy.app.pipeline.Emitter;
import org.understudy.app.pipeline.StageTimes;
import org.understudy.app.pipeline.Step;
import org.understudy.tracking.PortraitTracker;
import org.understudy.tracking.capture.VideoFrame;

/** Finds the landmarks of each frame and gives the frame back. */
final class LandmarkStep implements Step<VideoFrame, SeenFrame> {
  private final TalkVideo video;
  private final PortraitTracker tracker;
  private final StageTimes times;

  /**
   * A step.
   *
   * @param times receives the tracker's own stages
   */
  LandmarkStep(TalkVideo video, PortraitTracker tracker, StageTimes times) {
    this.video = video;
    this.tracker = tracker;
    this.times = times;
  }

  @Override
  public void accept(VideoFrame frame, Emitter<SeenFrame> out) throws InterruptedException {
    PortraitTracker.Sighting sighting = tracker.detect(frame);
    var spent = sighting.landmarks().times();
    recordIfRun("landmarks.detection", spent.detection());
    recordIfRun("landmarks.mesh", spent.mesh());
    recordIfRun("landmarks.poseDetection", spent.poseDetection());
    recordIfRun("landmarks.pose", spent.pose());
    SeenFrame seen = new SeenFrame(frame.index(), sighting);
    video.release(frame);
    out.emit(seen);
  }

  private void recordIfRun(String stage, long nanos) {
    if (nanos > 0) {
      times.record(stage, nanos);
    }
  }
}
