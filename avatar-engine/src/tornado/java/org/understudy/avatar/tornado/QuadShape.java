package org.understudy.avatar.tornado;

import uk.ac.manchester.tornado.api.math.TornadoMath;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;
import uk.ac.manchester.tornado.api.types.arrays.LongArray;

/** Cells drawn at once, as {@code CellQuad} tells. */
final class QuadShape {
  private static final float TEXEL = 0.2f;
  private static final float NEARNESS = 1e-4f;
  private static final float SMALLEST_AREA = 0.05f;
  private static final float FIXED = 65536f;

  private QuadShape() {}

  /** Whether one affine map is close enough to those of the two triangles. */
  @SuppressWarnings("ShortCircuitBoolean") // see the package
  static boolean fits(
      FloatArray screen, int vertices, int a, int b, int c, int d, float du, float dv) {
    float xa = screen.get(a);
    float xb = screen.get(b);
    float xc = screen.get(c);
    float xd = screen.get(d);
    float ya = screen.get(vertices + a);
    float yb = screen.get(vertices + b);
    float yc = screen.get(vertices + c);
    float yd = screen.get(vertices + d);
    float ux = xb - xa + (xc - xd);
    float uy = yb - ya + (yc - yd);
    float vx = xd - xa + (xc - xb);
    float vy = yd - ya + (yc - yb);
    float ex = xa - xb + (xc - xd);
    float ey = ya - yb + (yc - yd);
    float size = TornadoMath.abs(ux * vy - vx * uy);
    float na = screen.get(2 * vertices + a);
    float nb = screen.get(2 * vertices + b);
    float nc = screen.get(2 * vertices + c);
    float nd = screen.get(2 * vertices + d);
    return size >= 4 * SMALLEST_AREA
        & TornadoMath.abs(ex * vy - vx * ey) * TornadoMath.max(1f, du) <= 2 * TEXEL * size
        & TornadoMath.abs(ux * ey - ex * uy) * TornadoMath.max(1f, dv) <= 2 * TEXEL * size
        & TornadoMath.abs(na - nb + (nc - nd)) <= 4 * NEARNESS * na;
  }

  /** Writes all but the gains. */
  static void write(
      FloatArray screen,
      int vertices,
      int a,
      int b,
      int c,
      int d,
      float u,
      float v,
      float du,
      float dv,
      int height,
      IntArray records,
      int record,
      FloatArray shapes,
      int shape) {
    float xa = screen.get(a);
    float xb = screen.get(b);
    float xc = screen.get(c);
    float xd = screen.get(d);
    float ya = screen.get(vertices + a);
    float yb = screen.get(vertices + b);
    float yc = screen.get(vertices + c);
    float yd = screen.get(vertices + d);
    float ux = xb - xa + (xc - xd);
    float uy = yb - ya + (yc - yd);
    float vx = xd - xa + (xc - xb);
    float vy = yd - ya + (yc - yb);
    float area = ux * vy - vx * uy;
    float inverse = 2 / area;
    float columnByX = vy * inverse;
    float columnByY = -vx * inverse;
    float rowByX = -uy * inverse;
    float rowByY = ux * inverse;
    float na = screen.get(2 * vertices + a);
    float nb = screen.get(2 * vertices + b);
    float nc = screen.get(2 * vertices + c);
    float nd = screen.get(2 * vertices + d);
    float nu = 0.5f * (nb - na + (nc - nd));
    float nv = 0.5f * (nd - na + (nc - nb));
    shapes.set(shape + CellRecord.U, (u + 0.5f * du) * FIXED);
    shapes.set(shape + CellRecord.V, (v + 0.5f * dv) * FIXED);
    shapes.set(shape + CellRecord.MIDDLE_X, 0.25f * (xa + xb + xc + xd));
    shapes.set(shape + CellRecord.MIDDLE_Y, 0.25f * (ya + yb + yc + yd));
    shapes.set(shape + CellRecord.NEARNESS, 0.25f * (na + nb + nc + nd));
    shapes.set(shape + CellRecord.NEARNESS_BY_X, nu * columnByX + nv * rowByX);
    shapes.set(shape + CellRecord.NEARNESS_BY_Y, nu * columnByY + nv * rowByY);
    shapes.set(shape + CellRecord.U_BY_X, columnByX * (du * FIXED));
    shapes.set(shape + CellRecord.U_BY_Y, columnByY * (du * FIXED));
    shapes.set(shape + CellRecord.V_BY_X, rowByX * (dv * FIXED));
    shapes.set(shape + CellRecord.V_BY_Y, rowByY * (dv * FIXED));
    boolean forward = area > 0;
    int span = record + CellRecord.SPANS;
    int edge = shape + CellRecord.EDGES;
    writeEdge(xd, yd, xa, ya, forward, height, records, span, shapes, edge);
    writeEdge(xa, ya, xb, yb, forward, height, records, span + 1, shapes, edge + 3);
    writeEdge(xb, yb, xc, yc, forward, height, records, span + 2, shapes, edge + 6);
    writeEdge(xc, yc, xd, yd, forward, height, records, span + 3, shapes, edge + 9);
  }

  private static void writeEdge(
      float startX,
      float startY,
      float endX,
      float endY,
      boolean forward,
      int height,
      IntArray records,
      int span,
      FloatArray shapes,
      int edge) {
    boolean down = startY < endY;
    float x0 = down ? startX : endX;
    float y0 = down ? startY : endY;
    float x1 = down ? endX : startX;
    float y1 = down ? endY : startY;
    int ends = down == forward ? CellRecord.ENDS : 0;
    records.set(span, CellKernel.range(y0, y1, height) | ends);
    shapes.set(edge, x0);
    shapes.set(edge + 1, y0);
    shapes.set(edge + 2, (x1 - x0) / (y1 - y0));
  }

  /** Writes the gradients of the gains; the other numbers of the shape are there. */
  static void writeGains(
      FloatArray screen,
      int vertices,
      LongArray gain,
      int a,
      int b,
      int c,
      int d,
      FloatArray shapes,
      int shape) {
    float xa = screen.get(a);
    float xb = screen.get(b);
    float xc = screen.get(c);
    float xd = screen.get(d);
    float ya = screen.get(vertices + a);
    float yb = screen.get(vertices + b);
    float yc = screen.get(vertices + c);
    float yd = screen.get(vertices + d);
    float ux = xb - xa + (xc - xd);
    float uy = yb - ya + (yc - yd);
    float vx = xd - xa + (xc - xb);
    float vy = yd - ya + (yc - yb);
    float inverse = 2 / (ux * vy - vx * uy);
    for (int channel = 0; channel < 3; channel++) {
      float ga = Gains.channel(gain.get(a), channel);
      float gb = Gains.channel(gain.get(b), channel);
      float gc = Gains.channel(gain.get(c), channel);
      float gd = Gains.channel(gain.get(d), channel);
      float byColumn = 0.5f * (gb - ga + (gc - gd));
      float byRow = 0.5f * (gd - ga + (gc - gb));
      int at = shape + CellRecord.GAINS + 3 * channel;
      shapes.set(at, 0.25f * (ga + gb + gc + gd));
      shapes.set(at + 1, byColumn * (vy * inverse) + byRow * (-uy * inverse));
      shapes.set(at + 2, byColumn * (-vx * inverse) + byRow * (ux * inverse));
    }
  }
}
