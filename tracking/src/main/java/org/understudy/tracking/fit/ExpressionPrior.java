package org.understudy.tracking.fit;

import java.util.Arrays;
import org.understudy.parametric.ArkitExpression;

/**
 * What is known of expression coefficients before looking: most are small (a ridge and, as they are
 * not negative, a linear pull that makes them sparse), opposite shapes exclude each other (a ridge
 * on the sum of a pair), and they change little from frame to frame.
 */
final class ExpressionPrior {
  private static final int[][] OPPOSITES = {
    pair(ArkitExpression.JAW_LEFT, ArkitExpression.JAW_RIGHT),
    pair(ArkitExpression.MOUTH_LEFT, ArkitExpression.MOUTH_RIGHT),
    pair(ArkitExpression.MOUTH_SMILE_LEFT, ArkitExpression.MOUTH_FROWN_LEFT),
    pair(ArkitExpression.MOUTH_SMILE_RIGHT, ArkitExpression.MOUTH_FROWN_RIGHT),
    pair(ArkitExpression.MOUTH_SMILE_LEFT, ArkitExpression.MOUTH_PUCKER),
    pair(ArkitExpression.MOUTH_SMILE_RIGHT, ArkitExpression.MOUTH_PUCKER),
    pair(ArkitExpression.EYE_BLINK_LEFT, ArkitExpression.EYE_WIDE_LEFT),
    pair(ArkitExpression.EYE_BLINK_RIGHT, ArkitExpression.EYE_WIDE_RIGHT),
    pair(ArkitExpression.BROW_DOWN_LEFT, ArkitExpression.BROW_OUTER_UP_LEFT),
    pair(ArkitExpression.BROW_DOWN_RIGHT, ArkitExpression.BROW_OUTER_UP_RIGHT),
    pair(ArkitExpression.BROW_DOWN_LEFT, ArkitExpression.BROW_INNER_UP),
    pair(ArkitExpression.BROW_DOWN_RIGHT, ArkitExpression.BROW_INNER_UP),
    pair(ArkitExpression.MOUTH_ROLL_LOWER, ArkitExpression.MOUTH_FUNNEL),
    pair(ArkitExpression.MOUTH_ROLL_UPPER, ArkitExpression.MOUTH_FUNNEL),
  };

  /** How much further than others the shapes of the mouth are held that do not part the lips. */
  private static final double MOUTH_RIDGE = 2;

  /** Factor on the pull of shapes that part the lips. */
  private static final double PARTING_PULL = 2;

  private final double[] ridge = new double[ArkitExpression.COUNT];
  private final double[] pull = new double[ArkitExpression.COUNT];
  private final double opposite;
  private final double temporal;

  /**
   * A prior.
   *
   * @param deviation expected size of a common coefficient; rare shapes are expected at a third
   * @param pull linear cost of a coefficient of one
   * @param opposite cost of two opposite shapes together
   * @param temporal cost of a change of one from the last frame
   */
  ExpressionPrior(double deviation, double pull, double opposite, double temporal) {
    Arrays.fill(ridge, 1 / (deviation * deviation));
    Arrays.fill(this.pull, pull);
    for (ArkitExpression rare :
        new ArkitExpression[] {
          ArkitExpression.CHEEK_PUFF,
          ArkitExpression.JAW_FORWARD,
          ArkitExpression.MOUTH_SHRUG_LOWER,
          ArkitExpression.MOUTH_SHRUG_UPPER,
          ArkitExpression.MOUTH_DIMPLE_LEFT,
          ArkitExpression.MOUTH_DIMPLE_RIGHT,
          ArkitExpression.CHEEK_SQUINT_LEFT,
          ArkitExpression.CHEEK_SQUINT_RIGHT,
          ArkitExpression.EYE_SQUINT_LEFT,
          ArkitExpression.EYE_SQUINT_RIGHT,
          ArkitExpression.JAW_LEFT,
          ArkitExpression.JAW_RIGHT,
          ArkitExpression.MOUTH_LEFT,
          ArkitExpression.MOUTH_RIGHT,
          ArkitExpression.MOUTH_PRESS_LEFT,
          ArkitExpression.MOUTH_PRESS_RIGHT,
          ArkitExpression.MOUTH_STRETCH_LEFT,
          ArkitExpression.MOUTH_STRETCH_RIGHT
        }) {
      ridge[rare.ordinal()] *= 4;
      this.pull[rare.ordinal()] *= 2;
    }
    holdTheMouth();
    this.opposite = opposite;
    this.temporal = temporal;
  }

  private void holdTheMouth() {
    for (ArkitExpression e : ArkitExpression.all()) {
      if (e.arkitName().startsWith("mouth")) {
        double parting = parting(e);
        ridge[e.ordinal()] *= parting > 0 ? parting : MOUTH_RIDGE;
        pull[e.ordinal()] *= parting > 0 ? PARTING_PULL : 1;
      }
    }
  }

  /**
   * How much further than others a shape is held that parts the lips or shuts them, 0 for one that
   * does neither. Jaw, lower and upper lip, funnel, rolled and shrugged lips all do, so that
   * landmarks hardly tell them apart; and as neighbouring landmarks err together, the data look
   * surer of the split than they are. Held loosely, the same lips come out as another mixture on
   * another face. The jaw moves farthest for its cost and is not held: it explains parted lips
   * first. Behind shut lips the jaw shows at the chin alone, which the mesh network moves by half
   * to two thirds of what the jaw does; that motion is therefore believed least.
   */
  private static double parting(ArkitExpression e) {
    return switch (e) {
      case MOUTH_CLOSE -> 128;
      case MOUTH_FUNNEL -> 64;
      case MOUTH_LOWER_DOWN_LEFT, MOUTH_LOWER_DOWN_RIGHT -> 32;
      case MOUTH_ROLL_LOWER, MOUTH_ROLL_UPPER -> 16;
      case MOUTH_UPPER_UP_LEFT, MOUTH_UPPER_UP_RIGHT, MOUTH_SHRUG_LOWER, MOUTH_SHRUG_UPPER -> 8;
      default -> 0;
    };
  }

  private static int[] pair(ArkitExpression a, ArkitExpression b) {
    return new int[] {a.ordinal(), b.ordinal()};
  }

  /**
   * Adds the prior's curvature and slope to a system.
   *
   * @param h upper triangle, row length {@code stride}
   * @param g right-hand side
   * @param column column of each of the 52 coefficients, -1 where it is no unknown
   * @param x the 52 coefficients at which the system is linear
   * @param last the coefficients of the last frame
   */
  void addTo(double[] h, int stride, double[] g, int[] column, double[] x, double[] last) {
    for (int e = 0; e < column.length; e++) {
      int i = column[e];
      if (i >= 0) {
        h[i * stride + i] += ridge[e] + temporal;
        g[i] -= pull[e] + ridge[e] * x[e] + temporal * (x[e] - last[e]);
      }
    }
    for (int[] pair : OPPOSITES) {
      int i = Math.min(column[pair[0]], column[pair[1]]);
      int j = Math.max(column[pair[0]], column[pair[1]]);
      if (i >= 0) {
        double sum = x[pair[0]] + x[pair[1]];
        h[i * stride + i] += opposite;
        h[j * stride + j] += opposite;
        h[i * stride + j] += opposite;
        g[i] -= opposite * sum;
        g[j] -= opposite * sum;
      }
    }
  }

  /** The prior's cost at coefficients, of which the slope above is the negative gradient. */
  double cost(double[] x, double[] last, int[] column) {
    double sum = 0;
    for (int e = 0; e < column.length; e++) {
      if (column[e] >= 0) {
        double change = x[e] - last[e];
        sum += pull[e] * x[e] + ridge[e] * x[e] * x[e] / 2 + temporal * change * change / 2;
      }
    }
    for (int[] pair : OPPOSITES) {
      if (Math.min(column[pair[0]], column[pair[1]]) >= 0) {
        double both = x[pair[0]] + x[pair[1]];
        sum += opposite * both * both / 2;
      }
    }
    return sum;
  }
}
