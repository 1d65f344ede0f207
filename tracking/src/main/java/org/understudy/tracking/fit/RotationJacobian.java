package org.understudy.tracking.fit;

/**
 * Derivatives of the exponential map of rotations: {@code exp(v + dv) = exp(Jl(v) dv) exp(v)} with
 * the left Jacobian {@code Jl(v) = I + (1 - cos a)/a^2 [v] + (a - sin a)/a^3 [v]^2}, and its
 * inverse (Barfoot, State Estimation for Robotics, 2017, section 7.1).
 */
final class RotationJacobian {
  private static final double SMALL = 1e-5;

  private RotationJacobian() {}

  /** Writes the left Jacobian, row-major 3x3. */
  static void left(double[] v, double[] out) {
    double a2 = v[0] * v[0] + v[1] * v[1] + v[2] * v[2];
    double a = Math.sqrt(a2);
    double first = a < SMALL ? 0.5 : (1 - Math.cos(a)) / a2;
    double second = a < SMALL ? 1.0 / 6 : (a - Math.sin(a)) / (a2 * a);
    write(v, first, second, out);
  }

  /** Writes the inverse of the left Jacobian, row-major 3x3; for angles below a full turn. */
  static void leftInverse(double[] v, double[] out) {
    double a2 = v[0] * v[0] + v[1] * v[1] + v[2] * v[2];
    double a = Math.sqrt(a2);
    double second = a < SMALL ? 1.0 / 12 : 1 / a2 - (1 + Math.cos(a)) / (2 * a * Math.sin(a));
    write(v, -0.5, second, out);
  }

  private static void write(double[] v, double first, double second, double[] out) {
    double x = v[0];
    double y = v[1];
    double z = v[2];
    out[0] = 1 - second * (y * y + z * z);
    out[1] = -first * z + second * x * y;
    out[2] = first * y + second * x * z;
    out[3] = first * z + second * x * y;
    out[4] = 1 - second * (x * x + z * z);
    out[5] = -first * x + second * y * z;
    out[6] = -first * y + second * x * z;
    out[7] = first * x + second * y * z;
    out[8] = 1 - second * (x * x + y * y);
  }
}
