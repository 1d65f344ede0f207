package org.understudy.trainer.studio;

/** Arithmetic on runs of three floats. */
final class Vectors {
  private Vectors() {}

  /** Scales the vector at {@code at} to length 1; leaves a null vector as it is. */
  static void normalise(float[] v, int at) {
    float length = (float) Math.sqrt(v[at] * v[at] + v[at + 1] * v[at + 1] + v[at + 2] * v[at + 2]);
    if (length > 1e-12f) {
      v[at] /= length;
      v[at + 1] /= length;
      v[at + 2] /= length;
    }
  }

  /** A fresh unit vector. */
  static float[] unit(double x, double y, double z) {
    double length = Math.sqrt(x * x + y * y + z * z);
    return new float[] {(float) (x / length), (float) (y / length), (float) (z / length)};
  }

  static float dot(float[] a, int at, float[] b) {
    return a[at] * b[0] + a[at + 1] * b[1] + a[at + 2] * b[2];
  }
}
