package org.understudy.tracking.fit;

/**
 * One landmark of the model seen by the camera, its residual and the rows from which every Jacobian
 * of the fit is made. Mutable, reused from landmark to landmark; not thread-safe.
 *
 * <p>With {@code p} the landmark in the head frame, {@code q = R p} and {@code c = q + t}:
 *
 * <pre>
 * u = cx - f c.x / c.z,  v = cy + f c.y / c.z,  depth = c.z - t.z
 * du/dc = (-f/c.z, 0, f c.x/c.z^2),  dv/dc = (0, f/c.z, -f c.y/c.z^2)
 * a left rotation d of R: dc = d x q, so row . dc = (q x row) . d
 * a displacement of p by w: row . R w = (R' row) . w
 * </pre>
 */
final class LandmarkPrediction {
  /** Where the landmark is predicted, pixels. */
  double u;

  double v;

  /** The rotated landmark R p. */
  double qx;

  double qy;
  double qz;

  /** Camera-space depth of the landmark, negative. */
  double cz;

  /** du/dc; its y is zero. */
  double ux;

  double uz;

  /** dv/dc; its x is zero. */
  double vy;

  double vz;

  /** R' du/dc. */
  final double[] headU = new double[3];

  /** R' dv/dc. */
  final double[] headV = new double[3];

  /** Predicts landmark {@code l} of a subject in a state. */
  void at(SubjectShape shape, FaceState state, int l) {
    LandmarkModel model = shape.model;
    double[] neutral = shape.neutral;
    double[] expression = state.expression;
    double[] offset = shape.restOffset;
    double px = neutral[3 * l];
    double py = neutral[3 * l + 1];
    double pz = neutral[3 * l + 2];
    int end = model.rowStart(l + 1);
    for (int k = model.rowStart(l); k < end; k++) {
      int e = model.expressionOf(k);
      double x = expression[e] + offset[e];
      if (x != 0) {
        px += x * model.offset(k, 0);
        py += x * model.offset(k, 1);
        pz += x * model.offset(k, 2);
      }
    }
    at(shape, state, px, py, pz);
  }

  /** Predicts a point of the head frame. */
  void at(SubjectShape shape, FaceState state, double px, double py, double pz) {
    double[] r = state.rotation;
    double[] t = state.translation;
    qx = r[0] * px + r[1] * py + r[2] * pz;
    qy = r[3] * px + r[4] * py + r[5] * pz;
    qz = r[6] * px + r[7] * py + r[8] * pz;
    double cx = qx + t[0];
    double cy = qy + t[1];
    cz = qz + t[2];
    double f = shape.focalPixels;
    double inverse = 1 / cz;
    u = shape.centreX - f * cx * inverse;
    v = shape.centreY + f * cy * inverse;
    ux = -f * inverse;
    uz = f * cx * inverse * inverse;
    vy = f * inverse;
    vz = -f * cy * inverse * inverse;
    for (int i = 0; i < 3; i++) {
      headU[i] = r[i] * ux + r[6 + i] * uz;
      headV[i] = r[3 + i] * vy + r[6 + i] * vz;
    }
  }
}
