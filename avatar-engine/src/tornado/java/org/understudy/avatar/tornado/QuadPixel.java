package org.understudy.avatar.tornado;

import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/**
 * What a cell drawn at once shows in one pixel. Rows of the plain kernel step from the cell's first
 * pixel in the tile, {@code (column, row)}, to the one that is asked for, {@code (x, y)}, with
 * rounded steps; here as many steps are taken at once.
 */
final class QuadPixel {
  private QuadPixel() {}

  /**
   * Where the row of a pixel begins, and from bit 16 on where it ends, within the columns of a
   * tile.
   */
  static int span(
      IntArray records, FloatArray shapes, int record, int shape, int y, int left, int right) {
    int from = right;
    int to = left;
    for (int side = 0; side < 4; side++) {
      int rows = records.get(record + CellRecord.SPANS + side);
      if (y >= (rows & 0x7fff) && y < rows >> 16) {
        int edge = shape + CellRecord.EDGES + 3 * side;
        float down = y + 0.5f - shapes.get(edge + 1);
        int at = CellKernel.rounded(shapes.get(edge) + down * shapes.get(edge + 2));
        int column = Math.max(left, Math.min(right, at));
        if ((rows & CellRecord.ENDS) != 0) {
          to = column;
        } else {
          from = column;
        }
      }
    }
    return from | to << 16;
  }

  /** Nearness of the first pixel of a row, {@code (from, y)}. */
  static float nearness(FloatArray shapes, int shape, int column, int row, int from, int y) {
    float dx = column + 0.5f - shapes.get(shape + CellRecord.MIDDLE_X);
    float dy = row + 0.5f - shapes.get(shape + CellRecord.MIDDLE_Y);
    float byX = shapes.get(shape + CellRecord.NEARNESS_BY_X);
    float byY = shapes.get(shape + CellRecord.NEARNESS_BY_Y);
    float near = shapes.get(shape + CellRecord.NEARNESS) + dx * byX + dy * byY;
    return near + (from - column) * byX + (y - row) * byY;
  }

  /**
   * A texture coordinate in fixed point.
   *
   * @param axis 0 for u, 1 for v
   */
  static int texel(FloatArray shapes, int shape, int axis, int column, int row, int x, int y) {
    float dx = column + 0.5f - shapes.get(shape + CellRecord.MIDDLE_X);
    float dy = row + 0.5f - shapes.get(shape + CellRecord.MIDDLE_Y);
    float byX = shapes.get(shape + CellRecord.U_BY_X + 2 * axis);
    float byY = shapes.get(shape + CellRecord.U_BY_Y + 2 * axis);
    return (int) (shapes.get(shape + CellRecord.U + axis) + dx * byX + dy * byY)
        + (x - column) * (int) byX
        + (y - row) * (int) byY;
  }

  /** The gain of a cell whose corners differ. */
  static long gain(FloatArray shapes, int shape, int column, int row, int x, int y) {
    float dx = column + 0.5f - shapes.get(shape + CellRecord.MIDDLE_X);
    float dy = row + 0.5f - shapes.get(shape + CellRecord.MIDDLE_Y);
    long first = 0;
    long step = 0;
    long stepDown = 0;
    for (int channel = 2; channel >= 0; channel--) {
      int at = shape + CellRecord.GAINS + 3 * channel;
      float byX = shapes.get(at + 1);
      float byY = shapes.get(at + 2);
      float value = shapes.get(at) + dx * byX + dy * byY;
      first = (first << Gains.LANE) + (long) (value * Gains.ONE);
      step = (step << Gains.LANE) + (long) (byX * Gains.ONE);
      stepDown = (stepDown << Gains.LANE) + (long) (byY * Gains.ONE);
    }
    return first + Gains.HALVES + (x - column) * step + (y - row) * stepDown;
  }
}
