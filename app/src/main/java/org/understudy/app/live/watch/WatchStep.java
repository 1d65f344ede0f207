package org.understudy.app.live.watch;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.understudy.app.live.SubjectState;
import org.understudy.tracking.capture.VideoFrame;

/**
 * Finds the subject in each frame. Frames of another size get another tracker; a tracker that
 * throws is closed and replaced, and its frame gives nothing. Used by one thread.
 */
final class WatchStep implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WatchStep.class);
  private static final long RETRY_NANOS = 1_000_000_000L;

  private final SubjectTracker.Maker maker;
  private @Nullable SubjectTracker tracker;
  private int width;
  private int height;
  private int poseInterval;
  private long lastNanos = Long.MIN_VALUE;
  private long notBeforeNanos = Long.MIN_VALUE;
  private long failures;

  /**
   * A step.
   *
   * @param poseInterval the bust is measured in every so manieth frame
   */
  WatchStep(SubjectTracker.Maker maker, int poseInterval) {
    this.maker = maker;
    this.poseInterval = poseInterval;
  }

  /** How often a tracker failed. */
  long failures() {
    return failures;
  }

  /** From the next frame on the bust is measured at this interval. */
  void setPoseInterval(int interval) {
    if (interval != poseInterval) {
      poseInterval = interval;
      SubjectTracker current = tracker;
      if (current != null) {
        current.setPoseInterval(interval);
      }
    }
  }

  /** The subject; empty where the tracker failed. */
  Optional<SubjectState> watch(VideoFrame captured) {
    VideoFrame frame = inOrder(captured);
    if (tracker == null && frame.timestampNanos() < notBeforeNanos) {
      return Optional.empty();
    }
    try {
      return Optional.of(trackerFor(frame).track(frame));
    } catch (IOException | RuntimeException | LinkageError e) {
      failures++;
      notBeforeNanos = frame.timestampNanos() + RETRY_NANOS;
      LOG.warn("Tracking failed; it starts anew in a second: {}", e.toString());
      LOG.debug("Where it failed", e);
      close();
      return Optional.empty();
    }
  }

  private SubjectTracker trackerFor(VideoFrame frame) throws IOException {
    SubjectTracker current = tracker;
    if (current != null && frame.width() == width && frame.height() == height) {
      return current;
    }
    close();
    width = frame.width();
    height = frame.height();
    SubjectTracker fresh = maker.open(width, height);
    fresh.setPoseInterval(poseInterval);
    tracker = fresh;
    return fresh;
  }

  /** Trackers take time that only goes forward, whatever a camera says. */
  private VideoFrame inOrder(VideoFrame frame) {
    long nanos = frame.timestampNanos();
    if (lastNanos != Long.MIN_VALUE && nanos <= lastNanos) {
      lastNanos++;
      return new VideoFrame(frame.rgb(), frame.width(), frame.height(), lastNanos, frame.index());
    }
    lastNanos = nanos;
    return frame;
  }

  @Override
  public void close() {
    SubjectTracker current = tracker;
    tracker = null;
    if (current != null) {
      current.close();
    }
  }
}
