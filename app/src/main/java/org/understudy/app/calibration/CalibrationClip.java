package org.understudy.app.calibration;

import java.util.List;
import org.understudy.parametric.PortraitPose;

/**
 * What a person's face did in one task: coefficients, never pictures. Immutable.
 *
 * @param task what was asked for
 * @param poses one for each frame, uncalibrated, at least one; their time stamps are nanoseconds
 *     since the task began, and rise
 */
public record CalibrationClip(CalibrationTask task, List<PortraitPose> poses) {
  public CalibrationClip {
    poses = List.copyOf(poses);
    if (poses.isEmpty()) {
      throw new IllegalArgumentException(
          "a clip of \"%s\" needs a pose at least".formatted(task.title()));
    }
  }

  /** How long it lasts, nanoseconds: to the last pose. */
  public long durationNanos() {
    return poses.getLast().timestampNanos();
  }

  /**
   * The pose at a time: the latest that is not later, or the first.
   *
   * @param nanos since the task began
   */
  public PortraitPose at(long nanos) {
    int least = 0;
    int most = poses.size() - 1;
    while (least < most) {
      int middle = (least + most + 1) >>> 1;
      if (poses.get(middle).timestampNanos() <= nanos) {
        least = middle;
      } else {
        most = middle - 1;
      }
    }
    return poses.get(least);
  }
}
