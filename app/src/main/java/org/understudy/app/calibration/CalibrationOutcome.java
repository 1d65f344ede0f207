package org.understudy.app.calibration;

import java.util.List;
import org.understudy.parametric.PortraitPose;

/**
 * What came of a calibration.
 *
 * @param calibration the fitted numbers
 * @param tasks what was asked for, the resting face first
 * @param peaks the person's own pose at the height of each task, uncalibrated
 * @param clips the person's own motion in each task, uncalibrated
 * @param unseen titles of tasks that were not seen well enough; their gains stay 1
 */
public record CalibrationOutcome(
    Calibration calibration,
    List<CalibrationTask> tasks,
    List<PortraitPose> peaks,
    List<CalibrationClip> clips,
    List<String> unseen) {
  public CalibrationOutcome {
    tasks = List.copyOf(tasks);
    peaks = List.copyOf(peaks);
    clips = List.copyOf(clips);
    unseen = List.copyOf(unseen);
  }

  CalibrationOutcome withClips(List<CalibrationClip> newClips) {
    return new CalibrationOutcome(calibration, tasks, peaks, newClips, unseen);
  }
}
