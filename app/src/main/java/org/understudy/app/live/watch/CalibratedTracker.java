package org.understudy.app.live.watch;

import java.util.function.Supplier;
import org.understudy.app.calibration.Calibration;
import org.understudy.app.live.SubjectState;
import org.understudy.tracking.capture.VideoFrame;

/** A tracker whose subject was calibrated. Used and closed by one thread. */
public final class CalibratedTracker implements SubjectTracker {
  private final SubjectTracker tracker;
  private final Supplier<Calibration> calibration;

  /**
   * A tracker over another, which it closes.
   *
   * @param calibration asked anew for each frame
   */
  public CalibratedTracker(SubjectTracker tracker, Supplier<Calibration> calibration) {
    this.tracker = tracker;
    this.calibration = calibration;
  }

  @Override
  public SubjectState track(VideoFrame frame) {
    return tracker.track(frame).calibrated(calibration.get());
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
