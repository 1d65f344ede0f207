package org.understudy.tracking.selftest;

import java.util.List;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.PortraitPose;

/**
 * How quickly a coefficient follows a change that happens from one frame to the next.
 *
 * @param expression the coefficient
 * @param before its mean before the step
 * @param after its mean once settled
 * @param outAfterOne share of the change that is out in the frame of the step
 * @param outAfterTwo share that is out one frame later, the second with the new state
 */
public record StepResponse(
    ArkitExpression expression,
    double before,
    double after,
    double outAfterOne,
    double outAfterTwo) {

  /** Share of a step that must be out within two frames. */
  public static final double LIMIT = 0.8;

  /** Smallest change that counts as a step. */
  private static final double SMALLEST = 0.1;

  private static final int AVERAGED = 5;

  /**
   * Measures a coefficient.
   *
   * @param poses poses of consecutive frames, at least 5 before the step and 10 from it
   * @param step index of the first frame with the new state
   */
  public static StepResponse of(ArkitExpression expression, List<PortraitPose> poses, int step) {
    if (step < AVERAGED || poses.size() < step + 2 * AVERAGED) {
      throw new IllegalArgumentException(
          "a step takes 5 frames before it and 10 from it on, got %d of %d frames before"
              .formatted(step, poses.size()));
    }
    double before = mean(expression, poses, step - AVERAGED);
    double after = mean(expression, poses, poses.size() - AVERAGED);
    double change = after - before;
    double scale = Math.abs(change) < 1e-9 ? 1 : change;
    return new StepResponse(
        expression,
        before,
        after,
        (poses.get(step).expression(expression) - before) / scale,
        (poses.get(step + 1).expression(expression) - before) / scale);
  }

  private static double mean(ArkitExpression expression, List<PortraitPose> poses, int from) {
    double sum = 0;
    for (int i = from; i < from + AVERAGED; i++) {
      sum += poses.get(i).expression(expression);
    }
    return sum / AVERAGED;
  }

  /** Whether there was a step and 80 % of it was out within two frames. */
  public boolean passes() {
    return Math.abs(after - before) >= SMALLEST && outAfterTwo >= LIMIT;
  }
}
