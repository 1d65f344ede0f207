package org.understudy.avatar.tornado;

import uk.ac.manchester.tornado.api.annotations.Parallel;
import uk.ac.manchester.tornado.api.math.TornadoMath;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/** Smooths the steps of silhouettes, as {@code SilhouetteSmoother} does. */
final class SmoothKernel {
  private static final float JUMP = 0.002f;
  private static final float STEEPER = 2.5f;
  private static final int REACH = 24;
  private static final int LEFT = 1;
  private static final int TOP = 2;
  private static final int ONE = 256;
  private static final int BYTES = 0x00ff00ff;
  private static final int HALVES = 0x00800080;

  private SmoothKernel() {}

  /**
   * Marks the edges between pixels.
   *
   * @param edges [height + 2][width + 2] with a rim of none, overwritten
   */
  static void findEdges(IntArray frame, FloatArray surface, IntArray edges, int mostEdges) {
    for (@Parallel int e = 0; e < mostEdges; e++) {
      int width = frame.get(FrameWords.WIDTH);
      int height = frame.get(FrameWords.HEIGHT);
      int stride = width + 2;
      if (frame.get(FrameWords.SMOOTH) != 0 && e < stride * (height + 2)) {
        int y = e / stride - 1;
        int x = e - (y + 1) * stride - 1;
        int marks = 0;
        if (x >= 0 && x < width && y >= 0 && y < height) {
          int p = y * width + x;
          if (x > 0) {
            marks = jumps(surface, p, 1, x > 1, x + 1 < width) ? LEFT : 0;
          }
          if (y > 0) {
            marks |= jumps(surface, p, width, y > 1, y + 1 < height) ? TOP : 0;
          }
        }
        edges.set(e, marks);
      }
    }
  }

  /** Whether the surface jumps between p - step and p by more than its slope on either side. */
  private static boolean jumps(FloatArray surface, int p, int step, boolean before, boolean after) {
    float here = surface.get(p);
    float there = surface.get(p - step);
    float jump = TornadoMath.abs(here - there);
    boolean edge = false;
    if (jump > JUMP * here && jump >= JUMP * there) {
      float slope = 0;
      if (before && there != 0) {
        float farther = surface.get(p - 2 * step);
        if (farther != 0) {
          slope = TornadoMath.abs(farther - there);
        }
      }
      if (after && here != 0) {
        float farther = surface.get(p + step);
        if (farther != 0) {
          slope = TornadoMath.max(slope, TornadoMath.abs(farther - here));
        }
      }
      edge = jump > STEEPER * slope;
    }
    return edge;
  }

  /**
   * Blends pixels with their neighbours across edges, or copies them.
   *
   * @param source [height][width] as drawn
   * @param picture [height][width] overwritten
   */
  static void blend(
      IntArray frame, IntArray source, IntArray edges, IntArray picture, int mostPixels) {
    for (@Parallel int p = 0; p < mostPixels; p++) {
      int width = frame.get(FrameWords.WIDTH);
      if (p < width * frame.get(FrameWords.HEIGHT)) {
        int colour = source.get(p);
        if (frame.get(FrameWords.SMOOTH) != 0) {
          int stride = width + 2;
          int y = p / width;
          int e = (y + 1) * stride + 1 + p - y * width;
          int own = ONE;
          int even = 0;
          int odd = 0;
          for (int side = 0; side < 4; side++) {
            int across = side < 2 ? 1 : stride;
            int along = side < 2 ? stride : 1;
            int kind = side < 2 ? LEFT : TOP;
            int edge = e + (side & 1) * across;
            if ((edges.get(edge) & kind) != 0) {
              float half = (side & 1) == 0 ? -0.5f : 0.5f;
              int part = cut(edges, edge, along, across, kind, half);
              if (part > 0) {
                int step = side < 2 ? 1 : width;
                int other = source.get((side & 1) == 0 ? p - step : p + step);
                own -= part;
                even += part * (other & BYTES);
                odd += part * (other >> 8 & BYTES);
              }
            }
          }
          if (own < ONE && own >= ONE / 4) {
            even += own * (colour & BYTES) + HALVES;
            odd += own * (colour >> 8 & BYTES) + HALVES;
            colour = (even >> 8 & BYTES) | (odd & ~BYTES);
          }
        }
        picture.set(p, colour);
      }
    }
  }

  // conditions of loops are evaluated as a whole, so that each loop has one exit
  @SuppressWarnings("ShortCircuitBoolean")
  private static int cut(IntArray edges, int e, int along, int across, int kind, float side) {
    int crossing = LEFT + TOP - kind;
    int first = e;
    int n = 0;
    while (n < REACH
        & (edges.get(first - along) & kind) != 0
        & ((edges.get(first) | edges.get(first - across)) & crossing) == 0) {
      first -= along;
      n++;
    }
    int beyond = e + along;
    n = 0;
    while (n < REACH
        & (edges.get(beyond) & kind) != 0
        & ((edges.get(beyond) | edges.get(beyond - across)) & crossing) == 0) {
      beyond += along;
      n++;
    }
    float start = side * turn(edges, first, across, crossing);
    float end = side * turn(edges, beyond, across, crossing);
    int before = (e - first) / along;
    int after = (beyond - e) / along - 1;
    float length = before + after + 1;
    float area;
    if (start * end < 0) {
      float slope = (end - start) / length;
      area = positivePart(start + slope * before, start + slope * (before + 1));
    } else {
      area = half(start, before, length) + half(end, after, length);
    }
    return (int) (ONE * TornadoMath.min(area, 0.5f) + 0.5f);
  }

  private static int turn(IntArray edges, int e, int across, int crossing) {
    return ((edges.get(e - across) & crossing) - (edges.get(e) & crossing)) / crossing;
  }

  private static float positivePart(float from, float to) {
    float high = TornadoMath.max(from, to);
    float low = TornadoMath.min(from, to);
    float crossed = high <= 0 ? 0 : high * high / (2 * (high - low));
    return high > 0 && low >= 0 ? (low + high) / 2 : crossed;
  }

  private static float half(float height, float distance, float length) {
    float middle = length / 2;
    float from = TornadoMath.min(distance, middle);
    float to = TornadoMath.min(distance + 1, middle);
    return height <= 0 ? 0 : height * ((to - from) - (to * to - from * from) / (2 * middle));
  }
}
