package org.understudy.trainer.model;

import org.understudy.trainer.view.SurfaceNormals;

/**
 * The skin of a face as triangles to find closest points on. Arrays are shared, not copied.
 *
 * @param positions [V][3]
 * @param triangles [T][3] of the outer skin only
 * @param normals [V][3] unit normals
 */
record FaceSurface(float[] positions, int[] triangles, float[] normals) {

  /** A point of the surface as a mix of three vertices. */
  record Point(int a, int b, int c, float wa, float wb, float wc) {
    /** A point on an edge. */
    static Point onEdge(int a, int b, float shareOfB) {
      return new Point(a, b, b, 1 - shareOfB, shareOfB, 0);
    }
  }

  static FaceSurface of(float[] positions, int[] triangles) {
    return new FaceSurface(positions, triangles, SurfaceNormals.of(positions, triangles));
  }

  /** Where a point lies, three numbers. */
  double[] at(Point p) {
    double[] out = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      out[axis] =
          p.wa * positions[3 * p.a + axis]
              + p.wb * positions[3 * p.b + axis]
              + p.wc * positions[3 * p.c + axis];
    }
    return out;
  }

  /**
   * The closest point whose normal agrees with a wanted one; normals count little when {@code
   * normal} is zero.
   */
  Point closest(double[] to, double[] normal) {
    double best = Double.MAX_VALUE;
    Point found = new Point(0, 0, 0, 1, 0, 0);
    double[] w = new double[3];
    for (int t = 0; t < triangles.length; t += 3) {
      int a = triangles[t];
      int b = triangles[t + 1];
      int c = triangles[t + 2];
      double agreement =
          normal[0] * (normals[3 * a] + normals[3 * b] + normals[3 * c])
              + normal[1] * (normals[3 * a + 1] + normals[3 * b + 1] + normals[3 * c + 1])
              + normal[2] * (normals[3 * a + 2] + normals[3 * b + 2] + normals[3 * c + 2]);
      if (agreement < -0.6) {
        continue;
      }
      double d = closestOnTriangle(to, a, b, c, w) + 1e-5 * Math.max(0, 1 - agreement / 3);
      if (d < best) {
        best = d;
        found = new Point(a, b, c, (float) w[0], (float) w[1], (float) w[2]);
      }
    }
    return found;
  }

  /** Squared distance to a triangle; weights of the closest point in w (Ericson 2005, 5.1.5). */
  private double closestOnTriangle(double[] p, int a, int b, int c, double[] w) {
    double[] ab = difference(b, a);
    double[] ac = difference(c, a);
    double[] ap = new double[3];
    for (int i = 0; i < 3; i++) {
      ap[i] = p[i] - positions[3 * a + i];
    }
    double d1 = dot(ab, ap);
    double d2 = dot(ac, ap);
    double abab = dot(ab, ab);
    double abac = dot(ab, ac);
    double acac = dot(ac, ac);
    double d3 = d1 - abab;
    double d4 = d2 - abac;
    double d5 = d1 - abac;
    double d6 = d2 - acac;
    double va = d3 * d6 - d5 * d4;
    double vb = d5 * d2 - d1 * d6;
    double vc = d1 * d4 - d3 * d2;
    double v;
    double u;
    if (d1 <= 0 && d2 <= 0) {
      v = 0;
      u = 0;
    } else if (d3 >= 0 && d4 <= d3) {
      v = 1;
      u = 0;
    } else if (d6 >= 0 && d5 <= d6) {
      v = 0;
      u = 1;
    } else if (vc <= 0 && d1 >= 0 && d3 <= 0) {
      v = d1 / (d1 - d3);
      u = 0;
    } else if (vb <= 0 && d2 >= 0 && d6 <= 0) {
      v = 0;
      u = d2 / (d2 - d6);
    } else if (va <= 0 && d4 - d3 >= 0 && d5 - d6 >= 0) {
      u = (d4 - d3) / ((d4 - d3) + (d5 - d6));
      v = 1 - u;
    } else {
      double sum = va + vb + vc;
      v = sum == 0 ? 0 : vb / sum;
      u = sum == 0 ? 0 : vc / sum;
    }
    w[0] = 1 - v - u;
    w[1] = v;
    w[2] = u;
    double distance = 0;
    for (int i = 0; i < 3; i++) {
      double d = ap[i] - v * ab[i] - u * ac[i];
      distance += d * d;
    }
    return distance;
  }

  private double[] difference(int to, int from) {
    return new double[] {
      positions[3 * to] - positions[3 * from],
      positions[3 * to + 1] - positions[3 * from + 1],
      positions[3 * to + 2] - positions[3 * from + 2]
    };
  }

  private static double dot(double[] a, double[] b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  }
}
