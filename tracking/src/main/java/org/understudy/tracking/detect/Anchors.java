package org.understudy.tracking.detect;

/**
 * The places relative to which a single-shot detector gives its boxes: the centres of the cells of
 * several grids, two per layer and cell (Liu et al., SSD, 2016, with anchors of one size).
 *
 * @param x 0..1 across the picture, one per anchor
 * @param y 0..1 down the picture, one per anchor
 */
@SuppressWarnings("ArrayRecordComponent") // a table, never compared
record Anchors(float[] x, float[] y) {
  private static final int PER_LAYER = 2;

  /** Anchors of the face detector: 896. */
  static Anchors forFaces() {
    return of(128, 8, 16, 16, 16);
  }

  /** Anchors of the pose detector: 2254. */
  static Anchors forPoses() {
    return of(224, 8, 16, 32, 32, 32);
  }

  /** Layers with the same stride share a grid, whose cells come row by row. */
  static Anchors of(int inputSize, int... strides) {
    int count = 0;
    for (int stride : strides) {
      int cells = Math.ceilDiv(inputSize, stride);
      count += PER_LAYER * cells * cells;
    }
    float[] x = new float[count];
    float[] y = new float[count];
    int anchor = 0;
    for (int layer = 0; layer < strides.length; ) {
      int stride = strides[layer];
      int perCell = 0;
      while (layer < strides.length && strides[layer] == stride) {
        perCell += PER_LAYER;
        layer++;
      }
      int cells = Math.ceilDiv(inputSize, stride);
      for (int cell = 0; cell < cells * cells; cell++) {
        for (int i = 0; i < perCell; i++) {
          int column = cell % cells;
          int row = cell / cells;
          x[anchor] = (column + 0.5f) / cells;
          y[anchor] = (row + 0.5f) / cells;
          anchor++;
        }
      }
    }
    return new Anchors(x, y);
  }

  int count() {
    return x.length;
  }
}
