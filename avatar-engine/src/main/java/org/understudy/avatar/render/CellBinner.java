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
  private static final int CULLED = -1;

  private final LiveMesh mesh;
  private final int[] bucketStart = new int[BUCKETS + 1];
  private final int[] cellTiles;
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
    cellTiles = new int[mesh.cellCount()];
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
   * Bounds of the cells {@code from..to-1}: tiles covered and nearest corner. Disjoint ranges may
   * run in parallel.
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
      if (farthest <= 0 || right < 0.5f || left > width || bottom < 0.5f || top > height) {
        cellTiles[cell] = CULLED;
        continue;
      }
      int fromX = Math.max(0, (int) (left + 0.499f));
      int toX = Math.min(width - 1, (int) (right - 0.499f));
      int fromY = Math.max(0, (int) (top + 0.499f));
      int toY = Math.min(height - 1, (int) (bottom - 0.499f));
      cellTiles[cell] =
          fromX > toX || fromY > toY
              ? CULLED
              : fromX >> TILE_SHIFT
                  | fromY >> TILE_SHIFT << 8
                  | toX >> TILE_SHIFT << 16
                  | toY >> TILE_SHIFT << 24;
    }
  }

  /** Sorts the bounded cells and fills the lists of the tiles. */
  void sort() {
    int drawn = sortByNearness();
    Arrays.fill(tileStart, 0);
    for (int i = 0; i < drawn; i++) {
      count(cellTiles[order[i]]);
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
    for (int cell = 0; cell < cellTiles.length; cell++) {
      if (cellTiles[cell] != CULLED) {
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
    for (int cell = 0; cell < cellTiles.length; cell++) {
      if (cellTiles[cell] != CULLED) {
        bucketStart[Math.min(BUCKETS, (int) ((nearest - cellNearness[cell]) * scale) + 1)]++;
      }
    }
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      bucketStart[bucket + 1] += bucketStart[bucket];
    }
    int drawn = bucketStart[BUCKETS];
    for (int cell = 0; cell < cellTiles.length; cell++) {
      if (cellTiles[cell] != CULLED) {
        int bucket = Math.min(BUCKETS - 1, (int) ((nearest - cellNearness[cell]) * scale));
        order[bucketStart[bucket]++] = cell;
      }
    }
    return drawn;
  }

  private void count(int tiles) {
    for (int y = tiles >>> 8 & 255; y <= tiles >>> 24; y++) {
      for (int x = tiles & 255; x <= (tiles >>> 16 & 255); x++) {
        tileStart[y * tilesAcross + x + 1]++;
      }
    }
  }

  private void append(int cell) {
    int tiles = cellTiles[cell];
    for (int y = tiles >>> 8 & 255; y <= tiles >>> 24; y++) {
      for (int x = tiles & 255; x <= (tiles >>> 16 & 255); x++) {
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

  /** Nearness of the nearest corner of a cell. */
  float nearness(int cell) {
    return cellNearness[cell];
  }

  /** Cells of a list come nearest first up to this much of nearness. */
  float bucketWidth() {
    return bucketWidth;
  }
}
