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
  private float[] nearness = {};
  private boolean[] blank = {};

  /** Prepares for a picture size. */
  void begin(int newWidth, int newHeight) {
    if (width != newWidth || height != newHeight) {
      width = newWidth;
      height = newHeight;
      tilesAcross = Math.ceilDiv(width, CellBinner.TILE);
      nearness = new float[width * height];
      blank = new boolean[tilesAcross * Math.ceilDiv(height, CellBinner.TILE)];
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
    return blank.length / tilesAcross;
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
      int left = tile % tilesAcross * CellBinner.TILE;
      int top = tile / tilesAcross * CellBinner.TILE;
      int right = Math.min(width, left + CellBinner.TILE);
      int bottom = Math.min(height, top + CellBinner.TILE);
      for (int y = top; y < bottom; y++) {
        Arrays.fill(nearness, y * width + left, y * width + right, 0);
      }
      blank[tile] = true;
    }
  }
}
