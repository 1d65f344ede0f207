package org.understudy.avatar.tornado;

/**
 * What is known of a cell of a frame before its pixels are drawn: {@value #WORDS} words and {@value
 * #NUMBERS} numbers each. A cell is drawn at once (a quad) or as two triangles.
 */
final class CellRecord {
  static final int WORDS = 10;

  /** Tiles it may touch, [left, top, right, bottom] from the lowest byte on, or {@link #CULLED}. */
  static final int TILES = 0;

  /** First row and, from bit 16 on, one past the last; columns likewise. */
  static final int ROWS = 1;

  static final int COLUMNS = 2;

  /** Bits {@link #QUAD} and {@link #SHADED}. */
  static final int KIND = 3;

  /** Of its sheet's texture: first texel, and texels from a row to the next. */
  static final int BASE = 4;

  static final int STRIDE = 5;

  /** Rows of the four edges of a quad, or of its two triangles, as in {@link #ROWS}. */
  static final int SPANS = 6;

  /** In the rows of an edge: set where the rows of pixels end there, else they begin. */
  static final int ENDS = 1 << 15;

  static final int CULLED = -1;
  static final int QUAD = 1;
  static final int SHADED = 2;

  static final int NUMBERS = 52;

  /** Fixed-point texture coordinates of a quad's middle, or texels of a triangle's corner a. */
  static final int U = 0;

  static final int V = 1;

  // of a quad
  static final int MIDDLE_X = 2;
  static final int MIDDLE_Y = 3;
  static final int NEARNESS = 4;
  static final int NEARNESS_BY_X = 5;
  static final int NEARNESS_BY_Y = 6;
  static final int U_BY_X = 7;
  static final int U_BY_Y = 8;
  static final int V_BY_X = 9;
  static final int V_BY_Y = 10;

  /** [4][3] x and y of the upper end, and slope. */
  static final int EDGES = 11;

  /** [3][3] of each channel the mean, and what it changes by to the right and down. */
  static final int GAINS = 23;

  /** First number of the triangles, {@value #TRIANGLE} each; what follows counts from there. */
  static final int TRIANGLES = 2;

  static final int TRIANGLE = 25;
  static final int T_X0 = 0;
  static final int T_Y0 = 1;
  static final int T_X1 = 2;
  static final int T_Y1 = 3;
  static final int T_SLOPE_02 = 4;
  static final int T_SLOPE_01 = 5;
  static final int T_SLOPE_12 = 6;
  static final int T_XA = 7;
  static final int T_YA = 8;
  static final int T_NA = 9;
  static final int T_NX = 10;
  static final int T_NY = 11;
  static final int T_UX = 12;
  static final int T_UY = 13;
  static final int T_VX = 14;
  static final int T_VY = 15;

  /** [3][3] of each channel that of corner a, and what it changes by to the right and down. */
  static final int T_GAINS = 16;

  private CellRecord() {}
}
