package org.understudy.tracking.fit;

import org.understudy.parametric.Rotation;

/**
 * Directions of the eyes from the irises: yaw and pitch of each eyeball so that its iris lands
 * where it is seen, relative to the corners of that eye, so that a face fitted a little beside
 * itself does not squint. Irises stray on closed lids, so each eye counts by its openness; the eyes
 * mostly look the same way, and a shut eye keeps its last direction.
 *
 * <p>The coefficients of the eyeLook shapes, which move the lids, follow from the angles.
 *
 * <p>Not thread-safe.
 */
final class GazeSolver {
  private static final double CLOSED_RATIO = 0.09;
  private static final double OPEN_RATIO = 0.20;
  private static final double IRIS_METRES = 0.0008;
  private static final double ANGLE_DEVIATION = Math.toRadians(20);
  private static final double DIFFERENCE_DEVIATION = Math.toRadians(3);
  private static final double KEEP_DEVIATION = Math.toRadians(6);

  private static final double LARGEST = Math.toRadians(45);

  /**
   * Pitch at which MediaPipe's irises lie on this model when a subject looks straight ahead: its
   * eye corners sit higher on an eye than the model's.
   */
  private static final double AHEAD_PITCH = Math.toRadians(-10);

  /** First landmark of each iris, left then right. */
  private static final int[] IRIS = {473, 468};

  /** Inner corner, outer corner, upper and lower lid of each eye, left then right. */
  private static final int[][] EYE = {{362, 263, 386, 374}, {133, 33, 159, 145}};

  private final double[] rest = new double[3];
  private final LandmarkPrediction prediction = new LandmarkPrediction();
  private final double[] h = new double[16];
  private final double[] g = new double[4];
  private final double[] start = new double[4];

  /** Height over width of an eye as seen, about 0.3 when open and below 0.1 when shut. */
  static double openRatio(FaceObservation seen, int eye) {
    int[] e = EYE[eye];
    double width = Math.hypot(seen.u[e[0]] - seen.u[e[1]], seen.v[e[0]] - seen.v[e[1]]);
    double height = Math.hypot(seen.u[e[2]] - seen.u[e[3]], seen.v[e[2]] - seen.v[e[3]]);
    return height / Math.max(width, 1e-6);
  }

  /** How far an iris may be believed, 0 (lids shut) to 1. */
  static double trust(FaceObservation seen, int eye) {
    double t = (openRatio(seen, eye) - CLOSED_RATIO) / (OPEN_RATIO - CLOSED_RATIO);
    return Math.clamp(t, 0.0, 1.0);
  }

  /**
   * Updates gaze and eyeLook coefficients of a state whose head has been fitted.
   *
   * @param fresh whether there is no last frame whose gaze a shut eye would keep
   */
  void solve(FaceObservation seen, SubjectShape shape, FaceState state, boolean fresh) {
    double metres = FaceSolver.metresPerPixel(shape, state);
    System.arraycopy(state.gaze, 0, start, 0, 4);
    for (int iteration = 0; iteration < 3; iteration++) {
      java.util.Arrays.fill(h, 0);
      java.util.Arrays.fill(g, 0);
      for (int eye = 0; eye < 2; eye++) {
        addIris(seen, shape, state, eye, metres, fresh);
      }
      addPriors(state.gaze);
      Cholesky.factor(h, 4, 4);
      Cholesky.solve(h, 4, 4, g);
      for (int i = 0; i < 4; i++) {
        state.gaze[i] = Math.clamp(state.gaze[i] + g[i], -LARGEST, LARGEST);
      }
    }
    GazeLids.write(state.gaze, state.expression);
  }

  private void addIris(
      FaceObservation seen,
      SubjectShape shape,
      FaceState state,
      int eye,
      double metres,
      boolean fresh) {
    double trust = trust(seen, eye);
    double keep = fresh ? 0 : (1 - trust) / (KEEP_DEVIATION * KEEP_DEVIATION);
    for (int i = 2 * eye; i < 2 * eye + 2; i++) {
      h[5 * i] += keep;
      g[i] += keep * (start[i] - state.gaze[i]);
    }
    if (trust == 0) {
      return;
    }
    double slipU = 0;
    double slipV = 0;
    for (int corner = 0; corner < 2; corner++) {
      prediction.at(shape, state, EYE[eye][corner]);
      slipU += (seen.u[EYE[eye][corner]] - prediction.u) / 2;
      slipV += (seen.v[EYE[eye][corner]] - prediction.v) / 2;
    }
    double seenU = 0;
    double seenV = 0;
    java.util.Arrays.fill(rest, 0);
    for (int l = IRIS[eye]; l < IRIS[eye] + 5; l++) {
      seenU += seen.u[l] / 5;
      seenV += seen.v[l] / 5;
      for (int i = 0; i < 3; i++) {
        rest[i] += (shape.neutral[3 * l + i] - shape.eyes[3 * eye + i]) / 5;
      }
    }
    double yaw = state.gaze[2 * eye];
    double pitch = state.gaze[2 * eye + 1];
    double[] turned =
        Rotation.ofYawPitchRoll(yaw, pitch + AHEAD_PITCH, 0).apply(rest[0], rest[1], rest[2]);
    prediction.at(
        shape,
        state,
        shape.eyes[3 * eye] + turned[0],
        shape.eyes[3 * eye + 1] + turned[1],
        shape.eyes[3 * eye + 2] + turned[2]);
    double ru = (seenU - slipU - prediction.u) * metres / IRIS_METRES;
    double rv = (seenV - slipV - prediction.v) * metres / IRIS_METRES;
    // d/dyaw turns about +y, d/dpitch about the yawed -x
    double[] byYaw = {turned[2], 0, -turned[0]};
    double ax = -Math.cos(yaw);
    double az = Math.sin(yaw);
    double[] byPitch = {-az * turned[1], az * turned[0] - ax * turned[2], ax * turned[1]};
    double[] ju = new double[2];
    double[] jv = new double[2];
    for (int i = 0; i < 3; i++) {
      ju[0] += prediction.headU[i] * byYaw[i] * metres / IRIS_METRES;
      ju[1] += prediction.headU[i] * byPitch[i] * metres / IRIS_METRES;
      jv[0] += prediction.headV[i] * byYaw[i] * metres / IRIS_METRES;
      jv[1] += prediction.headV[i] * byPitch[i] * metres / IRIS_METRES;
    }
    for (int a = 0; a < 2; a++) {
      int row = 2 * eye + a;
      g[row] += trust * (ju[a] * ru + jv[a] * rv);
      for (int b = 0; b < 2; b++) {
        h[4 * row + 2 * eye + b] += trust * (ju[a] * ju[b] + jv[a] * jv[b]);
      }
    }
  }

  private void addPriors(double[] gaze) {
    double alone = 1 / (ANGLE_DEVIATION * ANGLE_DEVIATION);
    double together = 1 / (DIFFERENCE_DEVIATION * DIFFERENCE_DEVIATION);
    for (int i = 0; i < 4; i++) {
      h[5 * i] += alone + together;
      g[i] -= alone * gaze[i];
    }
    for (int i = 0; i < 2; i++) {
      double difference = gaze[i] - gaze[2 + i];
      g[i] -= together * difference;
      g[2 + i] += together * difference;
      h[4 * (2 + i) + i] -= together;
      h[4 * i + 2 + i] -= together;
    }
  }
}
