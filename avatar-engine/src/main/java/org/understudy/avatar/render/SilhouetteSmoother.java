package org.understudy.avatar.render;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Smooths the steps of silhouettes after a frame is drawn: morphological antialiasing (Reshetov,
 * HPG 2009) along {@link SilhouetteEdges edges} of depth instead of colour, so that textures stay
 * sharp. Straight runs of edges with their crossings at the ends tell where the true outline
 * passed; each pixel beside it takes the part of its neighbour's colour that the outline cuts off.
 *
 * <p>Works in rows of tiles that may run in parallel, first all of {@link #findEdges}, then all of
 * {@link #blend}, then all of {@link #finish}. Allocates only when the size changes or a row has
 * more outline than ever before.
 */
final class SilhouetteSmoother {
  /** Runs are followed this many pixels to either side. */
  private static final int REACH = 24;

  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final int LEFT = SilhouetteEdges.LEFT;
  private static final int TOP = SilhouetteEdges.TOP;
  private static final int TILE = CellBinner.TILE;
  private static final int ONE = 256;

  /** Every second byte; two colours of weights below {@value #ONE} are added up in one word. */
  private static final int BYTES = 0x00ff00ff;

  private static final int HALVES = 0x00800080;

  private final SurfaceMap surface;
  private final SilhouetteEdges found;
  private BlendedPixels[] blended = {};
  private int width;
  private int stride;
  private byte[] edges = {};

  SilhouetteSmoother(SurfaceMap surface) {
    this.surface = surface;
    found = new SilhouetteEdges(surface);
  }

  /** Prepares for the surface's size. */
  void begin() {
    found.begin();
    width = surface.width();
    stride = found.stride();
    edges = found.all();
    if (blended.length != surface.tilesDown()) {
      blended = new BlendedPixels[surface.tilesDown()];
      for (int row = 0; row < blended.length; row++) {
        blended[row] = new BlendedPixels();
      }
    }
  }

  /** Finds the edges of a row of tiles. */
  void findEdges(int row) {
    found.find(row);
  }

  /** Blends the pixels of a row of tiles with their neighbours across edges, changing none yet. */
  void blend(int row, int[] pixels) {
    BlendedPixels out = blended[row];
    out.clear();
    int bottom = surface.endY(row);
    for (int column = 0; column < surface.tilesAcross(); column++) {
      if (found.surround(column, row)) {
        int left = column * TILE;
        int right = surface.endX(column);
        for (int y = row * TILE; y < bottom; y++) {
          blend(y, left, right, pixels, out);
        }
      }
    }
  }

  /** Whether {@link #blend} may have changed a pixel of a tile. */
  boolean touches(int column, int row) {
    return found.surround(column, row);
  }

  /** Gives the pixels of a row of tiles the colours that were found for them. */
  void finish(int row, int[] pixels) {
    blended[row].writeTo(pixels);
  }

  private void blend(int y, int left, int right, int[] pixels, BlendedPixels out) {
    int x = left;
    for (; x + Long.BYTES <= right; x += Long.BYTES) {
      int e = found.at(x, y);
      if (((long) EIGHT.get(edges, e)
              | (long) EIGHT.get(edges, e + 1)
              | (long) EIGHT.get(edges, e + stride))
          != 0) {
        blendEach(y, x, x + Long.BYTES, pixels, out);
      }
    }
    blendEach(y, x, right, pixels, out);
  }

  private void blendEach(int y, int from, int to, int[] pixels, BlendedPixels out) {
    for (int x = from; x < to; x++) {
      int e = found.at(x, y);
      int right = edges[e + 1] & LEFT;
      int bottom = edges[e + stride] & TOP;
      if ((edges[e] | right | bottom) != 0) {
        blend(y * width + x, e, pixels, out);
      }
    }
  }

  /** Blends pixel p, whose edges are number e. */
  private void blend(int p, int e, int[] pixels, BlendedPixels out) {
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
          int other = pixels[before ? p - step : p + step];
          own -= part;
          even += part * (other & BYTES);
          odd += part * (other >>> 8 & BYTES);
        }
      }
    }
    if (own < ONE && own >= ONE / 4) {
      even += own * (pixels[p] & BYTES) + HALVES;
      odd += own * (pixels[p] >>> 8 & BYTES) + HALVES;
      out.add(p, (even >>> 8 & BYTES) | (odd & ~BYTES));
    }
  }

  /**
   * The area, of {@value #ONE}, that the outline cuts off from a pixel beside an edge.
   *
   * @param e number of the edge
   * @param along to the next edge of a straight run
   * @param across from the pixel before the edge to the one behind it
   * @param kind {@link SilhouetteEdges#TOP} or {@link SilhouetteEdges#LEFT}; edges that cross are
   *     of the other kind
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
