package org.understudy.avatar.render;

import java.util.Arrays;

/**
 * Where the silhouettes of a picture run: between two pixels the depth of the surface one sees
 * jumps, or one sees through only one of them. Found in rows of tiles that may run in parallel;
 * tiles in and beside which nothing was drawn cost nothing. Allocates only when the size changes.
 */
final class SilhouetteEdges {
  /** An edge between a pixel and the one to its left. */
  static final int LEFT = 1;

  /** An edge between a pixel and the one above. */
  static final int TOP = 2;

  /** A jump of nearness, relative to the nearer surface, that makes an edge: 2 mm in a metre. */
  private static final float JUMP = 0.002f;

  /** How many times the slope beside it a jump must exceed, so that slanted surfaces have none. */
  private static final float STEEPER = 2.5f;

  private static final int TILE = CellBinner.TILE;

  private final SurfaceMap surface;
  private int width;
  private int height;
  private int stride;
  private int tilesAcross;

  /**
   * [height + 2][width + 2] edges, with a rim that has none, so that looking around needs no test.
   */
  private byte[] edges = {};

  /** Tiles that have edges. */
  private boolean[] marked = {};

  SilhouetteEdges(SurfaceMap surface) {
    this.surface = surface;
  }

  /** Prepares for the surface's size. */
  void begin() {
    if (width != surface.width() || height != surface.height()) {
      width = surface.width();
      height = surface.height();
      stride = width + 2;
      tilesAcross = surface.tilesAcross();
      edges = new byte[stride * (height + 2)];
      marked = new boolean[tilesAcross * surface.tilesDown()];
    }
  }

  /** The edges of each pixel, {@link #LEFT} and {@link #TOP}; see {@link #at}. */
  byte[] all() {
    return edges;
  }

  /** From an edge to that of the pixel below. */
  int stride() {
    return stride;
  }

  /** Number of a pixel's edges. */
  int at(int x, int y) {
    return (y + 1) * stride + 1 + x;
  }

  /**
   * Whether any pixel of a tile has an edge on any of its four sides, once the edges of this row of
   * tiles and the next are found.
   */
  boolean surround(int column, int row) {
    int tile = row * tilesAcross + column;
    return marked[tile]
        || (column + 1 < tilesAcross && marked[tile + 1])
        || (row + 1 < surface.tilesDown() && marked[tile + tilesAcross]);
  }

  /** Finds the edges of a row of tiles. */
  void find(int row) {
    int column = 0;
    while (column < tilesAcross) {
      int from = column;
      while (column < tilesAcross && mayHaveEdges(column, row)) {
        column++;
      }
      if (column > from) {
        find(row, from, column);
      } else {
        clear(column, row);
        column++;
      }
    }
  }

  private boolean mayHaveEdges(int column, int row) {
    int tile = row * tilesAcross + column;
    return !surface.isBlank(tile)
        || (column > 0 && !surface.isBlank(tile - 1))
        || (row > 0 && !surface.isBlank(tile - tilesAcross));
  }

  private void find(int row, int fromColumn, int toColumn) {
    for (int column = fromColumn; column < toColumn; column++) {
      clear(column, row);
    }
    int left = fromColumn * TILE;
    int right = surface.endX(toColumn - 1);
    int second = Math.max(1, left);
    for (int y = row * TILE; y < surface.endY(row); y++) {
      mark(y * width + second, 1, right - second, at(second, y), LEFT);
      if (y > 0) {
        mark(y * width + left, width, right - left, at(left, y), TOP);
      }
    }
    for (int column = fromColumn; column < toColumn; column++) {
      marked[row * tilesAcross + column] = hasEdges(column, row);
    }
  }

  private boolean hasEdges(int column, int row) {
    int left = column * TILE;
    int count = surface.endX(column) - left;
    for (int y = row * TILE; y < surface.endY(row); y++) {
      int first = at(left, y);
      int any = 0;
      for (int e = first; e < first + count; e++) {
        any |= edges[e];
      }
      if (any != 0) {
        return true;
      }
    }
    return false;
  }

  private void clear(int column, int row) {
    int tile = row * tilesAcross + column;
    if (marked[tile]) {
      marked[tile] = false;
      int left = column * TILE;
      int right = surface.endX(column);
      for (int y = row * TILE; y < surface.endY(row); y++) {
        Arrays.fill(edges, at(left, y), at(right, y), (byte) 0);
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
  private void mark(int p, int step, int count, int e, int kind) {
    float[] nearness = surface.nearness();
    for (int i = 0; i < count; i++) {
      float here = nearness[p + i];
      float there = nearness[p + i - step];
      float jump = Math.abs(here - there);
      if (jump > JUMP * here && jump >= JUMP * there && jump > STEEPER * slope(p + i, step)) {
        edges[e + i] |= (byte) kind;
      }
    }
  }

  /** The steeper slope of the surface on either side of a jump between p - step and p. */
  private float slope(int p, int step) {
    float[] nearness = surface.nearness();
    float here = nearness[p];
    float there = nearness[p - step];
    boolean across = step == 1;
    int x = p % width;
    boolean before = across ? x > 1 : p >= 2 * width;
    boolean after = across ? x + 1 < width : p + width < nearness.length;
    float slope = 0;
    if (before && there != 0 && nearness[p - 2 * step] != 0) {
      slope = Math.abs(nearness[p - 2 * step] - there);
    }
    if (after && here != 0 && nearness[p + step] != 0) {
      slope = Math.max(slope, Math.abs(nearness[p + step] - here));
    }
    return slope;
  }
}
