package org.understudy.avatar.tornado;

import uk.ac.manchester.tornado.api.math.TornadoMath;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;

/**
 * What half of a cell shows in one pixel of a row that begins at pixel {@code from}. As in {@link
 * QuadPixel}, the steps of the plain kernel are taken at once.
 */
final class TrianglePixel {
  private static final float FIXED = 65536f;
  private static final float LEAST_GAIN = 0.15f;
  private static final float MOST_GAIN = 3.5f;

  private TrianglePixel() {}

  /**
   * Where the row of a pixel begins, and from bit 16 on where it ends, within the columns of a
   * tile.
   *
   * @param rows of the triangle, as in {@link CellRecord#ROWS}
   */
  static int span(FloatArray shapes, int triangle, int rows, int y, int left, int right) {
    int span = 0;
    if (y >= (rows & 0x7fff) && y < rows >> 16) {
      float middle = y + 0.5f;
      float x0 = shapes.get(triangle + CellRecord.T_X0);
      float y0 = shapes.get(triangle + CellRecord.T_Y0);
      float x1 = shapes.get(triangle + CellRecord.T_X1);
      float y1 = shapes.get(triangle + CellRecord.T_Y1);
      float edge = x0 + (middle - y0) * shapes.get(triangle + CellRecord.T_SLOPE_02);
      float other =
          middle < y1
              ? x0 + (middle - y0) * shapes.get(triangle + CellRecord.T_SLOPE_01)
              : x1 + (middle - y1) * shapes.get(triangle + CellRecord.T_SLOPE_12);
      int from = CellKernel.rounded(TornadoMath.min(edge, other));
      int to = CellKernel.rounded(TornadoMath.max(edge, other));
      span = Math.max(left, Math.min(right, from)) | Math.max(left, Math.min(right, to)) << 16;
    }
    return span;
  }

  /** Nearness of the first pixel of a row. */
  static float nearness(FloatArray shapes, int triangle, int from, int y) {
    float dx = from + 0.5f - shapes.get(triangle + CellRecord.T_XA);
    float dy = y + 0.5f - shapes.get(triangle + CellRecord.T_YA);
    return shapes.get(triangle + CellRecord.T_NA)
        + dx * shapes.get(triangle + CellRecord.T_NX)
        + dy * shapes.get(triangle + CellRecord.T_NY);
  }

  /**
   * A texture coordinate in fixed point.
   *
   * @param corner that coordinate of corner a, texels
   * @param axis 0 for u, 1 for v
   */
  static int texel(
      FloatArray shapes, int triangle, float corner, int axis, int from, int x, int y) {
    float dx = from + 0.5f - shapes.get(triangle + CellRecord.T_XA);
    float dy = y + 0.5f - shapes.get(triangle + CellRecord.T_YA);
    float byX = shapes.get(triangle + CellRecord.T_UX + 2 * axis);
    float byY = shapes.get(triangle + CellRecord.T_UY + 2 * axis);
    return (int) ((corner + dx * byX + dy * byY) * FIXED) + (x - from) * (int) (byX * FIXED);
  }

  /**
   * The gain of a cell whose corners differ.
   *
   * @param to one past the last pixel of the row
   */
  static long gain(FloatArray shapes, int triangle, int from, int to, int x, int y) {
    float dx = from + 0.5f - shapes.get(triangle + CellRecord.T_XA);
    float dy = y + 0.5f - shapes.get(triangle + CellRecord.T_YA);
    int at = triangle + CellRecord.T_GAINS;
    float red = gainAt(shapes, at, dx, dy);
    float green = gainAt(shapes, at + 3, dx, dy);
    float blue = gainAt(shapes, at + 6, dx, dy);
    long gain = Gains.pack(red, green, blue) + Gains.HALVES;
    int steps = to - from - 1;
    if (steps > 0) {
      float far = dx + (to - from) - 1;
      float share = Gains.ONE * (1f / steps);
      long step =
          (long) ((gainAt(shapes, at, far, dy) - red) * share)
              + ((long) ((gainAt(shapes, at + 3, far, dy) - green) * share) << Gains.LANE)
              + ((long) ((gainAt(shapes, at + 6, far, dy) - blue) * share) << (2 * Gains.LANE));
      gain += (x - from) * step;
    }
    return gain;
  }

  private static float gainAt(FloatArray shapes, int at, float dx, float dy) {
    float value = shapes.get(at) + dx * shapes.get(at + 1) + dy * shapes.get(at + 2);
    return TornadoMath.max(LEAST_GAIN, TornadoMath.min(MOST_GAIN, value));
  }
}
