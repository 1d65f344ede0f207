package org.understudy.tracking.fit;

import org.understudy.parametric.Rotation;

/**
 * A first guess of where a head is, without any earlier one: the scaled orthographic pose of the
 * neutral face (POS, DeMenthon and Davis 1995), a linear fit of both image rows whose rows are then
 * made orthonormal.
 */
final class RigidStart {
  private RigidStart() {}

  /** Writes rotation and translation of a state; expression and gaze become zero. */
  static void guess(FaceObservation seen, SubjectShape shape, FaceState state) {
    double[] normal = new double[16];
    double[] u = new double[4];
    double[] v = new double[4];
    double[] weights = FaceLandmarkSets.fitWeights();
    double[] point = new double[4];
    for (int l = 0; l < LandmarkModel.FACE_COUNT; l++) {
      point[0] = shape.neutral[3 * l];
      point[1] = shape.neutral[3 * l + 1];
      point[2] = shape.neutral[3 * l + 2];
      point[3] = 1;
      for (int i = 0; i < 4; i++) {
        for (int j = 0; j <= i; j++) {
          normal[4 * i + j] += weights[l] * point[i] * point[j];
        }
        u[i] += weights[l] * point[i] * (seen.u[l] - shape.centreX);
        v[i] -= weights[l] * point[i] * (seen.v[l] - shape.centreY);
      }
    }
    Cholesky.factor(normal, 4, 4);
    Cholesky.solve(normal, 4, 4, u);
    Cholesky.solve(normal, 4, 4, v);
    double lengthU = Math.sqrt(u[0] * u[0] + u[1] * u[1] + u[2] * u[2]);
    double lengthV = Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
    double scale = Math.max(1e-6, Math.sqrt(lengthU * lengthV));
    double[] x = {u[0] / lengthU, u[1] / lengthU, u[2] / lengthU};
    double along = x[0] * v[0] + x[1] * v[1] + x[2] * v[2];
    double[] y = {v[0] - along * x[0], v[1] - along * x[1], v[2] - along * x[2]};
    double length = Math.sqrt(y[0] * y[0] + y[1] * y[1] + y[2] * y[2]);
    for (int i = 0; i < 3; i++) {
      y[i] /= length;
      state.rotation[i] = x[i];
      state.rotation[3 + i] = y[i];
    }
    state.rotation[6] = x[1] * y[2] - x[2] * y[1];
    state.rotation[7] = x[2] * y[0] - x[0] * y[2];
    state.rotation[8] = x[0] * y[1] - x[1] * y[0];
    Rotation clean = state.rotation();
    state.setRotation(clean);
    double depth = shape.focalPixels / scale;
    // the fit's scale holds at the face, which lies before the head's origin
    double[] centre = new double[3];
    for (int l = 0; l < LandmarkModel.FACE_COUNT; l++) {
      for (int i = 0; i < 3; i++) {
        centre[i] += shape.neutral[3 * l + i] / LandmarkModel.FACE_COUNT;
      }
    }
    double[] turned = clean.apply(centre[0], centre[1], centre[2]);
    state.translation[0] = u[3] / scale;
    state.translation[1] = v[3] / scale;
    state.translation[2] = -depth - turned[2];
    java.util.Arrays.fill(state.expression, 0);
    java.util.Arrays.fill(state.gaze, 0);
    state.depthOffset = 0;
  }
}
