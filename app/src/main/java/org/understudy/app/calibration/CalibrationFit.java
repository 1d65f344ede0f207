package org.understudy.app.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.PortraitPose;

/**
 * Fits a calibration to what a person did. Offsets are medians at rest; a gain takes what was
 * reached in a task (nine tenths of the frames reached less) to what was wanted; smoothing takes
 * the tremble of the resting face to a usual one.
 */
final class CalibrationFit {
  /** Less than this was no attempt, or was not seen. */
  private static final float LEAST_REACH = 0.12f;

  private static final double REACHED = 0.9;
  private static final double MIDDLE = 0.5;

  /** Tremble of a coefficient from frame to frame that nobody sees. */
  private static final double USUAL_TREMBLE = 0.006;

  private CalibrationFit() {}

  /**
   * The calibration, and the titles of tasks that were not seen well enough to count.
   *
   * @param tasks what was asked for, the resting face first
   * @param seen poses of each task, uncalibrated; some for every task
   * @param smoothing factor of the filters that they have gone through
   */
  static CalibrationOutcome fit(
      List<CalibrationTask> tasks, List<List<PortraitPose>> seen, double smoothing) {
    float[] gain = new float[ArkitExpression.COUNT];
    Arrays.fill(gain, 1);
    float[] offset = new float[ArkitExpression.COUNT];
    List<PortraitPose> rest = seen.getFirst();
    for (ArkitExpression e : ArkitExpression.all()) {
      // lids and gaze that only follow each other rest where they are
      float usual = percentile(rest, e, MIDDLE);
      offset[e.ordinal()] = Math.min(Calibration.MOST_OFFSET, usual);
    }
    List<String> unseen = new ArrayList<>();
    List<PortraitPose> peaks = new ArrayList<>();
    peaks.add(middle(rest));
    for (int i = 1; i < tasks.size(); i++) {
      CalibrationTask task = tasks.get(i);
      boolean any = false;
      for (Map.Entry<ArkitExpression, Float> wanted : task.wanted().entrySet()) {
        ArkitExpression e = wanted.getKey();
        float reached = percentile(seen.get(i), e, REACHED) - offset[e.ordinal()];
        if (reached >= LEAST_REACH) {
          any = true;
          gain[e.ordinal()] =
              Math.clamp(
                  wanted.getValue() / reached, Calibration.LEAST_GAIN, Calibration.MOST_GAIN);
        }
      }
      if (!any) {
        unseen.add(task.title());
      }
      peaks.add(strongest(seen.get(i), task));
    }
    return new CalibrationOutcome(
        new Calibration(gain, offset, smoothing(rest, smoothing)), tasks, peaks, List.of(), unseen);
  }

  /** Cutoffs shrink with the square of the noise they are to take away. */
  private static double smoothing(List<PortraitPose> rest, double before) {
    double sum = 0;
    for (int i = 1; i < rest.size(); i++) {
      double frame = 0;
      for (ArkitExpression e : ArkitExpression.all()) {
        double step = rest.get(i).expression(e) - rest.get(i - 1).expression(e);
        frame += step * step;
      }
      sum += frame / ArkitExpression.COUNT;
    }
    double tremble = rest.size() < 2 ? USUAL_TREMBLE : Math.sqrt(sum / (rest.size() - 1));
    double ratio = USUAL_TREMBLE / Math.max(1e-6, tremble);
    return Math.clamp(
        before * ratio * ratio, Calibration.LEAST_SMOOTHING, Calibration.MOST_SMOOTHING);
  }

  private static float percentile(List<PortraitPose> poses, ArkitExpression e, double share) {
    double[] sorted = poses.stream().mapToDouble(pose -> pose.expression(e)).sorted().toArray();
    return (float) sorted[(int) Math.min(sorted.length - 1.0, share * sorted.length)];
  }

  private static PortraitPose middle(List<PortraitPose> poses) {
    return poses.get(poses.size() / 2);
  }

  private static PortraitPose strongest(List<PortraitPose> poses, CalibrationTask task) {
    PortraitPose best = poses.getFirst();
    double most = -1;
    for (PortraitPose pose : poses) {
      double sum = task.wanted().keySet().stream().mapToDouble(pose::expression).sum();
      if (sum > most) {
        most = sum;
        best = pose;
      }
    }
    return best;
  }
}
