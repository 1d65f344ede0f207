package org.understudy.avatar.tornado;

import uk.ac.manchester.tornado.api.annotations.Parallel;
import uk.ac.manchester.tornado.api.math.TornadoMath;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/**
 * Lists for every tile the cells that may touch it, nearest first, in the very order of {@code
 * CellBinner}. Nothing depends on which thread comes first: each tile looks through the cells by
 * itself, group by group, and each cell of a list counts those that come before it.
 */
final class TileKernel {
  /** Neighbouring cells with one box around them. */
  static final int GROUP = 32;

  /** Cells of a list that are ranked side by side. */
  static final int LANES = 32;

  /** In the depths: nearness of the nearest cell, buckets per unit of it, width of a bucket. */
  static final int NEAREST = 0;

  static final int SCALE = 1;
  static final int BUCKET = 2;
  static final int DEPTHS = 4;

  private static final int BUCKETS = 4096;

  private TileKernel() {}

  /**
   * Bounds groups of cells.
   *
   * @param boxes [groups] tiles as in {@link CellRecord#TILES}, overwritten
   * @param extents [groups][2] greatest and least nearness, overwritten
   */
  static void group(
      IntArray records,
      FloatArray nearest,
      IntArray boxes,
      FloatArray extents,
      int cells,
      int groups) {
    for (@Parallel int group = 0; group < groups; group++) {
      int left = 255;
      int top = 255;
      int right = 0;
      int bottom = 0;
      float most = -Float.MAX_VALUE;
      float least = Float.MAX_VALUE;
      int end = Math.min(cells, (group + 1) * GROUP);
      for (int cell = group * GROUP; cell < end; cell++) {
        int tiles = records.get(CellRecord.WORDS * cell + CellRecord.TILES);
        if (tiles != CellRecord.CULLED) {
          left = Math.min(left, tiles & 255);
          top = Math.min(top, tiles >> 8 & 255);
          right = Math.max(right, tiles >> 16 & 255);
          bottom = Math.max(bottom, (tiles >> 24 & 255));
          most = TornadoMath.max(most, nearest.get(cell));
          least = TornadoMath.min(least, nearest.get(cell));
        }
      }
      boxes.set(group, left | top << 8 | right << 16 | bottom << 24);
      extents.set(2 * group, most);
      extents.set(2 * group + 1, least);
    }
  }

  private static int covers(int tiles, int x, int y) {
    boolean inside =
        (tiles & 255) <= x
            && (tiles >> 8 & 255) <= y
            && (tiles >> 16 & 255) >= x
            && (tiles >> 24 & 255) >= y
            && tiles != CellRecord.CULLED;
    return inside ? 1 : 0;
  }

  /**
   * Counts the cells of each tile.
   *
   * @param counts [tiles] overwritten
   */
  static void count(
      IntArray frame,
      IntArray records,
      IntArray boxes,
      IntArray counts,
      int cells,
      int groups,
      int mostTiles) {
    for (@Parallel int tile = 0; tile < mostTiles; tile++) {
      if (tile < frame.get(FrameWords.TILES)) {
        int across = frame.get(FrameWords.TILES_ACROSS);
        int y = tile / across;
        int x = tile - y * across;
        int sum = 0;
        for (int group = 0; group < groups; group++) {
          if (covers(boxes.get(group), x, y) != 0) {
            int end = Math.min(cells, (group + 1) * GROUP);
            for (int cell = group * GROUP; cell < end; cell++) {
              sum += covers(records.get(CellRecord.WORDS * cell + CellRecord.TILES), x, y);
            }
          }
        }
        counts.set(tile, sum);
      }
    }
  }

  /**
   * Finds where the lists begin and how deep the picture is; one thread.
   *
   * @param starts [tiles + 1] overwritten
   * @param depths [{@value #DEPTHS}] overwritten
   */
  static void place(
      IntArray frame,
      IntArray counts,
      FloatArray extents,
      IntArray starts,
      FloatArray depths,
      IntArray needed,
      int groups) {
    for (@Parallel int once = 0; once < 1; once++) {
      float most = -Float.MAX_VALUE;
      float least = Float.MAX_VALUE;
      for (int group = 0; group < groups; group++) {
        most = TornadoMath.max(most, extents.get(2 * group));
        least = TornadoMath.min(least, extents.get(2 * group + 1));
      }
      float bucket = TornadoMath.max(most - least, 1e-6f) * 1.0001f / BUCKETS;
      depths.set(NEAREST, most);
      depths.set(SCALE, 1 / bucket);
      depths.set(BUCKET, bucket);
      int sum = 0;
      int tiles = frame.get(FrameWords.TILES);
      for (int tile = 0; tile < tiles; tile++) {
        starts.set(tile, sum);
        sum += counts.get(tile);
      }
      starts.set(tiles, sum);
      needed.set(0, sum);
    }
  }

  /**
   * Fills the lists in the order of cells.
   *
   * @param listed [room] cells, overwritten
   * @param buckets [room] their depth, overwritten
   */
  static void fill(
      IntArray frame,
      IntArray records,
      IntArray boxes,
      FloatArray nearest,
      FloatArray depths,
      IntArray starts,
      IntArray listed,
      IntArray buckets,
      int cells,
      int groups,
      int mostTiles,
      int room) {
    for (@Parallel int tile = 0; tile < mostTiles; tile++) {
      if (tile < frame.get(FrameWords.TILES)) {
        int across = frame.get(FrameWords.TILES_ACROSS);
        int y = tile / across;
        int x = tile - y * across;
        int at = starts.get(tile);
        for (int group = 0; group < groups; group++) {
          if (covers(boxes.get(group), x, y) != 0) {
            int end = Math.min(cells, (group + 1) * GROUP);
            for (int cell = group * GROUP; cell < end; cell++) {
              int tiles = records.get(CellRecord.WORDS * cell + CellRecord.TILES);
              if (at < room && covers(tiles, x, y) != 0) {
                float behind = depths.get(NEAREST) - nearest.get(cell);
                listed.set(at, cell);
                buckets.set(at, Math.min(BUCKETS - 1, (int) (behind * depths.get(SCALE))));
                at++;
              }
            }
          }
        }
      }
    }
  }

  /**
   * Sorts the lists: by depth, and where that is the same as they were filled.
   *
   * @param sorted [room] cells, overwritten
   */
  static void rank(
      IntArray frame,
      IntArray starts,
      IntArray listed,
      IntArray buckets,
      IntArray sorted,
      int mostTiles,
      int room) {
    for (@Parallel int thread = 0; thread < mostTiles * LANES; thread++) {
      int tile = thread / LANES;
      if (tile < frame.get(FrameWords.TILES)) {
        int first = starts.get(tile);
        int end = Math.min(room, starts.get(tile + 1));
        for (int i = first + thread % LANES; i < end; i += LANES) {
          int bucket = buckets.get(i);
          int place = first;
          for (int j = first; j < i; j++) {
            place += buckets.get(j) <= bucket ? 1 : 0;
          }
          for (int j = i + 1; j < end; j++) {
            place += buckets.get(j) < bucket ? 1 : 0;
          }
          sorted.set(place, listed.get(i));
        }
      }
    }
  }
}
