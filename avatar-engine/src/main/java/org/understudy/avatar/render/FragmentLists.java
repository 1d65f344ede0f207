package org.understudy.avatar.render;

import java.util.Arrays;

/**
 * The fragments of each pixel of one tile, nearest first. Pixel p = 16 y + x of the tile keeps its
 * k-th fragment at {@code k * AREA + p}, so that neighbouring pixels lie side by side for
 * compositing. Holds one tile at a time; not thread-safe.
 *
 * <p>A pixel whose fragments together let less than {@link #OPAQUE} of the light through is closed:
 * what lies behind all of them cannot be seen and is not taken any more.
 */
final class FragmentLists {
  /** Pixels of a tile. */
  static final int AREA = CellBinner.TILE * CellBinner.TILE;

  /** Fragments a pixel can hold; beyond, the two farthest are merged. */
  static final int DEPTH = 32;

  /** Transmittance, of {@value #CLEAR}, below which a pixel is closed: 0.4 %. */
  static final int OPAQUE = 262;

  private static final int CLEAR = 1 << 16;
  private static final int HALF = 128;

  /** [DEPTH][AREA] packed premultiplied colours. */
  final int[] colours = new int[DEPTH * AREA];

  /** [AREA] fragments of each pixel. */
  final int[] counts = new int[AREA];

  /** [AREA] only fragments with more nearness than this are still wanted; 0 while open. */
  final float[] closedAt = new float[AREA];

  private final float[] nearness = new float[DEPTH * AREA];
  private final int[] transmittance = new int[AREA];
  private int open;

  /** Empties the lists for a tile with a number of pixels inside the picture. */
  void begin(int pixels) {
    Arrays.fill(counts, 0);
    Arrays.fill(closedAt, 0);
    Arrays.fill(transmittance, CLEAR);
    open = pixels;
  }

  /** Whether every pixel is closed. */
  boolean allClosed() {
    return open == 0;
  }

  /** The smallest nearness that any pixel still wants, once all are closed. */
  float leastWanted() {
    float least = Float.MAX_VALUE;
    for (float closed : closedAt) {
      if (closed > 0) {
        least = Math.min(least, closed);
      }
    }
    return least;
  }

  /**
   * Whether any pixel of a rectangle may still want what is no nearer than given.
   *
   * @param fromX first column of the tile
   * @param toX one past the last
   */
  boolean wants(float near, int fromX, int fromY, int toX, int toY) {
    for (int y = fromY; y < toY; y++) {
      for (int p = CellBinner.TILE * y + fromX; p < CellBinner.TILE * y + toX; p++) {
        if (near > closedAt[p]) {
          return true;
        }
      }
    }
    return false;
  }

  /** Adds a fragment to a pixel, behind those that are at least as near. */
  void insert(int pixel, float near, int colour) {
    int count = counts[pixel];
    int alpha = colour >>> 24;
    if (count == 0) {
      // most pixels see one opaque surface and end here
      nearness[pixel] = near;
      colours[pixel] = colour;
      counts[pixel] = 1;
      transmittance[pixel] = (256 - alpha - (alpha >>> 7)) << 8;
      if (alpha == 255) {
        closedAt[pixel] = near;
        open--;
      }
      return;
    }
    if (count == DEPTH) {
      mergeFarthest(pixel);
      count--;
    }
    insert(pixel, count, near, colour);
    int through = (transmittance[pixel] * (256 - alpha - (alpha >>> 7))) >>> 8;
    transmittance[pixel] = through;
    if (through < OPAQUE) {
      if (closedAt[pixel] == 0) {
        open--;
      }
      closedAt[pixel] = nearness[count * AREA + pixel];
    }
  }

  private void insert(int pixel, int count, float near, int colour) {
    int at = count * AREA + pixel;
    while (at >= AREA && nearness[at - AREA] < near) {
      nearness[at] = nearness[at - AREA];
      colours[at] = colours[at - AREA];
      at -= AREA;
    }
    nearness[at] = near;
    colours[at] = colour;
    counts[pixel] = count + 1;
  }

  /**
   * The surface one sees in each pixel: nearness of the fragment at which less than half of the
   * light is left, 0 where the fragments let more than half through.
   *
   * @param out [AREA] overwritten
   */
  void surface(float[] out) {
    for (int pixel = 0; pixel < AREA; pixel++) {
      int count = counts[pixel];
      out[pixel] =
          count == 0 ? 0 : colours[pixel] >>> 24 > HALF ? nearness[pixel] : surface(pixel, count);
    }
  }

  private float surface(int pixel, int count) {
    int through = 255;
    int end = count * AREA;
    for (int at = pixel; at < end; at += AREA) {
      through = (through * (255 - (colours[at] >>> 24))) >> 8;
      if (through < HALF) {
        return nearness[at];
      }
    }
    return 0;
  }

  private void mergeFarthest(int pixel) {
    int far = (DEPTH - 1) * AREA + pixel;
    int near = far - AREA;
    int front = colours[near];
    int through = 255 - (front >>> 24);
    int merged = 0;
    for (int shift = 0; shift < 32; shift += 8) {
      int sum = (front >>> shift & 255) + ((colours[far] >>> shift & 255) * through + 127) / 255;
      merged |= Math.min(255, sum) << shift;
    }
    colours[near] = merged;
    counts[pixel] = DEPTH - 1;
  }
}
