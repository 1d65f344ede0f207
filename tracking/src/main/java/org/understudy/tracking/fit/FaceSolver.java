package org.understudy.tracking.fit;

import org.understudy.parametric.ArkitExpression;

/**
 * Fits place, rotation and expression of the head to the landmarks of one frame: Gauss-Newton on
 * the reprojection error with Huber's weights, coefficients kept within 0..1 by an active set, all
 * Jacobians analytic ({@link LandmarkPrediction}).
 *
 * <p>Unknowns in order: 3 of rotation, 3 of translation, the offset of MediaPipe's depth, then
 * every coefficient that landmarks can show. The lids' look shapes follow the gaze and the tongue
 * has no landmarks; those are read from the state and not solved for.
 *
 * <p>Not thread-safe. Solving allocates next to nothing.
 */
final class FaceSolver {
  /** Rotation, translation and depth offset. */
  static final int RIGID = 7;

  private static final double FACING_FULL = 0.35;
  private static final double FACING_NONE = -0.25;
  private static final double FACING_LEAST = 0.03;

  private final FitSettings settings;
  private final ExpressionPrior prior;
  private final LandmarkPrediction prediction = new LandmarkPrediction();
  private final double[] landmarkWeights = FaceLandmarkSets.fitWeights();
  private final int[] column = new int[ArkitExpression.COUNT];
  private final int[] expressionOfColumn;
  private final int unknowns;

  private final double[] h;
  private final double[] g;
  private final double[] lower;
  private final double[] upper;
  private final double[] step;
  private final BoxQuadratic box;
  private final int[] rowColumns;
  private final double[] rowU;
  private final double[] rowV;
  private final double[] rowZ;
  private final double[] appliedWeights = new double[LandmarkModel.FACE_COUNT];
  private final double[] appliedDepthWeights = new double[LandmarkModel.FACE_COUNT];

  /** Weighted squares of the residuals in the picture, and their weights, of the last assembly. */
  private double squares;

  private double weights;
  private final double[] normals = new double[3 * LandmarkModel.FACE_COUNT];

  FaceSolver(LandmarkModel model, FitSettings settings) {
    this.settings = settings;
    prior =
        new ExpressionPrior(
            settings.expressionDeviation(),
            settings.expressionPull(),
            settings.oppositeCost(),
            settings.temporalCost());
    int n = RIGID;
    int[] of = new int[RIGID + ArkitExpression.COUNT];
    for (ArkitExpression e : ArkitExpression.all()) {
      boolean followsOthers =
          e.arkitName().startsWith("eyeLook") || e == ArkitExpression.TONGUE_OUT;
      column[e.ordinal()] = followsOthers ? -1 : n;
      if (!followsOthers) {
        of[n++] = e.ordinal();
      }
    }
    unknowns = n;
    expressionOfColumn = of;
    h = new double[n * n];
    g = new double[n];
    lower = new double[n];
    upper = new double[n];
    step = new double[n];
    box = new BoxQuadratic(n);
    rowColumns = new int[n];
    rowU = new double[n];
    rowV = new double[n];
    rowZ = new double[n];
    roughNormals(model);
  }

  /** Outward directions of a head: away from an upright axis through the middle of the skull. */
  private void roughNormals(LandmarkModel model) {
    double axisZ = 0;
    double middleY = 0;
    for (int l : FaceLandmarkSets.oval()) {
      axisZ += model.mean(l, 2) / FaceLandmarkSets.oval().length;
      middleY += model.mean(l, 1) / FaceLandmarkSets.oval().length;
    }
    axisZ -= 0.03;
    for (int l = 0; l < LandmarkModel.FACE_COUNT; l++) {
      double x = model.mean(l, 0);
      double y = 0.4 * (model.mean(l, 1) - middleY);
      double z = model.mean(l, 2) - axisZ;
      double length = Math.max(1e-9, Math.sqrt(x * x + y * y + z * z));
      normals[3 * l] = x / length;
      normals[3 * l + 1] = y / length;
      normals[3 * l + 2] = z / length;
    }
  }

  /** Number of unknowns of a frame. */
  int unknowns() {
    return unknowns;
  }

  /** Column of each coefficient, -1 where it is no unknown; not to be written. */
  int[] columns() {
    return column;
  }

  /** The coefficient of a column from {@link #RIGID} on. */
  int expressionOf(int unknown) {
    return expressionOfColumn[unknown];
  }

  /** The normal matrix of the last assembly, upper triangle, row length {@link #unknowns}. */
  double[] normalMatrix() {
    return h;
  }

  /** The descent direction's right-hand side of the last assembly. */
  double[] rightSide() {
    return g;
  }

  /** Weight each landmark had in the last assembly, robust and facing weights included. */
  double[] appliedWeights() {
    return appliedWeights;
  }

  /** Weight each landmark's depth had in the last assembly. */
  double[] appliedDepthWeights() {
    return appliedDepthWeights;
  }

  /**
   * MediaPipe's depth against the model's, in usual residuals.
   *
   * @param scale usual residuals per pixel
   */
  double depthResidual(
      FaceObservation seen, FaceState state, LandmarkPrediction p, int l, double scale) {
    return seen.depth[l] * scale + (state.depthOffset - p.qz) / settings.landmarkMetres();
  }

  /** Metres at the face per pixel. */
  static double metresPerPixel(SubjectShape shape, FaceState state) {
    return -state.translation[2] / shape.focalPixels;
  }

  /**
   * Improves a state.
   *
   * @param last coefficients of the last frame, [52]
   * @param iterations how many Gauss-Newton steps
   * @param rigidOnly whether expression stays what it is
   * @return weighted root mean square of the residuals before the last step, metres at the face
   */
  double solve(
      FaceObservation seen,
      SubjectShape shape,
      FaceState state,
      double[] last,
      int iterations,
      boolean rigidOnly) {
    double residual = 0;
    for (int i = 0; i < iterations; i++) {
      residual = assemble(seen, shape, state, last, rigidOnly);
      int n = rigidOnly ? RIGID : unknowns;
      for (int c = 0; c < n; c++) {
        if (c < RIGID) {
          lower[c] = Double.NEGATIVE_INFINITY;
          upper[c] = Double.POSITIVE_INFINITY;
        } else {
          double x = state.expression[expressionOfColumn[c]];
          lower[c] = -x;
          upper[c] = 1 - x;
        }
      }
      box.solve(h, unknowns, g, lower, upper, step, n);
      apply(state, n);
    }
    return residual;
  }

  /** Forgets the last frame's active set. */
  void reset() {
    box.reset();
  }

  private void apply(FaceState state, int n) {
    state.turn(step[0], step[1], step[2]);
    for (int i = 0; i < 3; i++) {
      state.translation[i] += step[3 + i];
    }
    state.translation[2] = Math.min(state.translation[2], -0.05);
    state.depthOffset += step[6];
    for (int c = RIGID; c < n; c++) {
      int e = expressionOfColumn[c];
      state.expression[e] = Math.clamp(state.expression[e] + step[c], 0.0, 1.0);
    }
  }

  /**
   * Builds the normal equations at a state.
   *
   * @return weighted root mean square residual, metres at the face
   */
  double assemble(
      FaceObservation seen, SubjectShape shape, FaceState state, double[] last, boolean rigidOnly) {
    java.util.Arrays.fill(h, 0);
    java.util.Arrays.fill(g, 0);
    double scale = metresPerPixel(shape, state) / settings.landmarkMetres();
    squares = 0;
    weights = 0;
    for (int l = 0; l < LandmarkModel.FACE_COUNT; l++) {
      addLandmark(seen, shape, state, l, scale, rigidOnly);
    }
    if (!rigidOnly) {
      prior.addTo(h, unknowns, g, column, state.expression, last);
    }
    for (int i = 0; i < RIGID; i++) {
      h[i * unknowns + i] += 1e-6;
    }
    return Math.sqrt(squares / Math.max(1e-9, 2 * weights)) * settings.landmarkMetres();
  }

  /**
   * Adds a landmark's residuals to the normal equations.
   *
   * @param scale usual residuals per pixel
   */
  private void addLandmark(
      FaceObservation seen,
      SubjectShape shape,
      FaceState state,
      int l,
      double scale,
      boolean rigidOnly) {
    LandmarkPrediction p = prediction;
    p.at(shape, state, l);
    double ru = (seen.u[l] - p.u) * scale;
    double rv = (seen.v[l] - p.v) * scale;
    double rz = depthResidual(seen, state, p, l, scale);
    double length = Math.sqrt(ru * ru + rv * rv);
    double huber = settings.huberMetres() / settings.landmarkMetres();
    double base = landmarkWeights[l] * facing(state, p, l);
    double w = base * (length <= huber ? 1 : huber / length);
    double wz = base * settings.depthWeight() * Math.min(1, 2 * huber / (1e-9 + Math.abs(rz)));
    appliedWeights[l] = w;
    appliedDepthWeights[l] = wz;
    squares += w * (ru * ru + rv * rv);
    weights += w;
    double metres = 1 / settings.landmarkMetres();
    int m = rigidRows(p, scale, metres);
    if (!rigidOnly) {
      m = expressionRows(shape.model, state.rotation, l, m, scale, metres);
    }
    accumulate(m, w, wz, ru, rv, rz);
  }

  /** The rows of a landmark's expressions, after {@code m} others; how many there are then. */
  private int expressionRows(
      LandmarkModel model, double[] r, int l, int m, double scale, double metres) {
    LandmarkPrediction p = prediction;
    int count = m;
    int end = model.rowStart(l + 1);
    for (int k = model.rowStart(l); k < end; k++) {
      int c = column[model.expressionOf(k)];
      if (c >= 0) {
        double dx = model.offset(k, 0);
        double dy = model.offset(k, 1);
        double dz = model.offset(k, 2);
        rowColumns[count] = c;
        rowU[count] = (p.headU[0] * dx + p.headU[1] * dy + p.headU[2] * dz) * scale;
        rowV[count] = (p.headV[0] * dx + p.headV[1] * dy + p.headV[2] * dz) * scale;
        rowZ[count] = (r[6] * dx + r[7] * dy + r[8] * dz) * metres;
        count++;
      }
    }
    return count;
  }

  private int rigidRows(LandmarkPrediction p, double scale, double metres) {
    for (int i = 0; i < RIGID; i++) {
      rowColumns[i] = i;
    }
    // q x (ux, 0, uz)
    rowU[0] = p.qy * p.uz * scale;
    rowU[1] = (p.qz * p.ux - p.qx * p.uz) * scale;
    rowU[2] = -p.qy * p.ux * scale;
    rowU[3] = p.ux * scale;
    rowU[4] = 0;
    rowU[5] = p.uz * scale;
    rowU[6] = 0;
    // q x (0, vy, vz)
    rowV[0] = (p.qy * p.vz - p.qz * p.vy) * scale;
    rowV[1] = -p.qx * p.vz * scale;
    rowV[2] = p.qx * p.vy * scale;
    rowV[3] = 0;
    rowV[4] = p.vy * scale;
    rowV[5] = p.vz * scale;
    rowV[6] = 0;
    // q x (0, 0, 1); the offset enters the residual with the opposite sign
    rowZ[0] = p.qy * metres;
    rowZ[1] = -p.qx * metres;
    rowZ[2] = 0;
    rowZ[3] = 0;
    rowZ[4] = 0;
    rowZ[5] = 0;
    rowZ[6] = -metres;
    return RIGID;
  }

  private void accumulate(int m, double w, double wz, double ru, double rv, double rz) {
    for (int a = 0; a < m; a++) {
      double ju = w * rowU[a];
      double jv = w * rowV[a];
      double jz = wz * rowZ[a];
      int ca = rowColumns[a];
      int row = ca * unknowns;
      g[ca] += ju * ru + jv * rv + jz * rz;
      for (int b = a; b < m; b++) {
        h[row + rowColumns[b]] += ju * rowU[b] + jv * rowV[b] + jz * rowZ[b];
      }
    }
  }

  /** How squarely a landmark faces the camera: 1 in view, little beyond the silhouette. */
  private double facing(FaceState state, LandmarkPrediction p, int l) {
    double[] r = state.rotation;
    double[] t = state.translation;
    double nx = normals[3 * l];
    double ny = normals[3 * l + 1];
    double nz = normals[3 * l + 2];
    double wx = r[0] * nx + r[1] * ny + r[2] * nz;
    double wy = r[3] * nx + r[4] * ny + r[5] * nz;
    double wz = r[6] * nx + r[7] * ny + r[8] * nz;
    double cx = p.qx + t[0];
    double cy = p.qy + t[1];
    double distance = Math.sqrt(cx * cx + cy * cy + p.cz * p.cz);
    double cosine = -(wx * cx + wy * cy + wz * p.cz) / distance;
    return Math.clamp((cosine - FACING_NONE) / (FACING_FULL - FACING_NONE), FACING_LEAST, 1.0);
  }
}
