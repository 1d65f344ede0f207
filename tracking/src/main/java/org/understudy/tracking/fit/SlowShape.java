package org.understudy.tracking.fit;

/**
 * Learns over the clip what belongs to the subject: identity coefficients, focal length, and the
 * offset of every landmark from the model.
 *
 * <p>Identity and focal length come from normal equations accumulated over frames, from which each
 * frame's own unknowns (place, rotation, expression) have been eliminated with their priors (Schur
 * complement): what stays constant over frames becomes identity, what changes stays expression. The
 * landmark offsets come from 3x3 normal equations of what is left over, landmark by landmark: one
 * frame cannot tell an offset's depth, frames from several sides can.
 *
 * <p>Once solved, the shape is approached a small step a frame, so that nothing visibly jumps, and
 * after {@link #FROZEN_AFTER} frames it stays. Not thread-safe.
 */
final class SlowShape {
  /** Frames after which the shape is left as it is. */
  static final int FROZEN_AFTER = 200;

  private static final double FOCAL_DEVIATION = 0.25;
  private static final double LARGEST_BIAS_METRES = 0.008;
  private static final double GENTLE = 0.03;

  /** An offset of zero is believed as strongly as this many frames. */
  private static final double BIAS_PRIOR_FRAMES = 6;

  /** Stiffness of a coefficient at its bound, which cannot give way to identity. */
  private static final double BOUND_STIFFNESS = 1e9;

  private static final int FIRST_SOLVE = 4;

  /** Residuals of neighbouring landmarks and frames are not independent; one in this many is. */
  private static final double REDUNDANCY = 8;

  private final FitSettings settings;
  private final FaceSolver solver;
  private final LandmarkPrediction prediction = new LandmarkPrediction();
  private final int identityCount;
  private final int slow;
  private double priorFocal;

  private final double[] information;
  private final double[] target;
  private final double[] frameInformation;
  private final double[] frameTarget;
  private final double[] cross;
  private final double[] fast;
  private final double[] rowU;
  private final double[] rowV;
  private final double[] solved;
  private final double[] identityGoal;
  private double focalGoal;

  private final double[] biasInformation = new double[6 * LandmarkModel.FACE_COUNT];
  private final double[] biasTarget = new double[3 * LandmarkModel.FACE_COUNT];
  private final double[] biasGoal = new double[3 * LandmarkModel.COUNT];
  private final double[] small = new double[9];
  private final double[] smallRight = new double[3];

  private int frames;
  private final boolean focalKnown;

  SlowShape(
      LandmarkModel model,
      FitSettings settings,
      FaceSolver solver,
      double priorFocal,
      boolean focalKnown) {
    this.settings = settings;
    this.solver = solver;
    this.identityCount = model.identityCount();
    this.slow = identityCount + 1;
    this.priorFocal = priorFocal;
    this.focalKnown = focalKnown;
    this.focalGoal = priorFocal;
    information = new double[slow * slow];
    target = new double[slow];
    frameInformation = new double[slow * slow];
    frameTarget = new double[slow];
    int n = solver.unknowns();
    cross = new double[n * slow];
    fast = new double[n * n];
    rowU = new double[slow];
    rowV = new double[slow];
    solved = new double[slow];
    identityGoal = new double[identityCount];
  }

  /** Whether enough frames have been seen and nothing changes any more. */
  boolean frozen() {
    return frames >= FROZEN_AFTER;
  }

  /** Frames that have been learnt from. */
  int frames() {
    return frames;
  }

  /** Learns from a frame that has been fitted, and solves again. */
  void learn(FaceObservation seen, SubjectShape shape, FaceState state, double[] last) {
    if (frozen()) {
      return;
    }
    solver.assemble(seen, shape, state, last, false);
    eliminate(seen, shape, state);
    double share = 1 / REDUNDANCY;
    for (int i = 0; i < information.length; i++) {
      information[i] += share * frameInformation[i];
    }
    for (int i = 0; i < slow; i++) {
      target[i] += share * frameTarget[i];
    }
    frames++;
    if (frames >= FIRST_SOLVE) {
      solveShape();
      learnBias(seen, shape, state);
    }
  }

  /**
   * Forgets the evidence and keeps what was solved: after a first pass over frames, the second pass
   * gathers better evidence about the better shape.
   */
  void forgetEvidence() {
    java.util.Arrays.fill(information, 0);
    java.util.Arrays.fill(target, 0);
    java.util.Arrays.fill(biasInformation, 0);
    java.util.Arrays.fill(biasTarget, 0);
    frames = 0;
  }

  /** Sets the focal length about which the search is centred, pixels. */
  void centreFocal(double focalPixels) {
    priorFocal = focalPixels;
    focalGoal = focalPixels;
  }

  /**
   * Moves the shape towards what has been learnt.
   *
   * @param fraction how far, 1 at once
   */
  void approach(SubjectShape shape, double fraction) {
    if (frames < FIRST_SOLVE) {
      return;
    }
    for (int k = 0; k < identityCount; k++) {
      shape.identity[k] += fraction * (identityGoal[k] - shape.identity[k]);
    }
    shape.focalPixels *= Math.pow(focalGoal / shape.focalPixels, fraction);
    for (int i = 0; i < shape.bias.length; i++) {
      shape.bias[i] += fraction * (biasGoal[i] - shape.bias[i]);
    }
    shape.rebuild();
  }

  /** A gentle fraction for {@link #approach} in every frame of a running track. */
  static double gently() {
    return GENTLE;
  }

  private void eliminate(FaceObservation seen, SubjectShape shape, FaceState state) {
    int n = solver.unknowns();
    java.util.Arrays.fill(frameInformation, 0);
    java.util.Arrays.fill(frameTarget, 0);
    java.util.Arrays.fill(cross, 0);
    double scale = FaceSolver.metresPerPixel(shape, state) / settings.landmarkMetres();
    double[] weights = solver.appliedWeights();
    for (int l = 0; l < LandmarkModel.FACE_COUNT; l++) {
      double w = weights[l];
      if (w > 0.02) {
        addLandmark(seen, shape, state, l, w, scale);
      }
    }
    double[] h = solver.normalMatrix();
    double[] g = solver.rightSide();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        fast[i * n + j] = h[j * n + i];
      }
    }
    int[] column = solver.columns();
    for (int e = 0; e < column.length; e++) {
      int c = column[e];
      if (c >= 0) {
        double x = state.expression[e];
        if ((x <= 0 && g[c] < 0) || (x >= 1 && g[c] > 0)) {
          fast[c * n + c] += BOUND_STIFFNESS;
        }
      }
    }
    Cholesky.factor(fast, n, n);
    for (int k = 0; k < slow; k++) {
      Cholesky.forward(fast, n, n, cross, k, slow);
    }
    double[] right = g.clone();
    Cholesky.forward(fast, n, n, right, 0, 1);
    for (int i = 0; i < n; i++) {
      for (int a = 0; a < slow; a++) {
        double ca = cross[i * slow + a];
        frameTarget[a] -= ca * right[i];
        for (int b = 0; b <= a; b++) {
          frameInformation[a * slow + b] -= ca * cross[i * slow + b];
        }
      }
    }
    // make the target absolute: the quadratic's minimum, not the step from here
    for (int a = 0; a < slow; a++) {
      double sum = 0;
      for (int b = 0; b < slow; b++) {
        double info = b <= a ? frameInformation[a * slow + b] : frameInformation[b * slow + a];
        double at =
            b < identityCount ? shape.identity[b] : Math.log(shape.focalPixels / priorFocal);
        sum += info * at;
      }
      frameTarget[a] += sum;
    }
  }

  private void addLandmark(
      FaceObservation seen, SubjectShape shape, FaceState state, int l, double w, double scale) {
    LandmarkPrediction p = prediction;
    LandmarkModel model = shape.model;
    p.at(shape, state, l);
    double ru = (seen.u[l] - p.u) * scale;
    double rv = (seen.v[l] - p.v) * scale;
    for (int k = 0; k < identityCount; k++) {
      float[] shift = model.identityShift(k);
      double x = shift[3 * l];
      double y = shift[3 * l + 1];
      double z = shift[3 * l + 2];
      rowU[k] = (p.headU[0] * x + p.headU[1] * y + p.headU[2] * z) * scale;
      rowV[k] = (p.headV[0] * x + p.headV[1] * y + p.headV[2] * z) * scale;
    }
    // du/dlog f = u - cx
    rowU[identityCount] = (p.u - shape.centreX) * scale;
    rowV[identityCount] = (p.v - shape.centreY) * scale;
    for (int a = 0; a < slow; a++) {
      double ju = w * rowU[a];
      double jv = w * rowV[a];
      frameTarget[a] += ju * ru + jv * rv;
      for (int b = 0; b <= a; b++) {
        frameInformation[a * slow + b] += ju * rowU[b] + jv * rowV[b];
      }
    }
    addCross(shape, l, w, scale);
  }

  private void addCross(SubjectShape shape, int l, double w, double scale) {
    LandmarkPrediction p = prediction;
    cross(0, w, p.qy * p.uz * scale, (p.qy * p.vz - p.qz * p.vy) * scale);
    cross(1, w, (p.qz * p.ux - p.qx * p.uz) * scale, -p.qx * p.vz * scale);
    cross(2, w, -p.qy * p.ux * scale, p.qx * p.vy * scale);
    cross(3, w, p.ux * scale, 0);
    cross(4, w, 0, p.vy * scale);
    cross(5, w, p.uz * scale, p.vz * scale);
    LandmarkModel model = shape.model;
    int[] column = solver.columns();
    int end = model.rowStart(l + 1);
    for (int k = model.rowStart(l); k < end; k++) {
      int c = column[model.expressionOf(k)];
      if (c >= 0) {
        double x = model.offset(k, 0);
        double y = model.offset(k, 1);
        double z = model.offset(k, 2);
        cross(
            c,
            w,
            (p.headU[0] * x + p.headU[1] * y + p.headU[2] * z) * scale,
            (p.headV[0] * x + p.headV[1] * y + p.headV[2] * z) * scale);
      }
    }
  }

  private void cross(int row, double w, double ju, double jv) {
    double wu = w * ju;
    double wv = w * jv;
    int at = row * slow;
    for (int k = 0; k < slow; k++) {
      cross[at + k] += wu * rowU[k] + wv * rowV[k];
    }
  }

  private void solveShape() {
    double[] a = information.clone();
    System.arraycopy(target, 0, solved, 0, slow);
    for (int k = 0; k < identityCount; k++) {
      a[k * slow + k] += 1;
    }
    double focalPrior = focalKnown ? 1e9 : 1 / (FOCAL_DEVIATION * FOCAL_DEVIATION);
    a[slow * slow - 1] += focalPrior;
    Cholesky.factor(a, slow, slow);
    Cholesky.solve(a, slow, slow, solved);
    for (int k = 0; k < identityCount; k++) {
      identityGoal[k] = Math.clamp(solved[k], -3.0, 3.0);
    }
    focalGoal = priorFocal * Math.exp(Math.clamp(solved[identityCount], -0.7, 0.9));
  }

  private void learnBias(FaceObservation seen, SubjectShape shape, FaceState state) {
    double scale = FaceSolver.metresPerPixel(shape, state) / settings.landmarkMetres();
    double prior = BIAS_PRIOR_FRAMES / (settings.landmarkMetres() * settings.landmarkMetres());
    double[] weights = solver.appliedWeights();
    for (int l = 0; l < LandmarkModel.FACE_COUNT; l++) {
      LandmarkPrediction p = prediction;
      p.at(shape, state, l);
      double ru = (seen.u[l] - p.u) * scale;
      double rv = (seen.v[l] - p.v) * scale;
      double w = Math.min(1, weights[l]);
      int m = 6 * l;
      int at = 0;
      double[] b = shape.bias;
      // the residual without the bias that is already in the prediction
      for (int i = 0; i < 3; i++) {
        double ju = p.headU[i] * scale;
        double jv = p.headV[i] * scale;
        double whole = 0;
        for (int j = 0; j < 3; j++) {
          double both = ju * p.headU[j] * scale + jv * p.headV[j] * scale;
          whole += both * b[3 * l + j];
          if (j <= i) {
            biasInformation[m + at++] += w * both;
          }
        }
        biasTarget[3 * l + i] += w * (ju * ru + jv * rv + whole);
      }
      solveBias(l, prior);
    }
  }

  private void solveBias(int l, double prior) {
    int m = 6 * l;
    int at = 0;
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j <= i; j++) {
        small[3 * i + j] = biasInformation[m + at++] + (i == j ? prior : 0);
      }
      smallRight[i] = biasTarget[3 * l + i];
    }
    Cholesky.factor(small, 3, 3);
    Cholesky.solve(small, 3, 3, smallRight);
    for (int i = 0; i < 3; i++) {
      biasGoal[3 * l + i] = Math.clamp(smallRight[i], -LARGEST_BIAS_METRES, LARGEST_BIAS_METRES);
    }
  }
}
