package org.understudy.avatar.reference;

import org.understudy.parametric.PinholeCamera;

/**
 * Where a deformed triangle roughly lies in the picture, to choose the rays worth trying: those of
 * its bounding box and a margin, less those clearly outside. Within the triangle the deformation is
 * not quite linear, so the choice is generous by {@link #MARGIN} of the triangle's size.
 *
 * @param x [3] pixels
 * @param y [3] pixels
 */
record ProjectedTriangle(double[] x, double[] y) {
  private static final double MARGIN = 0.35;
  private static final double MARGIN_PIXELS = 0.5;

  /** A triangle thinner than this part of its bounding box is tried everywhere in the box. */
  private static final double SLIVER = 0.05;

  static final double NEAREST_METRES = 0.01;

  /** The triangle of three vertices of [V][3] camera space points. */
  static ProjectedTriangle of(double[] posed, int a, int b, int c, PinholeCamera camera) {
    double[] x = new double[3];
    double[] y = new double[3];
    int[] corners = {a, b, c};
    for (int i = 0; i < 3; i++) {
      double z = posed[3 * corners[i] + 2];
      x[i] = z > -NEAREST_METRES ? Double.NaN : camera.projectX(posed[3 * corners[i]], z);
      y[i] = z > -NEAREST_METRES ? Double.NaN : camera.projectY(posed[3 * corners[i] + 1], z);
    }
    return new ProjectedTriangle(x, y);
  }

  /** Whether all corners lie in front of the camera. */
  boolean visible() {
    return !Double.isNaN(x[0] + x[1] + x[2] + y[0] + y[1] + y[2]);
  }

  int firstColumn() {
    return first(x);
  }

  int lastColumn(int width) {
    return last(x, width);
  }

  int firstRow() {
    return first(y);
  }

  int lastRow(int height) {
    return last(y, height);
  }

  private static int first(double[] v) {
    return (int) Math.max(0, Math.ceil(least(v) - margin(v) - 0.5));
  }

  private static int last(double[] v, int size) {
    return (int) Math.min(size - 1.0, Math.floor(most(v) + margin(v) - 0.5));
  }

  private static double margin(double[] v) {
    return MARGIN_PIXELS + MARGIN * (most(v) - least(v));
  }

  private static double least(double[] v) {
    return Math.min(v[0], Math.min(v[1], v[2]));
  }

  private static double most(double[] v) {
    return Math.max(v[0], Math.max(v[1], v[2]));
  }

  /** Whether the ray of a pixel can meet the triangle. */
  boolean candidate(int column, int row) {
    double area = (x[1] - x[0]) * (y[2] - y[0]) - (x[2] - x[0]) * (y[1] - y[0]);
    if (Math.abs(area) < SLIVER * (most(x) - least(x)) * (most(y) - least(y))) {
      return true;
    }
    double px = column + 0.5 - x[0];
    double py = row + 0.5 - y[0];
    double b = (px * (y[2] - y[0]) - py * (x[2] - x[0])) / area;
    double c = (py * (x[1] - x[0]) - px * (y[1] - y[0])) / area;
    return b >= -MARGIN && c >= -MARGIN && b + c <= 1 + MARGIN;
  }
}
