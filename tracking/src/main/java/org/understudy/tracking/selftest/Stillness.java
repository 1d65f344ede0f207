package org.understudy.tracking.selftest;

import java.util.List;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.Rotation;

/**
 * How still a pose is that should not move at all.
 *
 * @param frames poses looked at
 * @param headRotationDegrees standard deviation of the head's rotation: root mean square angle to
 *     the mean rotation
 * @param coefficient largest standard deviation of any coefficient
 * @param loudest the coefficient it belongs to
 */
public record Stillness(
    int frames, double headRotationDegrees, double coefficient, ArkitExpression loudest) {

  /** Largest deviation of the head a still picture may give, degrees. */
  public static final double HEAD_LIMIT_DEGREES = 0.1;

  /** Largest deviation of a coefficient a still picture may give. */
  public static final double COEFFICIENT_LIMIT = 0.01;

  /**
   * Measures poses of a picture that stands still.
   *
   * @throws IllegalArgumentException for fewer than two poses
   */
  public static Stillness of(List<PortraitPose> poses) {
    int n = poses.size();
    if (n < 2) {
      throw new IllegalArgumentException("stillness takes at least two poses, got " + n);
    }
    Rotation mean = poses.getFirst().headRotation();
    for (int i = 1; i < n; i++) {
      mean = mean.interpolate(poses.get(i).headRotation(), 1.0 / (i + 1));
    }
    double squares = 0;
    double[] sums = new double[ArkitExpression.COUNT];
    for (PortraitPose pose : poses) {
      double angle = mean.angleTo(pose.headRotation());
      squares += angle * angle;
      for (ArkitExpression e : ArkitExpression.all()) {
        sums[e.ordinal()] += pose.expression(e);
      }
    }
    double worst = -1;
    ArkitExpression loudest = ArkitExpression.JAW_OPEN;
    for (ArkitExpression e : ArkitExpression.all()) {
      double average = sums[e.ordinal()] / n;
      double spread = 0;
      for (PortraitPose pose : poses) {
        double d = pose.expression(e) - average;
        spread += d * d;
      }
      double deviation = Math.sqrt(spread / n);
      if (deviation > worst) {
        worst = deviation;
        loudest = e;
      }
    }
    return new Stillness(n, Math.toDegrees(Math.sqrt(squares / n)), worst, loudest);
  }

  /** Whether both figures keep their limits. */
  public boolean passes() {
    return headRotationDegrees <= HEAD_LIMIT_DEGREES && coefficient <= COEFFICIENT_LIMIT;
  }
}
