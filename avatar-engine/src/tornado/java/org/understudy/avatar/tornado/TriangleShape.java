package org.understudy.avatar.tornado;

import uk.ac.manchester.tornado.api.math.TornadoMath;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;
import uk.ac.manchester.tornado.api.types.arrays.LongArray;

/** Halves of cells, as {@code TileRasteriser} draws them. */
final class TriangleShape {
  private static final float SMALLEST_AREA = 1e-6f;

  private TriangleShape() {}

  /**
   * Writes all but the gains; one without area gets no rows.
   *
   * @param ub difference of u from corner a to corner b, and so on
   */
  static void write(
      FloatArray screen,
      int vertices,
      int a,
      int b,
      int c,
      float ub,
      float vb,
      float uc,
      float vc,
      int height,
      IntArray records,
      int span,
      FloatArray shapes,
      int at) {
    float xa = screen.get(a);
    float xb = screen.get(b);
    float xc = screen.get(c);
    float ya = screen.get(vertices + a);
    float yb = screen.get(vertices + b);
    float yc = screen.get(vertices + c);
    float area = (xb - xa) * (yc - ya) - (xc - xa) * (yb - ya);
    int rows = 0;
    if (TornadoMath.abs(area) >= SMALLEST_AREA) {
      float upper = TornadoMath.min(ya, TornadoMath.min(yb, yc));
      float lower = TornadoMath.max(ya, TornadoMath.max(yb, yc));
      rows = CellKernel.range(upper, lower, height);
      float inverse = 1 / area;
      float byXB = (yc - ya) * inverse;
      float byXC = -(yb - ya) * inverse;
      float byYB = -(xc - xa) * inverse;
      float byYC = (xb - xa) * inverse;
      float na = screen.get(2 * vertices + a);
      float nb = screen.get(2 * vertices + b) - na;
      float nc = screen.get(2 * vertices + c) - na;
      shapes.set(at + CellRecord.T_XA, xa);
      shapes.set(at + CellRecord.T_YA, ya);
      shapes.set(at + CellRecord.T_NA, na);
      shapes.set(at + CellRecord.T_NX, nb * byXB + nc * byXC);
      shapes.set(at + CellRecord.T_NY, nb * byYB + nc * byYC);
      shapes.set(at + CellRecord.T_UX, ub * byXB + uc * byXC);
      shapes.set(at + CellRecord.T_UY, ub * byYB + uc * byYC);
      shapes.set(at + CellRecord.T_VX, vb * byXB + vc * byXC);
      shapes.set(at + CellRecord.T_VY, vb * byYB + vc * byYC);
      writeSides(xa, ya, xb, yb, xc, yc, shapes, at);
    }
    records.set(span, rows);
  }

  private static void writeSides(
      float xa, float ya, float xb, float yb, float xc, float yc, FloatArray shapes, int at) {
    // corners from top to bottom, by the same exchanges as in the plain kernel
    boolean first = ya > yb;
    float x0 = first ? xb : xa;
    float y0 = first ? yb : ya;
    float x1 = first ? xa : xb;
    float y1 = first ? ya : yb;
    boolean second = y1 > yc;
    float x2 = second ? x1 : xc;
    float y2 = second ? y1 : yc;
    float middleX = second ? xc : x1;
    float middleY = second ? yc : y1;
    boolean third = second && y0 > middleY;
    float topX = third ? middleX : x0;
    float topY = third ? middleY : y0;
    x1 = third ? x0 : middleX;
    y1 = third ? y0 : middleY;
    shapes.set(at + CellRecord.T_X0, topX);
    shapes.set(at + CellRecord.T_Y0, topY);
    shapes.set(at + CellRecord.T_X1, x1);
    shapes.set(at + CellRecord.T_Y1, y1);
    shapes.set(at + CellRecord.T_SLOPE_02, (x2 - topX) / (y2 - topY));
    shapes.set(at + CellRecord.T_SLOPE_01, (x1 - topX) / (y1 - topY));
    shapes.set(at + CellRecord.T_SLOPE_12, (x2 - x1) / (y2 - y1));
  }

  /** Writes the gradients of the gains. */
  static void writeGains(
      FloatArray screen,
      int vertices,
      LongArray gain,
      int a,
      int b,
      int c,
      FloatArray shapes,
      int shape) {
    float xa = screen.get(a);
    float ya = screen.get(vertices + a);
    float abx = screen.get(b) - xa;
    float aby = screen.get(vertices + b) - ya;
    float acx = screen.get(c) - xa;
    float acy = screen.get(vertices + c) - ya;
    float inverse = 1 / (abx * acy - acx * aby);
    for (int channel = 0; channel < 3; channel++) {
      float first = Gains.channel(gain.get(a), channel);
      float toB = Gains.channel(gain.get(b), channel) - first;
      float toC = Gains.channel(gain.get(c), channel) - first;
      int at = shape + CellRecord.T_GAINS + 3 * channel;
      shapes.set(at, first);
      shapes.set(at + 1, toB * (acy * inverse) + toC * (-aby * inverse));
      shapes.set(at + 2, toB * (-acx * inverse) + toC * (abx * inverse));
    }
  }
}
