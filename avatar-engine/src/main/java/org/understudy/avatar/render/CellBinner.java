package org.understudy.avatar.render;

import java.util.Arrays;
import org.understudy.avatar.deform.LiveMesh;
import org.understudy.avatar.deform.ScreenVertices;

/**
 * Finds for every tile of the picture the cells that may touch it, nearest first: a bucket sort of
 * all cells by their nearest corner, then counted lists per tile. Allocates only when a frame needs
 * more room than any before.
 */
final class CellBinner {
  /** Edge of a square tile, pixels. */
  static final int TILE = 16;

  private static final int BUCKETS = 4096;
  private static final int TILE_SHIFT = 4;
  private static final int MOST_TILES = 255;

  /** Bounds of a cell that shows in no pixel; those of others are never 0. */
  private static final long CULLED = 0;

  /** For rounding up by truncation: larger than any pixel coordinate that is kept. */
  private static final int BIAS = 1 << 13;

  private final LiveMesh mesh;
  private final int[] bucketStart = new int[BUCKETS + 1];
  private final long[] bounds;
  private final float[] cellNearness;
  private final int[] order;
  private int[] tileStart = new int[1];
  private int[] tileCursor = new int[0];
  private int[] tileCells = new int[0];
  private int tilesAcross;
  private int tilesDown;
  private float bucketWidth;

  CellBinner(LiveMesh mesh) {
    this.mesh = mesh;
    bounds = new long[mesh.cellCount()];
    cellNearness = new float[mesh.cellCount()];
    order = new int[mesh.cellCount()];
  }

  /** Prepares for a picture size. */
  void begin(int width, int height) {
    tilesAcross = (width + TILE - 1) / TILE;
    tilesDown = (height + TILE - 1) / TILE;
    if (tilesAcross > MOST_TILES || tilesDown > MOST_TILES) {
      throw new IllegalArgumentException(
          "pictures up to %dx%d are drawn, got %dx%d"
              .formatted(MOST_TILES * TILE, MOST_TILES * TILE, width, height));
    }
    if (tileStart.length != tilesAcross * tilesDown + 1) {
      tileStart = new int[tilesAcross * tilesDown + 1];
      tileCursor = new int[tilesAcross * tilesDown];
    }
  }

  /**
   * Bounds of the cells {@code from..to-1}: pixels whose centres they may cover, and nearest
   * corner. Disjoint ranges may run in parallel.
   */
  void bound(ScreenVertices vertices, int width, int height, int from, int to) {
    int[] corners = mesh.cellCorners();
    float[] xs = vertices.x();
    float[] ys = vertices.y();
    float[] ns = vertices.nearness();
    for (int cell = from; cell < to; cell++) {
      int a = corners[4 * cell];
      int b = corners[4 * cell + 1];
      int c = corners[4 * cell + 2];
      int d = corners[4 * cell + 3];
      float farthest = Math.min(Math.min(ns[a], ns[b]), Math.min(ns[c], ns[d]));
      cellNearness[cell] = Math.max(Math.max(ns[a], ns[b]), Math.max(ns[c], ns[d]));
      float left = Math.min(Math.min(xs[a], xs[b]), Math.min(xs[c], xs[d]));
      float right = Math.max(Math.max(xs[a], xs[b]), Math.max(xs[c], xs[d]));
      float top = Math.min(Math.min(ys[a], ys[b]), Math.min(ys[c], ys[d]));
      float bottom = Math.max(Math.max(ys[a], ys[b]), Math.max(ys[c], ys[d]));
      int fromX = Math.max(0, rounded(left));
      int endX = Math.min(width, rounded(right));
      int fromY = Math.max(0, rounded(top));
      int endY = Math.min(height, rounded(bottom));
      bounds[cell] =
          farthest <= 0 || fromX >= endX || fromY >= endY
              ? CULLED
              : fromX | fromY << 16 | (long) (endX | endY << 16) << 32;
    }
  }

  /** The first pixel whose centre is not left of (above) a coordinate. */
  static int rounded(float coordinate) {
    return BIAS - (int) (BIAS + 0.5f - coordinate);
  }

  /** First column of the picture in which a cell with some bounds may show. */
  static int fromX(long bounds) {
    return (int) bounds & 0xffff;
  }

  /** First row. */
  static int fromY(long bounds) {
    return (int) bounds >>> 16;
  }

  /** One past the last column. */
  static int endX(long bounds) {
    return (int) (bounds >>> 32) & 0xffff;
  }

  /** One past the last row. */
  static int endY(long bounds) {
    return (int) (bounds >>> 48);
  }

  /** Sorts the bounded cells and fills the lists of the tiles. */
  void sort() {
    int drawn = sortByNearness();
    Arrays.fill(tileStart, 0);
    for (int i = 0; i < drawn; i++) {
      count(bounds[order[i]]);
    }
    for (int tile = 0; tile < tileCursor.length; tile++) {
      tileStart[tile + 1] += tileStart[tile];
      tileCursor[tile] = tileStart[tile];
    }
    int needed = tileStart[tileCursor.length];
    if (tileCells.length < needed) {
      tileCells = new int[needed + needed / 4];
    }
    for (int i = 0; i < drawn; i++) {
      append(order[i]);
    }
  }

  private int sortByNearness() {
    float nearest = -Float.MAX_VALUE;
    float farthest = Float.MAX_VALUE;
    for (int cell = 0; cell < bounds.length; cell++) {
      if (bounds[cell] != CULLED) {
        nearest = Math.max(nearest, cellNearness[cell]);
        farthest = Math.min(farthest, cellNearness[cell]);
      }
    }
    if (nearest < farthest) {
      return 0;
    }
    bucketWidth = Math.max(nearest - farthest, 1e-6f) * 1.0001f / BUCKETS;
    float scale = 1 / bucketWidth;
    Arrays.fill(bucketStart, 0);
    for (int cell = 0; cell < bounds.length; cell++) {
      if (bounds[cell] != CULLED) {
        bucketStart[Math.min(BUCKETS, (int) ((nearest - cellNearness[cell]) * scale) + 1)]++;
      }
    }
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      bucketStart[bucket + 1] += bucketStart[bucket];
    }
    int drawn = bucketStart[BUCKETS];
    for (int cell = 0; cell < bounds.length; cell++) {
      if (bounds[cell] != CULLED) {
        int bucket = Math.min(BUCKETS - 1, (int) ((nearest - cellNearness[cell]) * scale));
        order[bucketStart[bucket]++] = cell;
      }
    }
    return drawn;
  }

  private void count(long of) {
    int lastX = (endX(of) - 1) >> TILE_SHIFT;
    int lastY = (endY(of) - 1) >> TILE_SHIFT;
    for (int y = fromY(of) >> TILE_SHIFT; y <= lastY; y++) {
      for (int x = fromX(of) >> TILE_SHIFT; x <= lastX; x++) {
        tileStart[y * tilesAcross + x + 1]++;
      }
    }
  }

  private void append(int cell) {
    long of = bounds[cell];
    int lastX = (endX(of) - 1) >> TILE_SHIFT;
    int lastY = (endY(of) - 1) >> TILE_SHIFT;
    for (int y = fromY(of) >> TILE_SHIFT; y <= lastY; y++) {
      for (int x = fromX(of) >> TILE_SHIFT; x <= lastX; x++) {
        tileCells[tileCursor[y * tilesAcross + x]++] = cell;
      }
    }
  }

  int tilesAcross() {
    return tilesAcross;
  }

  int tileCount() {
    return tilesAcross * tilesDown;
  }

  int first(int tile) {
    return tileStart[tile];
  }

  int end(int tile) {
    return tileStart[tile + 1];
  }

  int cell(int index) {
    return tileCells[index];
  }

  /** Bounds of a cell, for {@link #fromX} and its like. */
  long bounds(int cell) {
    return bounds[cell];
  }

  /** Nearness of the nearest corner of a cell. */
  float nearness(int cell) {
    return cellNearness[cell];
  }

  /** Cells of a list come nearest first up to this much of nearness. */
  float bucketWidth() {
    return bucketWidth;
  }
}
