package org.understudy.trainer.clip;

import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.understudy.trainer.bake.SheetDraft;

/**
 * A regular lattice around some sheets with a vector of unknowns at each node, each the solution of
 * its own least squares over the equations met around it. Between nodes they are interpolated.
 * Nodes at which nothing was met are zero.
 */
final class NodeLattice {
  private static final double SPACING = 0.012;

  private final double[] origin = new double[3];
  private final int[] size = new int[3];
  private final int unknowns;
  private final int numbers;
  private final double[][] sums;
  private final float[][] found;

  /**
   * A lattice without equations.
   *
   * @param unknowns length of each node's vector
   */
  NodeLattice(List<SheetDraft> around, int unknowns) {
    this.unknowns = unknowns;
    numbers = unknowns * (unknowns + 1) / 2 + unknowns;
    double[] most = new double[3];
    Arrays.fill(origin, Double.MAX_VALUE);
    Arrays.fill(most, -Double.MAX_VALUE);
    for (SheetDraft d : around) {
      for (int i = 0; i < d.vertices().length; i++) {
        origin[i % 3] = Math.min(origin[i % 3], d.vertices()[i]);
        most[i % 3] = Math.max(most[i % 3], d.vertices()[i]);
      }
    }
    int nodes = 1;
    for (int k = 0; k < 3; k++) {
      origin[k] -= 2 * SPACING;
      size[k] = (int) Math.ceil((most[k] - origin[k]) / SPACING) + 3;
      nodes *= size[k];
    }
    sums = new double[nodes][];
    found = new float[nodes][];
  }

  /** Adds an equation at a place: row times unknowns is right, of weight 1. */
  void add(double[] place, double[] row, double right) {
    int node = 0;
    for (int k = 2; k >= 0; k--) {
      int i = (int) Math.round((place[k] - origin[k]) / SPACING);
      node = node * size[k] + Math.clamp(i, 0, size[k] - 1);
    }
    double[] sum = sums[node];
    if (sum == null) {
      sum = new double[numbers];
      sums[node] = sum;
    }
    int at = 0;
    for (int r = 0; r < unknowns; r++) {
      double value = row[r];
      if (value == 0) {
        at += r + 1;
        continue;
      }
      for (int c = 0; c <= r; c++) {
        sum[at++] += value * row[c];
      }
      sum[numbers - unknowns + r] += value * right;
    }
  }

  /**
   * Solves all nodes.
   *
   * @param smoothing how often the equations are shared with the neighbours
   * @param ridge [unknowns] pull to zero, as a share of the mean squared weight of the first three
   *     unknowns over the nodes that were met
   */
  void solve(int smoothing, double[] ridge) {
    double mean = meanWeight();
    double[][] spread = sums.clone();
    for (int round = 0; round < smoothing; round++) {
      for (int axis = 0, step = 1; axis < 3; step *= size[axis], axis++) {
        spread = shared(spread, axis, step);
      }
    }
    LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(unknowns);
    DMatrixRMaj left = new DMatrixRMaj(unknowns, unknowns);
    DMatrixRMaj right = new DMatrixRMaj(unknowns, 1);
    DMatrixRMaj out = new DMatrixRMaj(unknowns, 1);
    for (int node = 0; node < spread.length; node++) {
      double[] sum = spread[node];
      if (sum == null) {
        continue;
      }
      int at = 0;
      for (int r = 0; r < unknowns; r++) {
        for (int c = 0; c <= r; c++) {
          left.set(r, c, sum[at]);
          left.set(c, r, sum[at++]);
        }
        left.add(r, r, ridge[r] * mean + 1e-9);
        right.set(r, 0, sum[numbers - unknowns + r]);
      }
      if (solver.setA(left)) {
        solver.solve(right, out);
        found[node] = new float[unknowns];
        for (int r = 0; r < unknowns; r++) {
          found[node][r] = (float) out.get(r, 0);
        }
      }
    }
  }

  private double meanWeight() {
    double sum = 0;
    int count = 0;
    for (double[] s : sums) {
      if (s != null) {
        sum += (s[0] + s[2] + s[5]) / 3;
        count++;
      }
    }
    return sum / Math.max(1, count);
  }

  /** Quarter, half, quarter along one axis. */
  private double[][] shared(double[][] from, int axis, int step) {
    double[][] out = new double[from.length][];
    for (int node = 0; node < from.length; node++) {
      int i = node / step % size[axis];
      double[] before = i > 0 ? from[node - step] : null;
      double[] here = from[node];
      double[] after = i < size[axis] - 1 ? from[node + step] : null;
      if (before == null && here == null && after == null) {
        continue;
      }
      double[] sum = new double[numbers];
      gather(before, 0.25, sum);
      gather(here, 0.5, sum);
      gather(after, 0.25, sum);
      out[node] = sum;
    }
    return out;
  }

  private static void gather(
      double @org.jspecify.annotations.Nullable [] from, double share, double[] sum) {
    if (from != null) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += share * from[i];
      }
    }
  }

  /** Interpolates the solutions at a place. */
  void at(double x, double y, double z, double[] out) {
    Arrays.fill(out, 0);
    double[] place = {x, y, z};
    int[] first = new int[3];
    double[] part = new double[3];
    for (int k = 0; k < 3; k++) {
      double g = Math.clamp((place[k] - origin[k]) / SPACING, 0, size[k] - 1.001);
      first[k] = (int) g;
      part[k] = g - first[k];
    }
    for (int corner = 0; corner < 8; corner++) {
      int node = 0;
      double w = 1;
      for (int k = 2; k >= 0; k--) {
        int high = corner >> k & 1;
        node = node * size[k] + first[k] + high;
        w *= high == 1 ? part[k] : 1 - part[k];
      }
      float[] value = found[node];
      if (value != null) {
        for (int i = 0; i < unknowns; i++) {
          out[i] += w * value[i];
        }
      }
    }
  }
}
