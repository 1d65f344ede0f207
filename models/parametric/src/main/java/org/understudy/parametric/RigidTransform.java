package org.understudy.parametric;

/**
 * A rotation followed by a translation: {@code x' = R x + t}.
 *
 * @param rotationX axis-angle vector, x component, radians
 * @param rotationY axis-angle vector, y component, radians
 * @param rotationZ axis-angle vector, z component, radians
 * @param translationX metres
 * @param translationY metres
 * @param translationZ metres
 */
public record RigidTransform(
    double rotationX,
    double rotationY,
    double rotationZ,
    double translationX,
    double translationY,
    double translationZ) {

  /** Changes nothing. */
  public static final RigidTransform IDENTITY = new RigidTransform(0, 0, 0, 0, 0, 0);

  public RigidTransform {
    if (!Double.isFinite(
        rotationX + rotationY + rotationZ + translationX + translationY + translationZ)) {
      throw new IllegalArgumentException(
          "a rigid transform takes finite numbers, got rotation (%s, %s, %s), translation (%s, %s, %s)"
              .formatted(
                  rotationX, rotationY, rotationZ, translationX, translationY, translationZ));
    }
  }

  /** The transform of a rotation matrix and a translation. */
  public static RigidTransform of(Rotation rotation, double x, double y, double z) {
    double[] axisAngle = rotation.toAxisAngle();
    return new RigidTransform(axisAngle[0], axisAngle[1], axisAngle[2], x, y, z);
  }

  /** The rotation part. */
  public Rotation rotation() {
    return Rotation.ofAxisAngle(rotationX, rotationY, rotationZ);
  }

  /** This transform after {@code first}: {@code x' = this(first(x))}. */
  public RigidTransform after(RigidTransform first) {
    double[] moved = apply(first.translationX, first.translationY, first.translationZ);
    return of(rotation().times(first.rotation()), moved[0], moved[1], moved[2]);
  }

  /** The transform that undoes this one. */
  public RigidTransform inverse() {
    Rotation back = rotation().transposed();
    double[] t = back.apply(translationX, translationY, translationZ);
    return of(back, -t[0], -t[1], -t[2]);
  }

  /** The point moved by this transform, as a fresh array of three. */
  public double[] apply(double x, double y, double z) {
    double[] point = rotation().apply(x, y, z);
    point[0] += translationX;
    point[1] += translationY;
    point[2] += translationZ;
    return point;
  }

  /** Writes the row-major 3x4 matrix to {@code out[offset..offset+11]}. */
  public void writeMatrix(float[] out, int offset) {
    Rotation r = rotation();
    double[] t = {translationX, translationY, translationZ};
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 3; column++) {
        out[offset + 4 * row + column] = (float) r.get(row, column);
      }
      out[offset + 4 * row + 3] = (float) t[row];
    }
  }
}
