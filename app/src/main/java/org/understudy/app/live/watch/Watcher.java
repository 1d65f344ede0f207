package org.understudy.app.live.watch;

import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.understudy.app.live.CameraState;
import org.understudy.app.live.NewestSlot;
import org.understudy.app.live.SubjectState;
import org.understudy.app.pipeline.BufferPool;
import org.understudy.tracking.capture.CameraOpening;
import org.understudy.tracking.capture.CaptureClock;
import org.understudy.tracking.capture.VideoFrame;

/**
 * The watching half of a session: a camera's pictures go in, the subject's states come out. Its two
 * methods {@code runCapture} and {@code runTracking} are for one thread each; everything else is
 * for any thread.
 */
public final class Watcher {
  private static final long PATIENCE_NANOS = 100_000_000L;

  private final BufferPool<CapturedPicture> pool = CaptureLoop.pool();
  private final NewestSlot<CapturedPicture> captured = new NewestSlot<>();
  private final LongAdder frames = new LongAdder();
  private final CaptureLoop capture;
  private final SubjectTracker.Maker trackers;
  private final Consumer<SubjectState> out;
  private final Optional<PictureWitness> witness;
  private volatile int poseInterval;
  private volatile long failures;
  private volatile long missedAtStart = -1;
  private volatile boolean stopping;

  /**
   * A watcher.
   *
   * @param camera opens the camera, again and again where it goes away
   * @param trackers makes trackers
   * @param framesPerSecond most frames looked at
   * @param poseInterval the bust is measured in every so manieth frame
   * @param clock the camera's clock
   * @param witness sees the pictures that were tracked, if anybody does
   * @param states told of the camera's state, on the capturing thread
   * @param out receives the subject's states, on the tracking thread
   */
  public Watcher(
      Supplier<CameraOpening> camera,
      SubjectTracker.Maker trackers,
      double framesPerSecond,
      int poseInterval,
      CaptureClock clock,
      Optional<PictureWitness> witness,
      Consumer<CameraState> states,
      Consumer<SubjectState> out) {
    this.trackers = trackers;
    this.out = out;
    this.witness = witness;
    this.poseInterval = poseInterval;
    FrameRateLimit limit = new FrameRateLimit(framesPerSecond);
    capture =
        new CaptureLoop(camera, pool, captured, clock, frame -> isCounted(limit, frame), states);
  }

  private boolean isCounted(FrameRateLimit limit, VideoFrame frame) {
    boolean wanted = limit.wants(frame.timestampNanos());
    if (wanted) {
      frames.increment();
    }
    return wanted;
  }

  /** Captures until the thread is interrupted or there is nothing more to come. */
  public void runCapture() throws InterruptedException {
    capture.run();
  }

  /** Tracks until the thread is interrupted or {@link #stop} was called. */
  public void runTracking() throws InterruptedException {
    try (WatchStep step = new WatchStep(trackers, poseInterval)) {
      while (!stopping) {
        CapturedPicture picture = captured.take(PATIENCE_NANOS);
        if (picture != null) {
          step.setPoseInterval(poseInterval);
          try {
            VideoFrame frame = picture.frame();
            Optional<SubjectState> state = step.watch(frame);
            if (missedAtStart < 0 && state.isPresent()) {
              missedAtStart = captured.replaced();
            }
            state.ifPresent(out);
            witness.ifPresent(eye -> eye.see(frame));
          } finally {
            picture.set(null);
            pool.give(picture);
          }
          failures = step.failures();
        }
      }
    }
  }

  /** Lets {@link #runTracking} return after the picture it is at. */
  public void stop() {
    stopping = true;
  }

  /** The bust is measured in every so manieth frame from the next one on. */
  public void setPoseInterval(int interval) {
    poseInterval = interval;
  }

  /** Pictures captured so far, those that were left out as too many not counted. */
  public long captured() {
    return frames.sum();
  }

  /**
   * Pictures that a newer one replaced before they were looked at, since there is a tracker that
   * has looked at one.
   */
  public long dropped() {
    return captured.replaced() - missedAtStart();
  }

  /** Pictures that came while the networks were loaded and looked at the first one. */
  public long missedAtStart() {
    long missed = missedAtStart;
    return missed < 0 ? captured.replaced() : missed;
  }

  /** How often the tracker failed. */
  public long trackerFailures() {
    return failures;
  }
}
