package org.understudy.app.live.soak;

import org.understudy.app.live.SubjectState;
import org.understudy.app.live.watch.SubjectTracker;
import org.understudy.tracking.capture.VideoFrame;

/** A real tracker with faults. */
final class TroubledTracker implements SubjectTracker {
  private final SubjectTracker real;
  private final Mischief mischief;

  private TroubledTracker(SubjectTracker real, Mischief mischief) {
    this.real = real;
    this.mischief = mischief;
  }

  /** Makes trackers as another maker does, unless their library is missing. */
  static Maker over(Maker maker, Mischief mischief) {
    return (width, height) -> {
      if (mischief.is(Trouble.TRACKER_LIBRARY_MISSING)) {
        throw new UnsatisfiedLinkError("no tensorflowlite in java.library.path");
      }
      return new TroubledTracker(maker.open(width, height), mischief);
    };
  }

  @Override
  public SubjectState track(VideoFrame frame) {
    if (mischief.taken(Trouble.TRACKER_THROWS)) {
      throw new IllegalStateException("the network broke");
    }
    if (mischief.is(Trouble.TRACKER_LIBRARY_MISSING)) {
      throw new UnsatisfiedLinkError("no tensorflowlite in java.library.path");
    }
    return real.track(frame);
  }

  @Override
  public void setPoseInterval(int interval) {
    real.setPoseInterval(interval);
  }

  @Override
  public void close() {
    real.close();
  }
}
