package org.understudy.trainer.clip;

import java.util.Arrays;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.Skeleton;

/**
 * Directions from the middle of a head on a square lattice, laid out by angle from straight ahead
 * (azimuthal equidistant), so that there is no pole in sight; and smooth functions on it. Row 0
 * looks up, column 0 to the person's right.
 */
final class HeadDirections {
  /** Cells of the lattice, each way. */
  static final int CELLS = 64;

  /** Vertices, each way. */
  static final int ACROSS = CELLS + 1;

  static final int COUNT = ACROSS * ACROSS;

  private static final double WIDEST = Math.toRadians(150);
  private static final double BACK = Math.toRadians(178);
  private static final double MIDDLE_ABOVE_JOINT = 0.07;
  private static final int ROUNDS = 600;

  private HeadDirections() {}

  /** [COUNT][3] unit vectors. */
  static double[][] all() {
    double[][] out = new double[COUNT][];
    for (int v = 0; v < COUNT; v++) {
      int row = v / ACROSS;
      out[v] = at(2.0 * (v % ACROSS) / CELLS - 1, 1 - 2.0 * row / CELLS);
    }
    return out;
  }

  /** The vertex of the direction mirrored left to right. */
  static int mirrored(int v) {
    return v - v % ACROSS + CELLS - v % ACROSS;
  }

  private static double[] at(double u, double v) {
    double rho = Math.hypot(u, v);
    if (rho < 1e-9) {
      return new double[] {0, 0, 1};
    }
    double angle = Math.min(rho * WIDEST, BACK);
    return new double[] {Math.sin(angle) * u / rho, Math.sin(angle) * v / rho, Math.cos(angle)};
  }

  /** The middle of a head, [3] metres in the bust's frame at rest. */
  static double[] middle(Skeleton skeleton) {
    return new double[] {
      skeleton.rest(PortraitJoint.HEAD, 0),
      skeleton.rest(PortraitJoint.HEAD, 1) + MIDDLE_ABOVE_JOINT,
      skeleton.rest(PortraitJoint.HEAD, 2)
    };
  }

  /** A function's value in a direction of any length, bilinear between vertices. */
  static double at(double[] function, double x, double y, double z) {
    double across = Math.hypot(x, y);
    double rho = Math.atan2(across, z) / WIDEST;
    double u = across < 1e-12 ? 0 : rho * x / across;
    double v = across < 1e-12 ? 0 : rho * y / across;
    double column = Math.clamp((u + 1) / 2 * CELLS, 0, CELLS - 1e-6);
    double row = Math.clamp((1 - v) / 2 * CELLS, 0, CELLS - 1e-6);
    int a = ACROSS * (int) row + (int) column;
    double fx = column - (int) column;
    double above = function[a] + fx * (function[a + 1] - function[a]);
    double below = function[a + ACROSS] + fx * (function[a + ACROSS + 1] - function[a + ACROSS]);
    return above + (row - (int) row) * (below - above);
  }

  /**
   * The smooth function nearest to values of some weight: the minimum of the weighed squared
   * distance and the squared differences of neighbours, by relaxation.
   *
   * @param values [COUNT]
   * @param weights [COUNT] relative to one difference of neighbours; at least one above 0
   * @return [COUNT]
   */
  static double[] smooth(double[] values, double[] weights) {
    double sum = 0;
    double all = 0;
    for (int v = 0; v < COUNT; v++) {
      sum += values[v] * weights[v];
      all += weights[v];
    }
    double[] out = new double[COUNT];
    Arrays.fill(out, sum / all);
    for (int round = 0; round < ROUNDS; round++) {
      for (int v = 0; v < COUNT; v++) {
        int i = v % ACROSS;
        int j = v / ACROSS;
        double near = 0;
        int count = 0;
        if (i > 0) {
          near += out[v - 1];
          count++;
        }
        if (i < CELLS) {
          near += out[v + 1];
          count++;
        }
        if (j > 0) {
          near += out[v - ACROSS];
          count++;
        }
        if (j < CELLS) {
          near += out[v + ACROSS];
          count++;
        }
        double best = (weights[v] * values[v] + near) / (weights[v] + count);
        out[v] += 1.7 * (best - out[v]);
      }
    }
    return out;
  }
}
