package org.understudy.avatar.render;

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

  private static final int LEFT = 1;
  private static final int TOP = 2;
  private static final int ONE = 256;

  private int width;
  private int height;
  private int[] source = {};
  private float[] surface = {};
  private byte[] edges = {};

  /** Prepares for a picture size. */
  void begin(int newWidth, int newHeight) {
    width = newWidth;
    height = newHeight;
    if (surface.length != width * height) {
      surface = new float[width * height];
      source = new int[width * height];
      // one more row and pixel without edges, so that looking right and down needs no test
      edges = new byte[width * (height + 1) + 1];
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
      for (int x = 0; x < width; x++) {
        int p = y * width + x;
        int found = 0;
        if (x > 0 && surface[p] != surface[p - 1] && jumps(p, -1, x - 1, width - x)) {
          found = LEFT;
        }
        if (y > 0 && surface[p] != surface[p - width] && jumps(p, -width, y - 1, height - y)) {
          found |= TOP;
        }
        edges[p] = (byte) found;
      }
    }
  }

  /**
   * Whether the surface jumps between p and p + step.
   *
   * @param before pixels that exist beyond p + step
   * @param after pixels that exist from p on in the other direction, p included
   */
  private boolean jumps(int p, int step, int before, int after) {
    float here = surface[p];
    float there = surface[p + step];
    float jump = Math.abs(here - there);
    if (jump < JUMP * Math.max(here, there)) {
      return false;
    }
    float slope = 0;
    if (before > 0 && surface[p + 2 * step] != 0 && there != 0) {
      slope = Math.abs(surface[p + 2 * step] - there);
    }
    if (after > 1 && surface[p - step] != 0 && here != 0) {
      slope = Math.max(slope, Math.abs(surface[p - step] - here));
    }
    return jump > STEEPER * slope;
  }

  /** Blends the pixels of a band with their neighbours across edges. */
  void blend(int band, int[] pixels) {
    int to = Math.min(height, (band + 1) * BAND);
    for (int y = band * BAND; y < to; y++) {
      for (int x = 0; x < width; x++) {
        int p = y * width + x;
        // the first pixel of a row has no edge at its left, so p + 1 may be in the next row
        int right = edges[p + 1] & LEFT;
        int bottom = edges[p + width] & TOP;
        if ((edges[p] | right | bottom) != 0) {
          int left = edges[p] & LEFT;
          int top = edges[p] & TOP;
          int fromLeft = left != 0 ? cut(x, y, false, -1) : 0;
          int fromTop = top != 0 ? cut(x, y, true, -1) : 0;
          int fromRight = right != 0 ? cut(x + 1, y, false, 1) : 0;
          int fromBottom = bottom != 0 ? cut(x, y + 1, true, 1) : 0;
          if ((fromLeft | fromTop | fromRight | fromBottom) != 0) {
            pixels[p] = mixed(p, fromLeft, fromTop, fromRight, fromBottom);
          }
        }
      }
    }
  }

  private boolean has(int x, int y, int edge) {
    return x >= 0 && y >= 0 && x < width && y < height && (edges[y * width + x] & edge) != 0;
  }

  /**
   * The area, of {@value #ONE}, that the outline cuts off from a pixel beside an edge.
   *
   * @param horizontal for the edge above pixel (x, y); otherwise for the one left of it
   * @param side 1 for the pixel above (left of) the edge, -1 for the one below (right of) it
   */
  private int cut(int x, int y, boolean horizontal, int side) {
    int before = 0;
    while (before < REACH
        && runs(x, y, -(before + 1), horizontal)
        && !ends(x, y, -before, horizontal)) {
      before++;
    }
    int after = 0;
    while (after < REACH
        && runs(x, y, after + 1, horizontal)
        && !ends(x, y, after + 1, horizontal)) {
      after++;
    }
    float start = side * turn(x, y, -before, horizontal);
    float end = side * turn(x, y, after + 1, horizontal);
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

  /** Whether the edge goes on, some pixels along. */
  private boolean runs(int x, int y, int along, boolean horizontal) {
    return horizontal ? has(x + along, y, TOP) : has(x, y + along, LEFT);
  }

  /** Whether an edge crosses at the start of the pixel some way along. */
  private boolean ends(int x, int y, int along, boolean horizontal) {
    return crosses(x, y, along, horizontal, true) || crosses(x, y, along, horizontal, false);
  }

  private boolean crosses(int x, int y, int along, boolean horizontal, boolean above) {
    int aside = above ? -1 : 0;
    return horizontal ? has(x + along, y + aside, LEFT) : has(x + aside, y + along, TOP);
  }

  /**
   * Half a pixel towards the side to which the outline turns at the end of a run; 0 for neither.
   */
  private float turn(int x, int y, int along, boolean horizontal) {
    boolean above = crosses(x, y, along, horizontal, true);
    boolean below = crosses(x, y, along, horizontal, false);
    return above == below ? 0 : above ? 0.5f : -0.5f;
  }

  private int mixed(int p, int fromLeft, int fromTop, int fromRight, int fromBottom) {
    int own = ONE - fromLeft - fromTop - fromRight - fromBottom;
    if (own < ONE / 4) {
      return source[p];
    }
    int sum = 0;
    for (int shift = 0; shift < 32; shift += 8) {
      int channel = own * (source[p] >>> shift & 255) + ONE / 2;
      if (fromLeft > 0) {
        channel += fromLeft * (source[p - 1] >>> shift & 255);
      }
      if (fromTop > 0) {
        channel += fromTop * (source[p - width] >>> shift & 255);
      }
      if (fromRight > 0) {
        channel += fromRight * (source[p + 1] >>> shift & 255);
      }
      if (fromBottom > 0) {
        channel += fromBottom * (source[p + width] >>> shift & 255);
      }
      sum |= (channel / ONE) << shift;
    }
    return sum;
  }
}
