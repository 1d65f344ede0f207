package org.understudy.app.live.show;

import org.understudy.parametric.PortraitPose;

/** Learns of every picture that was shown. Called by the showing thread. */
@FunctionalInterface
public interface ShownListener {
  /**
   * A picture has gone to the sinks.
   *
   * @param pose the avatar's pose in it, in the avatar's own place before the camera
   * @param face whether it follows a face
   * @param captureNanos when the camera took the frame that the picture answers
   */
  void shown(PortraitPose pose, boolean face, long captureNanos);
}
