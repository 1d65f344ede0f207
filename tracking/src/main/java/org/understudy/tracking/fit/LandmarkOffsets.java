package org.understudy.tracking.fit;

import java.util.Arrays;

/**
 * The offset of every landmark from the model on one subject, learnt from what the fit leaves over:
 * MediaPipe's points have their own idea of where on a face they lie, and without this the
 * coefficients would be bent to explain it.
 *
 * <p>3x3 normal equations for each landmark in the head frame: one frame cannot tell an offset's
 * depth, frames from several sides can. Not thread-safe.
 */
final class LandmarkOffsets {
  private static final double LARGEST_METRES = 0.008;

  /** An offset of zero is believed as strongly as this many frames. */
  private static final double PRIOR_FRAMES = 6;

  private final FitSettings settings;
  private final FaceSolver solver;
  private final LandmarkPrediction prediction = new LandmarkPrediction();
  private final double[] information = new double[6 * LandmarkModel.FACE_COUNT];
  private final double[] target = new double[3 * LandmarkModel.FACE_COUNT];
  private final double[] small = new double[9];
  private final double[] right = new double[3];

  LandmarkOffsets(FitSettings settings, FaceSolver solver) {
    this.settings = settings;
    this.solver = solver;
  }

  /** Forgets all evidence. */
  void forget() {
    Arrays.fill(information, 0);
    Arrays.fill(target, 0);
  }

  /**
   * Learns from a frame that {@link FaceSolver#assemble} has just linearised.
   *
   * @param goal [478][3] the offsets as they are known by now, metres, overwritten
   */
  void learn(FaceObservation seen, SubjectShape shape, FaceState state, double[] goal) {
    double scale = FaceSolver.metresPerPixel(shape, state) / settings.landmarkMetres();
    double[] weights = solver.appliedWeights();
    LandmarkPrediction p = prediction;
    for (int l = 0; l < LandmarkModel.FACE_COUNT; l++) {
      p.at(shape, state, l);
      double ru = (seen.u[l] - p.u) * scale;
      double rv = (seen.v[l] - p.v) * scale;
      double w = Math.min(1, weights[l]);
      int at = 6 * l;
      for (int i = 0; i < 3; i++) {
        double ju = p.headU[i] * scale;
        double jv = p.headV[i] * scale;
        // what the offset already in the prediction explains is part of what it has to explain
        double whole = ju * ru + jv * rv;
        for (int j = 0; j < 3; j++) {
          double both = (ju * p.headU[j] + jv * p.headV[j]) * scale;
          whole += both * shape.bias[3 * l + j];
          if (j <= i) {
            information[at++] += w * both;
          }
        }
        target[3 * l + i] += w * whole;
      }
      solve(l, goal);
    }
  }

  private void solve(int l, double[] goal) {
    double prior = PRIOR_FRAMES / (settings.landmarkMetres() * settings.landmarkMetres());
    int at = 6 * l;
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j <= i; j++) {
        small[3 * i + j] = information[at++] + (i == j ? prior : 0);
      }
      right[i] = target[3 * l + i];
    }
    Cholesky.factor(small, 3, 3);
    Cholesky.solve(small, 3, 3, right);
    for (int i = 0; i < 3; i++) {
      goal[3 * l + i] = Math.clamp(right[i], -LARGEST_METRES, LARGEST_METRES);
    }
  }
}
