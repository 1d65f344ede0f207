package org.understudy.app.live.watch;

import java.io.IOException;
import org.understudy.app.live.SubjectState;
import org.understudy.tracking.capture.VideoFrame;

/** Tracks the subject in frames of one size. Used and closed by one thread. */
public interface SubjectTracker extends AutoCloseable {
  /** The subject in a frame; frames come in order and are only read. */
  SubjectState track(VideoFrame frame);

  /** The bust is measured in every so manieth frame from here on. */
  void setPoseInterval(int interval);

  @Override
  void close();

  /** Makes trackers. */
  @FunctionalInterface
  interface Maker {
    /** A tracker for frames of a size; the caller closes it. */
    SubjectTracker open(int width, int height) throws IOException;
  }
}
