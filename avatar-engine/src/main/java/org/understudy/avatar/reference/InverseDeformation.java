package org.understudy.avatar.reference;

import org.understudy.avatar.Sheet;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.RigidTransform;

/**
 * Takes camera rays back to the canonical space of one sheet and meets its triangles there.
 *
 * <p>Within a triangle, weights and displacement are those of its corners interpolated by the
 * canonical barycentric coordinates. The inverse transform T of eq. 4 and the displacement of eq. 6
 * both depend on the canonical point that is sought, so it is found by fixed-point iteration: the
 * ray is taken back with the weights and displacement of the last estimate and intersected with the
 * canonical plane of the triangle, which gives the next. Where that does not settle (strong
 * deformation within one triangle, grazing rays), Newton's method looks for the same point as the
 * root of {@code forward(b, c) - t direction}. Holds scratch of one triangle: not thread-safe.
 */
final class InverseDeformation {
  /** What became of a ray at a triangle. */
  enum Outcome {
    HIT,
    MISS,
    UNSETTLED
  }

  private static final int MOST_ITERATIONS = 30;
  private static final int MOST_NEWTON_STEPS = 40;
  private static final double SETTLED = 1e-10;

  /** Estimates further out than this (in barycentric units) have left the triangle. */
  private static final double FAR_OUTSIDE = 50;

  private final Sheet sheet;
  private final ExactPose pose;
  private final double[] displacement;
  private final RigidTransform eyeTurn;
  private final RigidTransform eyeBack;
  private final double[] eyeOrigin;

  private final int[] corners = new int[3];
  private final double[] edgeB = new double[3];
  private final double[] edgeC = new double[3];
  private final double[] weights = new double[PortraitJoint.COUNT];
  private double depth;
  private double barycentricB;
  private double barycentricC;

  InverseDeformation(Sheet sheet, ExactPose pose) {
    this.sheet = sheet;
    this.pose = pose;
    this.displacement = pose.displacement(sheet);
    this.eyeTurn = pose.eyeTurn(sheet);
    this.eyeBack = eyeTurn.inverse();
    this.eyeOrigin = eyeBack.apply(0, 0, 0);
  }

  void selectTriangle(int a, int b, int c) {
    corners[0] = a;
    corners[1] = b;
    corners[2] = c;
    for (int axis = 0; axis < 3; axis++) {
      edgeB[axis] = (double) sheet.vertex(b, axis) - sheet.vertex(a, axis);
      edgeC[axis] = (double) sheet.vertex(c, axis) - sheet.vertex(a, axis);
    }
  }

  /** Meets the ray from the camera along (directionX, directionY, -1); depth is along -z. */
  Outcome intersect(double directionX, double directionY) {
    double b = 1 / 3.0;
    double c = 1 / 3.0;
    for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
      double[] m = pose.blend(weightsAt(b, c));
      double[] origin = solve(m, -m[3], -m[7], -m[11]);
      double[] direction = solve(m, directionX, directionY, -1);
      origin = eyeBack.apply(origin[0], origin[1], origin[2]);
      direction = eyeBack.apply(direction[0], direction[1], direction[2]);
      for (int axis = 0; axis < 3; axis++) {
        direction[axis] -= eyeOrigin[axis];
        origin[axis] -=
            (1 - b - c) * displacement[3 * corners[0] + axis]
                + b * displacement[3 * corners[1] + axis]
                + c * displacement[3 * corners[2] + axis]
                + sheet.vertex(corners[0], axis);
      }
      if (!meetPlane(origin, direction)) {
        break;
      }
      double change = Math.abs(barycentricB - b) + Math.abs(barycentricC - c);
      b = barycentricB;
      c = barycentricC;
      if (change < SETTLED) {
        return inside();
      }
      if (Math.abs(b) + Math.abs(c) > FAR_OUTSIDE) {
        break;
      }
    }
    return newton(directionX, directionY);
  }

  private Outcome inside() {
    return barycentricB >= 0 && barycentricC >= 0 && barycentricB + barycentricC <= 1 && depth > 0
        ? Outcome.HIT
        : Outcome.MISS;
  }

  /** Solves forward(b, c) = t (directionX, directionY, -1) for b, c and t. */
  private Outcome newton(double directionX, double directionY) {
    barycentricB = 1 / 3.0;
    barycentricC = 1 / 3.0;
    double[] system = new double[12];
    for (int step = 0; step < MOST_NEWTON_STEPS; step++) {
      linearise(system);
      depth = -system[11];
      double rightX = depth * directionX - system[3];
      double rightY = depth * directionY - system[7];
      system[2] = -directionX;
      system[6] = -directionY;
      system[10] = 1;
      double[] change = solve(system, rightX, rightY, 0);
      double length = Math.abs(change[0]) + Math.abs(change[1]);
      if (!(length < Double.MAX_VALUE)) {
        return Outcome.MISS;
      }
      double damping = Math.min(1, 1 / length);
      barycentricB += damping * change[0];
      barycentricC += damping * change[1];
      if (length < SETTLED) {
        return inside();
      }
      if (Math.abs(barycentricB) + Math.abs(barycentricC) > FAR_OUTSIDE) {
        return Outcome.MISS;
      }
    }
    boolean near = barycentricB > -1 && barycentricC > -1 && barycentricB + barycentricC < 2;
    return near ? Outcome.UNSETTLED : Outcome.MISS;
  }

  /**
   * The forward deformation at the estimate and its derivatives: columns of the row-major 3x4
   * system are d/db, d/dc, nothing, and the point.
   */
  private void linearise(double[] system) {
    double b = barycentricB;
    double c = barycentricC;
    double[] point = new double[3];
    double[] alongB = new double[3];
    double[] alongC = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      double first = displacement[3 * corners[0] + axis];
      alongB[axis] = edgeB[axis] + displacement[3 * corners[1] + axis] - first;
      alongC[axis] = edgeC[axis] + displacement[3 * corners[2] + axis] - first;
      point[axis] = sheet.vertex(corners[0], axis) + first + b * alongB[axis] + c * alongC[axis];
    }
    point = eyeTurn.apply(point[0], point[1], point[2]);
    alongB = eyeTurn.rotation().apply(alongB[0], alongB[1], alongB[2]);
    alongC = eyeTurn.rotation().apply(alongC[0], alongC[1], alongC[2]);
    double[] m = pose.blend(weightsAt(b, c));
    double[] mb = pose.blend(weightDifference(1));
    double[] mc = pose.blend(weightDifference(2));
    for (int row = 0; row < 3; row++) {
      int r = 4 * row;
      system[r] = dot(mb, r, point) + mb[r + 3] + dot(m, r, alongB);
      system[r + 1] = dot(mc, r, point) + mc[r + 3] + dot(m, r, alongC);
      system[r + 3] = dot(m, r, point) + m[r + 3];
    }
  }

  private static double dot(double[] m, int at, double[] v) {
    return m[at] * v[0] + m[at + 1] * v[1] + m[at + 2] * v[2];
  }

  private double[] weightsAt(double b, double c) {
    for (int k = 0; k < weights.length; k++) {
      weights[k] =
          (1 - b - c) * sheet.weight(corners[0], k)
              + b * sheet.weight(corners[1], k)
              + c * sheet.weight(corners[2], k);
    }
    return weights;
  }

  private double[] weightDifference(int corner) {
    double[] difference = new double[PortraitJoint.COUNT];
    for (int k = 0; k < difference.length; k++) {
      difference[k] = (double) sheet.weight(corners[corner], k) - sheet.weight(corners[0], k);
    }
    return difference;
  }

  /** Moeller and Trumbore (1997): the ray against the plane of the canonical triangle. */
  private boolean meetPlane(double[] origin, double[] direction) {
    double px = direction[1] * edgeC[2] - direction[2] * edgeC[1];
    double py = direction[2] * edgeC[0] - direction[0] * edgeC[2];
    double pz = direction[0] * edgeC[1] - direction[1] * edgeC[0];
    double determinant = edgeB[0] * px + edgeB[1] * py + edgeB[2] * pz;
    if (Math.abs(determinant) < 1e-18) {
      return false;
    }
    barycentricB = (origin[0] * px + origin[1] * py + origin[2] * pz) / determinant;
    double qx = origin[1] * edgeB[2] - origin[2] * edgeB[1];
    double qy = origin[2] * edgeB[0] - origin[0] * edgeB[2];
    double qz = origin[0] * edgeB[1] - origin[1] * edgeB[0];
    barycentricC = (direction[0] * qx + direction[1] * qy + direction[2] * qz) / determinant;
    depth = (edgeC[0] * qx + edgeC[1] * qy + edgeC[2] * qz) / determinant;
    return true;
  }

  /** Solves the 3x3 part of a row-major 3x4 matrix for a right-hand side (Cramer). */
  private static double[] solve(double[] m, double x, double y, double z) {
    double a = m[5] * m[10] - m[6] * m[9];
    double b = m[6] * m[8] - m[4] * m[10];
    double c = m[4] * m[9] - m[5] * m[8];
    double determinant = m[0] * a + m[1] * b + m[2] * c;
    return new double[] {
      (a * x + (m[2] * m[9] - m[1] * m[10]) * y + (m[1] * m[6] - m[2] * m[5]) * z) / determinant,
      (b * x + (m[0] * m[10] - m[2] * m[8]) * y + (m[2] * m[4] - m[0] * m[6]) * z) / determinant,
      (c * x + (m[1] * m[8] - m[0] * m[9]) * y + (m[0] * m[5] - m[1] * m[4]) * z) / determinant
    };
  }

  /** The gain at the last hit, [3]. */
  double[] gain(ExactLight light) {
    double[] barycentric = {1 - barycentricB - barycentricC, barycentricB, barycentricC};
    return light.gain(sheet, corners, barycentric, weightsAt(barycentricB, barycentricC));
  }

  /** Depth of the last hit along -z of the camera, metres. */
  double depth() {
    return depth;
  }

  /** Horizontal texture coordinate of the last hit, 0..1. */
  double u() {
    return interpolated(sheet.columns() + 1, false) / sheet.columns();
  }

  /** Vertical texture coordinate of the last hit, 0..1. */
  double v() {
    return interpolated(sheet.columns() + 1, true) / sheet.rows();
  }

  private double interpolated(int stride, boolean row) {
    double sum = 0;
    double[] barycentric = {1 - barycentricB - barycentricC, barycentricB, barycentricC};
    for (int i = 0; i < 3; i++) {
      sum += barycentric[i] * (row ? corners[i] / stride : corners[i] % stride);
    }
    return sum;
  }
}
