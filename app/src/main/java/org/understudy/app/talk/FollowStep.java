package org.understudy.app.talk;

import java.util.ArrayList;
import java.util.List;
import org.understudy.app.pipeline.Emitter;
import org.understudy.app.pipeline.StageTimes;
import org.understudy.app.pipeline.Step;
import org.understudy.tracking.PortraitFollower;
import org.understudy.tracking.PortraitTracker;
import org.understudy.tracking.TrackedPortrait;

/**
 * Fits the subject's pose to the landmarks. Holds back the first frames until the follower has
 * learnt the subject's shape and rest from them, so that a clip has no settling at its start.
 */
final class FollowStep implements Step<SeenFrame, FollowedFrame> {
  private final PortraitTracker tracker;
  private final StageTimes times;
  private final List<SeenFrame> heldBack = new ArrayList<>();
  private boolean prepared;

  /**
   * A step.
   *
   * @param times receives how long the fit of each frame took
   */
  FollowStep(PortraitTracker tracker, StageTimes times) {
    this.tracker = tracker;
    this.times = times;
  }

  @Override
  public void accept(SeenFrame frame, Emitter<FollowedFrame> out) throws InterruptedException {
    if (prepared) {
      out.emit(follow(frame));
      return;
    }
    heldBack.add(frame);
    tracker.preview(frame.sighting(), PortraitFollower.LOOK_AHEAD_FRAMES);
    if (heldBack.size() >= PortraitFollower.LOOK_AHEAD_FRAMES) {
      prepare(out);
    }
  }

  @Override
  public void end(Emitter<FollowedFrame> out) throws InterruptedException {
    if (!prepared) {
      prepare(out);
    }
  }

  private void prepare(Emitter<FollowedFrame> out) throws InterruptedException {
    tracker.prepare(heldBack.stream().map(SeenFrame::sighting).toList());
    prepared = true;
    for (SeenFrame frame : heldBack) {
      out.emit(follow(frame));
    }
    heldBack.clear();
  }

  private FollowedFrame follow(SeenFrame frame) {
    TrackedPortrait tracked = tracker.follow(frame.sighting());
    times.record("follow.fit", tracker.lastFollowNanos());
    return new FollowedFrame(
        frame, tracked, tracker.camera(), tracker.identity(), tracker.restOffset());
  }
}
