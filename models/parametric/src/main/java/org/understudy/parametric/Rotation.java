package org.understudy.parametric;

/**
 * A rotation in three dimensions, held as a 3x3 matrix. Immutable and safe to share.
 *
 * <p>Conversions follow Rodrigues' formula and Shepperd's method (1978) for the way back through a
 * quaternion, which stays exact near zero and near half a turn.
 */
public final class Rotation {
  /** No rotation. */
  public static final Rotation IDENTITY = new Rotation(new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1});

  private static final double SMALL_ANGLE = 1e-9;

  private final double[] matrix;

  private Rotation(double[] rowMajor) {
    this.matrix = rowMajor;
  }

  /**
   * The rotation that takes one frame to another.
   *
   * @param from three orthonormal directions, right-handed, [3][3]
   * @param to where each of them comes to lie, [3][3]
   */
  public static Rotation between(double[][] from, double[][] to) {
    double[] sum = new double[9];
    for (int i = 0; i < 3; i++) {
      for (int k = 0; k < 9; k++) {
        sum[k] += to[i][k / 3] * from[i][k % 3];
      }
    }
    return new Rotation(sum);
  }

  /** The rotation by {@code |v|} radians about the axis {@code v} (Rodrigues). */
  public static Rotation ofAxisAngle(double x, double y, double z) {
    double angle = Math.sqrt(x * x + y * y + z * z);
    double a = angle < SMALL_ANGLE ? 1 : Math.sin(angle) / angle;
    double half = angle / 2;
    double b = angle < SMALL_ANGLE ? 0.5 : 0.5 * (Math.sin(half) / half) * (Math.sin(half) / half);
    double c = Math.cos(angle);
    return new Rotation(
        new double[] {
          c + b * x * x,
          b * x * y - a * z,
          b * x * z + a * y,
          b * x * y + a * z,
          c + b * y * y,
          b * y * z - a * x,
          b * x * z - a * y,
          b * y * z + a * x,
          c + b * z * z
        });
  }

  /** The rotation of a unit quaternion; its length is normalised here. */
  public static Rotation ofQuaternion(double w, double x, double y, double z) {
    double s = 2 / (w * w + x * x + y * y + z * z);
    return new Rotation(
        new double[] {
          1 - s * (y * y + z * z),
          s * (x * y - w * z),
          s * (x * z + w * y),
          s * (x * y + w * z),
          1 - s * (x * x + z * z),
          s * (y * z - w * x),
          s * (x * z - w * y),
          s * (y * z + w * x),
          1 - s * (x * x + y * y)
        });
  }

  /**
   * The head rotation of angles as people read them: yaw to the subject's own left, pitch up, roll
   * to the subject's own right shoulder, {@code R = Ry(yaw) Rx(-pitch) Rz(roll)}. Radians.
   */
  public static Rotation ofYawPitchRoll(double yaw, double pitch, double roll) {
    return ofAxisAngle(0, yaw, 0).times(ofAxisAngle(-pitch, 0, 0)).times(ofAxisAngle(0, 0, roll));
  }

  /**
   * Yaw, pitch and roll in radians, the inverse of {@link #ofYawPitchRoll}; pitch in [-pi/2, pi/2].
   */
  public double[] toYawPitchRoll() {
    double pitch = Math.asin(Math.clamp(matrix[5], -1.0, 1.0));
    double yaw = Math.atan2(matrix[2], matrix[8]);
    double roll = Math.atan2(matrix[3], matrix[4]);
    return new double[] {yaw, pitch, roll};
  }

  /** The rotation vector, of a length of at most pi. */
  public double[] toAxisAngle() {
    double[] q = toQuaternion();
    double sine = Math.sqrt(q[1] * q[1] + q[2] * q[2] + q[3] * q[3]);
    double scale = sine < SMALL_ANGLE ? 2 : 2 * Math.atan2(sine, q[0]) / sine;
    return new double[] {q[1] * scale, q[2] * scale, q[3] * scale};
  }

  /** The unit quaternion (w, x, y, z) with {@code w >= 0}. */
  public double[] toQuaternion() {
    double[] m = matrix;
    double trace = m[0] + m[4] + m[8];
    double[] q;
    if (trace >= m[0] && trace >= m[4] && trace >= m[8]) {
      q = new double[] {1 + trace, m[7] - m[5], m[2] - m[6], m[3] - m[1]};
    } else if (m[0] >= m[4] && m[0] >= m[8]) {
      q = new double[] {m[7] - m[5], 1 + 2 * m[0] - trace, m[1] + m[3], m[2] + m[6]};
    } else if (m[4] >= m[8]) {
      q = new double[] {m[2] - m[6], m[1] + m[3], 1 + 2 * m[4] - trace, m[5] + m[7]};
    } else {
      q = new double[] {m[3] - m[1], m[2] + m[6], m[5] + m[7], 1 + 2 * m[8] - trace};
    }
    double length = Math.sqrt(q[0] * q[0] + q[1] * q[1] + q[2] * q[2] + q[3] * q[3]);
    double scale = (q[0] < 0 ? -1 : 1) / length;
    for (int i = 0; i < 4; i++) {
      q[i] *= scale;
    }
    return q;
  }

  /** The product: {@code second} first, then this. */
  public Rotation times(Rotation second) {
    double[] product = new double[9];
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 3; column++) {
        double sum = 0;
        for (int k = 0; k < 3; k++) {
          sum += matrix[3 * row + k] * second.matrix[3 * k + column];
        }
        product[3 * row + column] = sum;
      }
    }
    return new Rotation(product);
  }

  /** The inverse rotation. */
  public Rotation transposed() {
    double[] m = matrix;
    return new Rotation(new double[] {m[0], m[3], m[6], m[1], m[4], m[7], m[2], m[5], m[8]});
  }

  /** The angle between this rotation and another, radians in [0, pi]. */
  public double angleTo(Rotation other) {
    double[] v = transposed().times(other).toAxisAngle();
    return Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
  }

  /**
   * The rotation a fraction of the way to {@code other} on the shortest arc; 0 is this, 1 is other.
   */
  public Rotation interpolate(Rotation other, double fraction) {
    double[] v = transposed().times(other).toAxisAngle();
    return times(ofAxisAngle(v[0] * fraction, v[1] * fraction, v[2] * fraction));
  }

  /** The rotated vector, as a fresh array of three. */
  public double[] apply(double x, double y, double z) {
    double[] m = matrix;
    return new double[] {
      m[0] * x + m[1] * y + m[2] * z, m[3] * x + m[4] * y + m[5] * z, m[6] * x + m[7] * y + m[8] * z
    };
  }

  /** The entry of the matrix, row and column from 0 to 2. */
  public double get(int row, int column) {
    return matrix[3 * row + column];
  }
}
