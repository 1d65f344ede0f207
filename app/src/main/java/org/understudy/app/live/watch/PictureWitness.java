package org.understudy.app.live.watch;

import org.understudy.tracking.capture.VideoFrame;

/**
 * Looks at the camera's own pictures for the person before it, in the program's window. There is
 * one implementation, which knows no sink; {@code LiveArchitectureTest} holds that. Called by the
 * tracking thread, after a picture was tracked.
 */
@FunctionalInterface
public interface PictureWitness {
  /**
   * Looks at a picture.
   *
   * @param frame only read, and valid only during this call; whoever wants to keep it copies it
   */
  void see(VideoFrame frame);
}
