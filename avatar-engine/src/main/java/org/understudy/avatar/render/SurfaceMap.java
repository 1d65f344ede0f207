package org.understudy.avatar.render;

import java.util.Arrays;

/**
 * The depth of what one sees in each pixel of a picture, and the tiles in which one sees nothing.
 * Different threads may write different tiles. Allocates only when the size changes.
 */
final class SurfaceMap {
  private int width;
  private int height;
  private int tilesAcross;
  private int tilesDown;
  private float[] nearness = {};
  private boolean[] blank = {};

  /** Prepares for a picture size. */
  void begin(int newWidth, int newHeight) {
    if (width != newWidth || height != newHeight) {
      width = newWidth;
      height = newHeight;
      tilesAcross = Math.ceilDiv(width, CellBinner.TILE);
      nearness = new float[width * height];
      tilesDown = Math.ceilDiv(height, CellBinner.TILE);
      blank = new boolean[tilesAcross * tilesDown];
      Arrays.fill(blank, true);
    }
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  int tilesAcross() {
    return tilesAcross;
  }

  int tilesDown() {
    return tilesDown;
  }

  /** One past the last column of pixels in a column of tiles. */
  int endX(int column) {
    return Math.min(width, (column + 1) * CellBinner.TILE);
  }

  /** One past the last row of pixels in a row of tiles. */
  int endY(int row) {
    return Math.min(height, (row + 1) * CellBinner.TILE);
  }

  /** [height][width] nearness of the surface seen in each pixel, 0 where one sees through. */
  float[] nearness() {
    return nearness;
  }

  /** Whether nothing was drawn into a tile. */
  boolean isBlank(int tile) {
    return blank[tile];
  }

  /** Tells that the nearness of a tile's pixels was written. */
  void filled(int tile) {
    blank[tile] = false;
  }

  /** Empties a tile. */
  void clear(int tile) {
    if (!blank[tile]) {
      int column = tile % tilesAcross;
      int row = tile / tilesAcross;
      int left = column * CellBinner.TILE;
      for (int y = row * CellBinner.TILE; y < endY(row); y++) {
        Arrays.fill(nearness, y * width + left, y * width + endX(column), 0);
      }
      blank[tile] = true;
    }
  }
}
