package org.understudy.tracking.detect;

/** Regions and sizes that follow from the points of a face mesh or from a detection. */
final class FaceGeometry {
  /** A region is this much larger than the face in it. */
  static final double MARGIN = 1.5;

  private FaceGeometry() {}

  /** The region around a detected face, turned with the line of the eyes. */
  static Region regionOf(Detection face) {
    Detection.KeyPoint right = face.keyPoints().get(0);
    Detection.KeyPoint left = face.keyPoints().get(1);
    double rotation = Math.atan2(left.y() - right.y(), left.x() - right.x());
    return new Region(
        face.centreX(), face.centreY(), MARGIN * Math.max(face.width(), face.height()), rotation);
  }

  /** The region around a mesh {@code [478][3]}, turned with the line of the outer eye corners. */
  static Region regionOf(float[] mesh) {
    double rotation =
        Math.atan2(
            y(mesh, FaceMeshLayout.LEFT_EYE_OUTER) - y(mesh, FaceMeshLayout.RIGHT_EYE_OUTER),
            x(mesh, FaceMeshLayout.LEFT_EYE_OUTER) - x(mesh, FaceMeshLayout.RIGHT_EYE_OUTER));
    double cos = Math.cos(rotation);
    double sin = Math.sin(rotation);
    double minAcross = Double.POSITIVE_INFINITY;
    double maxAcross = Double.NEGATIVE_INFINITY;
    double minDown = Double.POSITIVE_INFINITY;
    double maxDown = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < FaceMeshLayout.MESH_POINTS; i++) {
      double across = mesh[3 * i] * cos + mesh[3 * i + 1] * sin;
      double down = -mesh[3 * i] * sin + mesh[3 * i + 1] * cos;
      minAcross = Math.min(minAcross, across);
      maxAcross = Math.max(maxAcross, across);
      minDown = Math.min(minDown, down);
      maxDown = Math.max(maxDown, down);
    }
    double across = (minAcross + maxAcross) / 2;
    double down = (minDown + maxDown) / 2;
    double size = MARGIN * Math.max(maxAcross - minAcross, maxDown - minDown);
    return new Region(
        across * cos - down * sin, across * sin + down * cos, Math.max(size, 1), rotation);
  }

  /**
   * How far a mesh is from a detection: the mean distance of eyes, nose tip and mouth, as a part of
   * the detection's size.
   */
  static double disagreement(Detection face, float[] mesh) {
    double eyesAndMouth =
        distance(face, 0, mesh, FaceMeshLayout.RIGHT_EYE_OUTER, FaceMeshLayout.RIGHT_EYE_INNER)
            + distance(face, 1, mesh, FaceMeshLayout.LEFT_EYE_OUTER, FaceMeshLayout.LEFT_EYE_INNER)
            + distance(face, 2, mesh, FaceMeshLayout.NOSE_TIP, FaceMeshLayout.NOSE_TIP)
            + distance(
                face, 3, mesh, FaceMeshLayout.UPPER_LIP_INNER, FaceMeshLayout.LOWER_LIP_INNER);
    return eyesAndMouth / 4 / Math.max(face.width(), face.height());
  }

  private static double distance(Detection face, int keyPoint, float[] mesh, int a, int b) {
    Detection.KeyPoint point = face.keyPoints().get(keyPoint);
    return Math.hypot(
        (x(mesh, a) + x(mesh, b)) / 2 - point.x(), (y(mesh, a) + y(mesh, b)) / 2 - point.y());
  }

  static double x(float[] mesh, int point) {
    return mesh[3 * point];
  }

  static double y(float[] mesh, int point) {
    return mesh[3 * point + 1];
  }
}
