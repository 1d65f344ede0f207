package org.understudy.avatar.tornado;

import org.understudy.avatar.device.SceneLayout;
import uk.ac.manchester.tornado.api.annotations.Parallel;
import uk.ac.manchester.tornado.api.math.TornadoMath;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;
import uk.ac.manchester.tornado.api.types.arrays.LongArray;

/** Finds which tiles a cell may touch and how it is drawn, as {@code CellBinner} does. */
@SuppressWarnings("ShortCircuitBoolean") // see the package
final class CellKernel {
  private static final int TILE_SHIFT = 4;

  private CellKernel() {}

  /**
   * Prepares all cells.
   *
   * @param screen [3][V] of {@link VertexKernel}
   * @param records [cells][{@link CellRecord#WORDS}] overwritten
   * @param shapes [cells][{@link CellRecord#NUMBERS}] overwritten
   * @param nearest [cells] nearness of the nearest corner, overwritten
   * @param flatGain [cells] the gain of unshaded cells, overwritten
   */
  static void prepare(
      FloatArray numbers,
      IntArray words,
      IntArray frame,
      FloatArray screen,
      LongArray gain,
      IntArray records,
      FloatArray shapes,
      FloatArray nearest,
      LongArray flatGain,
      int cells) {
    for (@Parallel int cell = 0; cell < cells; cell++) {
      int width = frame.get(FrameWords.WIDTH);
      int height = frame.get(FrameWords.HEIGHT);
      int vertices = words.get(SceneLayout.VERTICES);
      int corners = words.get(SceneLayout.AT_CORNERS) + 4 * cell;
      int a = words.get(corners);
      int b = words.get(corners + 1);
      int c = words.get(corners + 2);
      int d = words.get(corners + 3);
      float left = least(screen, a, b, c, d);
      float right = most(screen, a, b, c, d);
      float top = least(screen, vertices + a, vertices + b, vertices + c, vertices + d);
      float bottom = most(screen, vertices + a, vertices + b, vertices + c, vertices + d);
      int n = 2 * vertices;
      float farthest = least(screen, n + a, n + b, n + c, n + d);
      nearest.set(cell, most(screen, n + a, n + b, n + c, n + d));
      int tiles = CellRecord.CULLED;
      int record = CellRecord.WORDS * cell;
      if (farthest > 0 & right >= 0.5f & left <= width & bottom >= 0.5f & top <= height) {
        int fromX = Math.max(0, (int) (left + 0.499f));
        int toX = Math.min(width - 1, (int) (right - 0.499f));
        int fromY = Math.max(0, (int) (top + 0.499f));
        int toY = Math.min(height - 1, (int) (bottom - 0.499f));
        if (fromX <= toX & fromY <= toY) {
          tiles =
              fromX >> TILE_SHIFT
                  | fromY >> TILE_SHIFT << 8
                  | toX >> TILE_SHIFT << 16
                  | toY >> TILE_SHIFT << 24;
          records.set(record + CellRecord.ROWS, range(top, bottom, height));
          records.set(record + CellRecord.COLUMNS, range(left, right, width));
          int details = words.get(SceneLayout.AT_CELL) + 3 * cell;
          int sheet = words.get(details);
          int places = words.get(SceneLayout.AT_SHEET) + 2 * sheet;
          records.set(record + CellRecord.BASE, words.get(places));
          records.set(record + CellRecord.STRIDE, words.get(places + 1));
          int sizes = words.get(SceneLayout.AT_TEXELS) + 2 * sheet;
          float du = numbers.get(sizes);
          float dv = numbers.get(sizes + 1);
          float u = words.get(details + 1) * du + 0.5f;
          float v = words.get(details + 2) * dv + 0.5f;
          int kind = 0;
          boolean straight = true;
          long flat = Gains.NONE;
          if (words.get(SceneLayout.LIT) != 0) {
            long ga = gain.get(a);
            long gb = gain.get(b);
            long gc = gain.get(c);
            long gd = gain.get(d);
            boolean isFlat = Gains.flat(ga, gb, gc, gd);
            straight = isFlat | Gains.straight(ga, gb, gc, gd);
            if (isFlat) {
              flat = Gains.mean(ga, gb, gc, gd);
            } else {
              kind = CellRecord.SHADED;
            }
          }
          flatGain.set(cell, flat);
          int shape = CellRecord.NUMBERS * cell;
          boolean quad = straight & QuadShape.fits(screen, vertices, a, b, c, d, du, dv);
          if (quad) {
            kind |= CellRecord.QUAD;
            QuadShape.write(
                screen, vertices, a, b, c, d, u, v, du, dv, height, records, record, shapes, shape);
            if ((kind & CellRecord.SHADED) != 0) {
              QuadShape.writeGains(screen, vertices, gain, a, b, c, d, shapes, shape);
            }
          } else {
            shapes.set(shape + CellRecord.U, u);
            shapes.set(shape + CellRecord.V, v);
            int first = shape + CellRecord.TRIANGLES;
            int spans = record + CellRecord.SPANS;
            boolean shaded = (kind & CellRecord.SHADED) != 0;
            TriangleShape.write(
                screen, vertices, a, b, c, du, 0, du, dv, height, records, spans, shapes, first);
            int second = first + CellRecord.TRIANGLE;
            TriangleShape.write(
                screen, vertices, a, c, d, du, dv, 0, dv, height, records, spans + 1, shapes,
                second);
            if (shaded) {
              TriangleShape.writeGains(screen, vertices, gain, a, b, c, shapes, first);
              TriangleShape.writeGains(screen, vertices, gain, a, c, d, shapes, second);
            }
          }
          records.set(record + CellRecord.KIND, kind);
        }
      }
      records.set(record + CellRecord.TILES, tiles);
    }
  }

  private static float least(FloatArray of, int a, int b, int c, int d) {
    return TornadoMath.min(
        TornadoMath.min(of.get(a), of.get(b)), TornadoMath.min(of.get(c), of.get(d)));
  }

  private static float most(FloatArray of, int a, int b, int c, int d) {
    return TornadoMath.max(
        TornadoMath.max(of.get(a), of.get(b)), TornadoMath.max(of.get(c), of.get(d)));
  }

  /** Pixels whose centres lie between two coordinates: the first, and one past the last. */
  static int range(float from, float to, int size) {
    return Math.max(0, Math.min(size, rounded(from)))
        | Math.max(0, Math.min(size, rounded(to))) << 16;
  }

  /** The first pixel whose centre is not left of (above) a coordinate. */
  static int rounded(float coordinate) {
    return 8192 - (int) (8192.5f - coordinate);
  }
}
