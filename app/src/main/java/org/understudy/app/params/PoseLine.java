package org.understudy.app.params;

import org.understudy.parametric.PortraitPose;

/**
 * One frame of a pose file.
 *
 * @param frame number of the frame in its video, from 0
 * @param face whether the face was found; where it was not, {@code pose} is what was shown instead
 * @param pose the pose; its time stamp counts from the beginning of the video
 */
public record PoseLine(long frame, boolean face, PortraitPose pose) {
  public PoseLine {
    if (frame < 0) {
      throw new IllegalArgumentException("frames are counted from 0, got " + frame);
    }
  }

  /** Time from the beginning of the video. */
  public double timeSeconds() {
    return pose.timestampNanos() / 1e9;
  }
}
