package org.understudy.avatar.render;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Smooths the steps of silhouettes after a frame is drawn: morphological antialiasing (Reshetov,
 * HPG 2009) along edges of depth instead of colour, so that textures stay sharp. An edge between
 * two pixels is where the depth of the surface one sees jumps, or where one sees through only one
 * of them. Straight runs of edges with their crossings at the ends tell where the true outline
 * passed; each pixel beside it takes the part of its neighbour's colour that the outline cuts off.
 *
 * <p>Works in bands of rows that may run in parallel, first all of {@link #findEdges}, then all of
 * {@link #blend}. Allocates only when the size changes.
 */
final class SilhouetteSmoother {
  /** Rows of one band. */
  static final int BAND = 16;

  /** A jump of nearness, relative to the nearer surface, that makes an edge: 2 mm in a metre. */
  private static final float JUMP = 0.002f;

  /** How many times the slope beside it a jump must exceed, so that slanted surfaces have none. */
  private static final float STEEPER = 2.5f;

  /** Runs are followed this many pixels to either side. */
  private static final int REACH = 24;

  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final int LEFT = 1;
  private static final int TOP = 2;
  private static final int ONE = 256;

  /** Every second byte; two colours of weights below {@value #ONE} are added up in one word. */
  private static final int BYTES = 0x00ff00ff;

  private static final int HALVES = 0x00800080;

  private int width;
  private int height;
  private int[] source = {};
  private float[] surface = {};

  /**
   * [height + 2][width + 2] edges, with a rim that has none, so that looking around needs no test.
   */
  private byte[] edges = {};

  private int stride;

  /** Prepares for a picture size. */
  void begin(int newWidth, int newHeight) {
    if (width != newWidth || height != newHeight) {
      width = newWidth;
      height = newHeight;
      stride = width + 2;
      surface = new float[width * height];
      source = new int[width * height];
      edges = new byte[stride * (height + 2)];
    }
  }

  /** [height][width] nearness of the surface seen in each pixel, 0 where one sees through. */
  float[] surface() {
    return surface;
  }

  int bands() {
    return (height + BAND - 1) / BAND;
  }

  /** Marks the edges of a band and keeps its colours. */
  void findEdges(int band, int[] pixels) {
    int from = band * BAND;
    int to = Math.min(height, from + BAND);
    System.arraycopy(pixels, from * width, source, from * width, (to - from) * width);
    for (int y = from; y < to; y++) {
      int first = (y + 1) * stride + 1;
      Arrays.fill(edges, first, first + width, (byte) 0);
      findEdges(y * width + 1, 1, width - 1, first + 1, LEFT);
      if (y > 0) {
        findEdges(y * width, width, width, first, TOP);
      }
    }
  }

  /**
   * Marks edges of one kind in a row.
   *
   * @param p the first pixel
   * @param step from the pixel before the edge to the one behind it
   * @param e number of the first edge
   */
  private void findEdges(int p, int step, int count, int e, int kind) {
    float[] nearness = surface;
    for (int i = 0; i < count; i++) {
      float here = nearness[p + i];
      float there = nearness[p + i - step];
      float jump = Math.abs(here - there);
      if (jump > JUMP * here && jump >= JUMP * there && jumps(p + i, step, jump)) {
        edges[e + i] |= (byte) kind;
      }
    }
  }

  /** Whether a jump between p - step and p is more than the slope of the surface on either side. */
  private boolean jumps(int p, int step, float jump) {
    float here = surface[p];
    float there = surface[p - step];
    boolean across = step == 1;
    int x = p % width;
    boolean before = across ? x > 1 : p >= 2 * width;
    boolean after = across ? x + 1 < width : p + width < surface.length;
    float slope = 0;
    if (before && there != 0 && surface[p - 2 * step] != 0) {
      slope = Math.abs(surface[p - 2 * step] - there);
    }
    if (after && here != 0 && surface[p + step] != 0) {
      slope = Math.max(slope, Math.abs(surface[p + step] - here));
    }
    return jump > STEEPER * slope;
  }

  /** Blends the pixels of a band with their neighbours across edges. */
  void blend(int band, int[] pixels) {
    int to = Math.min(height, (band + 1) * BAND);
    for (int y = band * BAND; y < to; y++) {
      int first = (y + 1) * stride + 1;
      int x = 0;
      for (; x + Long.BYTES <= width; x += Long.BYTES) {
        int e = first + x;
        if (((long) EIGHT.get(edges, e)
                | (long) EIGHT.get(edges, e + 1)
                | (long) EIGHT.get(edges, e + stride))
            != 0) {
          blend(y, x, x + Long.BYTES, pixels);
        }
      }
      blend(y, x, width, pixels);
    }
  }

  private void blend(int y, int from, int to, int[] pixels) {
    for (int x = from; x < to; x++) {
      int e = (y + 1) * stride + 1 + x;
      int right = edges[e + 1] & LEFT;
      int bottom = edges[e + stride] & TOP;
      if ((edges[e] | right | bottom) != 0) {
        blend(y * width + x, e, pixels);
      }
    }
  }

  /** Blends pixel p, whose edges are number e. */
  private void blend(int p, int e, int[] pixels) {
    // one loop over left, right, top and bottom instead of four calls: a quarter of the code
    int own = ONE;
    int even = 0;
    int odd = 0;
    for (int side = 0; side < 4; side++) {
      int across = side < 2 ? 1 : stride;
      int along = side < 2 ? stride : 1;
      int kind = side < 2 ? LEFT : TOP;
      int edge = e + (side & 1) * across;
      if ((edges[edge] & kind) != 0) {
        boolean before = (side & 1) == 0;
        int part = cut(edge, along, across, kind, before ? -0.5f : 0.5f);
        if (part > 0) {
          int step = side < 2 ? 1 : width;
          int other = source[before ? p - step : p + step];
          own -= part;
          even += part * (other & BYTES);
          odd += part * (other >>> 8 & BYTES);
        }
      }
    }
    if (own < ONE && own >= ONE / 4) {
      even += own * (source[p] & BYTES) + HALVES;
      odd += own * (source[p] >>> 8 & BYTES) + HALVES;
      pixels[p] = (even >>> 8 & BYTES) | (odd & ~BYTES);
    }
  }

  /**
   * The area, of {@value #ONE}, that the outline cuts off from a pixel beside an edge.
   *
   * @param e number of the edge
   * @param along to the next edge of a straight run
   * @param across from the pixel before the edge to the one behind it
   * @param kind {@link #TOP} or {@link #LEFT}; edges that cross are of the other kind
   * @param side half a pixel for the pixel above (left of) the edge, minus that for the other
   */
  private int cut(int e, int along, int across, int kind, float side) {
    int crossing = LEFT + TOP - kind;
    int first = e;
    for (int n = 0; n < REACH && (edges[first - along] & kind) != 0; n++) {
      if (((edges[first] | edges[first - across]) & crossing) != 0) {
        break;
      }
      first -= along;
    }
    int beyond = e + along;
    for (int n = 0; n < REACH && (edges[beyond] & kind) != 0; n++) {
      if (((edges[beyond] | edges[beyond - across]) & crossing) != 0) {
        break;
      }
      beyond += along;
    }
    float start = side * turn(first, across, crossing);
    float end = side * turn(beyond, across, crossing);
    if (start == 0 && end == 0) {
      return 0;
    }
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
    return Math.round(ONE * Math.min(area, 0.5f));
  }

  /** To which side the outline turns at the end of a run: 1 before it, -1 behind, 0 neither. */
  private int turn(int e, int across, int crossing) {
    return ((edges[e - across] & crossing) - (edges[e] & crossing)) / crossing;
  }

  /** Area above zero of a line over one pixel. */
  private static float positivePart(float from, float to) {
    float high = Math.max(from, to);
    float low = Math.min(from, to);
    if (high <= 0) {
      return 0;
    }
    return low >= 0 ? (low + high) / 2 : high * high / (2 * (high - low));
  }

  /** Area above zero of a line from a height at the end of a run down to 0 at its middle. */
  private static float half(float height, float distance, float length) {
    if (height <= 0) {
      return 0;
    }
    float middle = length / 2;
    float from = Math.min(distance, middle);
    float to = Math.min(distance + 1, middle);
    return height * ((to - from) - (to * to - from * from) / (2 * middle));
  }
}
