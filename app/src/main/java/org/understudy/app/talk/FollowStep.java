package org.understudy.app.talk;

import java.util.List;
import java.util.TreeMap;
import org.understudy.app.pipeline.Emitter;
import org.understudy.app.pipeline.StageTimes;
import org.understudy.app.pipeline.Step;
import org.understudy.tracking.BodyInterpolator;
import org.understudy.tracking.PortraitTracker;
import org.understudy.tracking.PortraitTracker.Sighting;
import org.understudy.tracking.TrackedPortrait;

/**
 * Fits the subject's pose to the landmarks. Holds back the first frames until the follower has
 * learnt the subject's shape and rest from them, so that a clip has no settling at its start, and
 * puts those that were passed over into their place. The body moves evenly between measurements.
 */
final class FollowStep implements Step<SeenFrame, FollowedFrame> {
  private final PortraitTracker tracker;
  private final StageTimes times;
  private final TreeMap<Long, SeenFrame> heldBack = new TreeMap<>();
  private final BodyInterpolator body = new BodyInterpolator();
  private int lessons;
  private long next;
  private long followed;
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
    if (!prepared) {
      learn(frame);
    }
    heldBack.put(frame.index(), frame);
    if (!prepared && lessons == LookAhead.LESSONS) {
      prepare();
    }
    if (prepared) {
      followAll(out);
    }
  }

  @Override
  public void end(Emitter<FollowedFrame> out) throws InterruptedException {
    if (!prepared) {
      prepare();
    }
    followAll(out);
    follow(body.end(), out);
  }

  private void learn(SeenFrame frame) {
    if (LookAhead.teaches(frame.index())) {
      lessons++;
      tracker.preview(frame.sighting(), LookAhead.LESSONS);
    }
  }

  private void prepare() {
    tracker.prepare(
        heldBack.values().stream()
            .filter(frame -> LookAhead.teaches(frame.index()))
            .map(SeenFrame::sighting)
            .toList());
    prepared = true;
  }

  /** Follows what is there of the next frames in a row. */
  private void followAll(Emitter<FollowedFrame> out) throws InterruptedException {
    for (SeenFrame frame = heldBack.remove(next); frame != null; frame = heldBack.remove(next)) {
      next++;
      follow(body.add(frame.sighting()), out);
    }
  }

  private void follow(List<Sighting> known, Emitter<FollowedFrame> out)
      throws InterruptedException {
    for (Sighting sighting : known) {
      TrackedPortrait tracked = tracker.follow(sighting);
      times.record("follow.fit", tracker.lastFollowNanos());
      SeenFrame frame = new SeenFrame(followed, sighting);
      followed++;
      out.emit(
          new FollowedFrame(
              frame, tracked, tracker.camera(), tracker.identity(), tracker.restOffset()));
    }
  }
}
