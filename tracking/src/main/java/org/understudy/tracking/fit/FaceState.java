package org.understudy.tracking.fit;

import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.RigidTransform;
import org.understudy.parametric.Rotation;

/**
 * Where a face is and what it does: the unknowns of one frame. Mutable, reused; not thread-safe.
 */
final class FaceState {
  /** Row-major rotation of the head frame into camera space. */
  final double[] rotation = {1, 0, 0, 0, 1, 0, 0, 0, 1};

  /** Place of the head's origin in camera space, metres. */
  final double[] translation = {0, 0, -0.6};

  /** The 52 coefficients, 0..1. */
  final double[] expression = new double[ArkitExpression.COUNT];

  /** Left yaw, left pitch, right yaw, right pitch, radians. */
  final double[] gaze = new double[4];

  /** Offset of MediaPipe's depth to the model's, metres at the face. */
  double depthOffset;

  /** Turns the head by a small left rotation in camera space: {@code R <- exp(d) R}. */
  void turn(double x, double y, double z) {
    Rotation r = Rotation.ofAxisAngle(x, y, z).times(rotation());
    for (int i = 0; i < 9; i++) {
      rotation[i] = r.get(i / 3, i % 3);
    }
  }

  /** The rotation, orthonormal again through its quaternion. */
  Rotation rotation() {
    double[] m = rotation;
    double[] q = quaternion(m);
    return Rotation.ofQuaternion(q[0], q[1], q[2], q[3]);
  }

  /** The head frame in camera space. */
  RigidTransform head() {
    return RigidTransform.of(rotation(), translation[0], translation[1], translation[2]);
  }

  void setRotation(Rotation r) {
    for (int i = 0; i < 9; i++) {
      rotation[i] = r.get(i / 3, i % 3);
    }
  }

  void copyFrom(FaceState other) {
    System.arraycopy(other.rotation, 0, rotation, 0, 9);
    System.arraycopy(other.translation, 0, translation, 0, 3);
    System.arraycopy(other.expression, 0, expression, 0, expression.length);
    System.arraycopy(other.gaze, 0, gaze, 0, 4);
    depthOffset = other.depthOffset;
  }

  /** Shepperd's method, as in {@link Rotation#toQuaternion()}, from a bare matrix. */
  private static double[] quaternion(double[] m) {
    double trace = m[0] + m[4] + m[8];
    if (trace >= m[0] && trace >= m[4] && trace >= m[8]) {
      return new double[] {1 + trace, m[7] - m[5], m[2] - m[6], m[3] - m[1]};
    }
    if (m[0] >= m[4] && m[0] >= m[8]) {
      return new double[] {m[7] - m[5], 1 + 2 * m[0] - trace, m[1] + m[3], m[2] + m[6]};
    }
    if (m[4] >= m[8]) {
      return new double[] {m[2] - m[6], m[1] + m[3], 1 + 2 * m[4] - trace, m[5] + m[7]};
    }
    return new double[] {m[3] - m[1], m[2] + m[6], m[5] + m[7], 1 + 2 * m[8] - trace};
  }
}
