package org.understudy.tracking.fit;

import java.util.Arrays;

/**
 * What one fitted frame says about the subject and the camera: normal equations of identity, focal
 * length and rest offsets, from which the frame's own unknowns (place, rotation, expression) have
 * been eliminated together with their priors (Schur complement).
 *
 * <p>Slow unknowns in order: identity, the logarithm of the focal length against its centre, then
 * one rest offset for each coefficient the solver has. Not thread-safe; reused from frame to frame.
 */
final class SlowEvidence {
  /**
   * Added stiffness of a coefficient at its bound. Ten times that of a free one makes the rest an
   * asymmetric least-squares estimate, near the tenth percentile of what was seen (Newey and Powell
   * 1987), and not its minimum.
   */
  private static final double BOUND_STIFFNESS = 20;

  private static final double LEAST_WEIGHT = 0.02;

  private final FitSettings settings;
  private final FaceSolver solver;
  private final LandmarkPrediction prediction = new LandmarkPrediction();
  private final int dense;
  private final int size;

  private final double[] information;
  private final double[] target;
  private final double[] cross;
  private final double[] fast;
  private final double[] fastRight;
  private final double[] rowU;
  private final double[] rowV;
  private final double[] rowZ;
  private final int[] fastRow;
  private final double[] fastU;
  private final double[] fastV;
  private final double[] fastZ;
  private int fastCount;
  private final int[] sparse;
  private int sparseCount;

  SlowEvidence(LandmarkModel model, FitSettings settings, FaceSolver solver) {
    this.settings = settings;
    this.solver = solver;
    dense = model.identityCount() + 1;
    int n = solver.unknowns();
    size = dense + n - FaceSolver.RIGID;
    information = new double[size * size];
    target = new double[size];
    cross = new double[n * size];
    fast = new double[n * n];
    fastRight = new double[n];
    fastRow = new int[n];
    fastU = new double[n];
    fastV = new double[n];
    fastZ = new double[n];
    rowU = new double[size];
    rowV = new double[size];
    rowZ = new double[size];
    sparse = new int[size];
  }

  /** Number of slow unknowns. */
  int size() {
    return size;
  }

  /** Index of the focal length; identities come before it. */
  int focal() {
    return dense - 1;
  }

  /** Index of the first rest offset. */
  int firstRest() {
    return dense;
  }

  /** Index of the coefficient a rest offset belongs to. */
  int expressionOf(int unknown) {
    return solver.expressionOf(FaceSolver.RIGID + unknown - dense);
  }

  /** Lower triangle of the last frame's information, row length {@link #size}. */
  double[] information() {
    return information;
  }

  /** Right side of the last frame, for the unknowns themselves and not for steps from here. */
  double[] target() {
    return target;
  }

  /**
   * Gathers the evidence of a frame that {@link FaceSolver#assemble} has just linearised.
   *
   * @param present where the slow unknowns stand
   */
  void gather(FaceObservation seen, SubjectShape shape, FaceState state, double[] present) {
    Arrays.fill(information, 0);
    Arrays.fill(target, 0);
    Arrays.fill(cross, 0);
    double scale = FaceSolver.metresPerPixel(shape, state) / settings.landmarkMetres();
    double[] weights = solver.appliedWeights();
    double[] depthWeights = solver.appliedDepthWeights();
    for (int l = 0; l < LandmarkModel.FACE_COUNT; l++) {
      if (weights[l] > LEAST_WEIGHT) {
        prediction.at(shape, state, l);
        fillRows(shape, state, l, scale);
        addFast(weights[l], depthWeights[l], scale);
        addSlow(
            weights[l],
            depthWeights[l],
            (seen.u[l] - prediction.u) * scale,
            (seen.v[l] - prediction.v) * scale,
            solver.depthResidual(seen, state, prediction, l, scale));
      }
    }
    eliminate(state);
    for (int a = 0; a < size; a++) {
      double sum = 0;
      for (int b = 0; b < size; b++) {
        sum += (b <= a ? information[a * size + b] : information[b * size + a]) * present[b];
      }
      target[a] += sum;
    }
  }

  /** Jacobian of the predicted landmark by every slow unknown, in usual residuals. */
  private void fillRows(SubjectShape shape, FaceState state, int l, double scale) {
    LandmarkPrediction p = prediction;
    LandmarkModel model = shape.model;
    double[] r = state.rotation;
    double metres = 1 / settings.landmarkMetres();
    for (int k = 0; k < dense - 1; k++) {
      float[] shift = model.identityShift(k);
      fill(k, shift[3 * l], shift[3 * l + 1], shift[3 * l + 2], r, scale, metres);
    }
    // du/dlog f = u - cx; depth is not touched
    rowU[dense - 1] = (p.u - shape.centreX) * scale;
    rowV[dense - 1] = (p.v - shape.centreY) * scale;
    rowZ[dense - 1] = 0;
    int[] column = solver.columns();
    sparseCount = 0;
    int end = model.rowStart(l + 1);
    for (int k = model.rowStart(l); k < end; k++) {
      int c = column[model.expressionOf(k)];
      if (c >= 0) {
        int at = dense + c - FaceSolver.RIGID;
        sparse[sparseCount++] = at;
        fill(at, model.offset(k, 0), model.offset(k, 1), model.offset(k, 2), r, scale, metres);
      }
    }
  }

  private void fill(int at, double x, double y, double z, double[] r, double scale, double metres) {
    LandmarkPrediction p = prediction;
    rowU[at] = (p.headU[0] * x + p.headU[1] * y + p.headU[2] * z) * scale;
    rowV[at] = (p.headV[0] * x + p.headV[1] * y + p.headV[2] * z) * scale;
    rowZ[at] = (r[6] * x + r[7] * y + r[8] * z) * metres;
  }

  private void addSlow(double w, double wz, double ru, double rv, double rz) {
    for (int a = 0; a < dense; a++) {
      double ju = w * rowU[a];
      double jv = w * rowV[a];
      double jz = wz * rowZ[a];
      target[a] += ju * ru + jv * rv + jz * rz;
      int row = a * size;
      for (int b = 0; b <= a; b++) {
        information[row + b] += ju * rowU[b] + jv * rowV[b] + jz * rowZ[b];
      }
    }
    for (int i = 0; i < sparseCount; i++) {
      int a = sparse[i];
      double ju = w * rowU[a];
      double jv = w * rowV[a];
      double jz = wz * rowZ[a];
      target[a] += ju * ru + jv * rv + jz * rz;
      int row = a * size;
      for (int b = 0; b < dense; b++) {
        information[row + b] += ju * rowU[b] + jv * rowV[b] + jz * rowZ[b];
      }
      for (int k = 0; k <= i; k++) {
        int b = sparse[k];
        information[row + b] += ju * rowU[b] + jv * rowV[b] + jz * rowZ[b];
      }
    }
  }

  /**
   * Adds a landmark to what ties the frame's own unknowns to the slow ones. All rows go through one
   * loop, for the compiler copies what is called to every place that calls it.
   */
  private void addFast(double w, double wz, double scale) {
    fastCount = 0;
    addRigidRows(w * scale, wz / settings.landmarkMetres());
    for (int i = 0; i < sparseCount; i++) {
      int at = sparse[i];
      addRow(FaceSolver.RIGID + at - dense, w * rowU[at], w * rowV[at], wz * rowZ[at]);
    }
    for (int i = 0; i < fastCount; i++) {
      cross(fastRow[i], fastU[i], fastV[i], fastZ[i]);
    }
  }

  /** Weighted Jacobian of the predicted landmark by rotation, translation and depth offset. */
  private void addRigidRows(double wu, double metres) {
    LandmarkPrediction p = prediction;
    addRow(0, wu * p.qy * p.uz, wu * (p.qy * p.vz - p.qz * p.vy), p.qy * metres);
    addRow(1, wu * (p.qz * p.ux - p.qx * p.uz), -wu * p.qx * p.vz, -p.qx * metres);
    addRow(2, -wu * p.qy * p.ux, wu * p.qx * p.vy, 0);
    addRow(3, wu * p.ux, 0, 0);
    addRow(4, 0, wu * p.vy, 0);
    addRow(5, wu * p.uz, wu * p.vz, 0);
    addRow(6, 0, 0, -metres);
  }

  private void addRow(int unknown, double ju, double jv, double jz) {
    fastRow[fastCount] = unknown;
    fastU[fastCount] = ju;
    fastV[fastCount] = jv;
    fastZ[fastCount++] = jz;
  }

  private void cross(int row, double ju, double jv, double jz) {
    int at = row * size;
    for (int k = 0; k < dense; k++) {
      cross[at + k] += ju * rowU[k] + jv * rowV[k] + jz * rowZ[k];
    }
    for (int i = 0; i < sparseCount; i++) {
      int k = sparse[i];
      cross[at + k] += ju * rowU[k] + jv * rowV[k] + jz * rowZ[k];
    }
  }

  private void eliminate(FaceState state) {
    int n = solver.unknowns();
    double[] h = solver.normalMatrix();
    double[] g = solver.rightSide();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        fast[i * n + j] = h[j * n + i];
      }
      if (i >= FaceSolver.RIGID) {
        double x = state.expression[solver.expressionOf(i)];
        if ((x <= 0 && g[i] < 0) || (x >= 1 && g[i] > 0)) {
          fast[i * n + i] += BOUND_STIFFNESS;
        }
      }
    }
    Cholesky.factor(fast, n, n);
    // forward substitution of all columns at once, row by row
    for (int i = 0; i < n; i++) {
      int row = i * size;
      for (int k = 0; k < i; k++) {
        double l = fast[i * n + k];
        int other = k * size;
        for (int c = 0; c < size; c++) {
          cross[row + c] -= l * cross[other + c];
        }
      }
      double inverse = 1 / fast[i * n + i];
      for (int c = 0; c < size; c++) {
        cross[row + c] *= inverse;
      }
    }
    System.arraycopy(g, 0, fastRight, 0, n);
    Cholesky.forward(fast, n, n, fastRight, 0, 1);
    for (int i = 0; i < n; i++) {
      int row = i * size;
      for (int a = 0; a < size; a++) {
        double ca = cross[row + a];
        target[a] -= ca * fastRight[i];
        int at = a * size;
        for (int b = 0; b <= a; b++) {
          information[at + b] -= ca * cross[row + b];
        }
      }
    }
  }
}
