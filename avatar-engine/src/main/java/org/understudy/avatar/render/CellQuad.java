package org.understudy.avatar.render;

import org.understudy.avatar.deform.ScreenVertices;

/**
 * A cell drawn at once instead of as two triangles, where one affine map holds for both of them:
 * texture coordinates then differ from those of the triangles by a {@value #TEXEL} part of a texel
 * at most and nearness by a {@value #NEARNESS} part of itself. Holds one cell at a time; not
 * thread-safe.
 *
 * <p>Rows begin and end where those of the triangles do, so that cells of both kinds meet without
 * gap or overlap.
 */
final class CellQuad {
  /** How far from its place a texture may shift, texels. */
  static final float TEXEL = 0.2f;

  /** How far from its place a cell may shift in depth, relative. */
  static final float NEARNESS = 1e-4f;

  /** Pixels; thinner cells have gradients too steep for their rounding. */
  private static final float SMALLEST_AREA = 0.05f;

  /** [16] first pixel of each row of the tile, relative to the picture, and one past the last. */
  final int[] from = new int[CellBinner.TILE];

  final int[] to = new int[CellBinner.TILE];

  /** Coordinates at the middle of the cell. */
  float middleX;

  float middleY;
  float nearness;

  /** Columns and rows of the lattice, and nearness, by a pixel to the right and down. */
  float columnByX;

  float columnByY;
  float rowByX;
  float rowByY;
  float nearnessByX;
  float nearnessByY;

  private final ScreenVertices vertices;
  private boolean forward;

  CellQuad(ScreenVertices vertices) {
    this.vertices = vertices;
  }

  /**
   * Takes a cell by its corners.
   *
   * @param du texels of a column
   * @param dv texels of a row
   * @return whether it can be drawn at once
   */
  boolean select(int a, int b, int c, int d, float du, float dv) {
    float[] xs = vertices.x();
    float[] ys = vertices.y();
    float[] ns = vertices.nearness();
    float xa = xs[a];
    float xb = xs[b];
    float xc = xs[c];
    float xd = xs[d];
    float ya = ys[a];
    float yb = ys[b];
    float yc = ys[c];
    float yd = ys[d];
    // twice the sides and four times the twist of the mean parallelogram
    float ux = xb - xa + (xc - xd);
    float uy = yb - ya + (yc - yd);
    float vx = xd - xa + (xc - xb);
    float vy = yd - ya + (yc - yb);
    float ex = xa - xb + (xc - xd);
    float ey = ya - yb + (yc - yd);
    float area = ux * vy - vx * uy;
    float size = Math.abs(area);
    // convex, for the two shifts together are less than half a column or row
    if (size < 4 * SMALLEST_AREA
        || Math.abs(ex * vy - vx * ey) * Math.max(1, du) > 2 * TEXEL * size
        || Math.abs(ux * ey - ex * uy) * Math.max(1, dv) > 2 * TEXEL * size) {
      return false;
    }
    float na = ns[a];
    float nb = ns[b];
    float nc = ns[c];
    float nd = ns[d];
    if (Math.abs(na - nb + (nc - nd)) > 4 * NEARNESS * na) {
      return false;
    }
    forward = area > 0;
    float inverse = 2 / area;
    columnByX = vy * inverse;
    columnByY = -vx * inverse;
    rowByX = -uy * inverse;
    rowByY = ux * inverse;
    float nu = 0.5f * (nb - na + (nc - nd));
    float nv = 0.5f * (nd - na + (nc - nb));
    nearnessByX = nu * columnByX + nv * rowByX;
    nearnessByY = nu * columnByY + nv * rowByY;
    middleX = 0.25f * (xa + xb + xc + xd);
    middleY = 0.25f * (ya + yb + yc + yd);
    nearness = 0.25f * (na + nb + nc + nd);
    return true;
  }

  /**
   * Finds where the rows of the selected cell begin and end.
   *
   * @param left first pixel of the tile
   * @param right one past its last pixel
   */
  void scan(int a, int b, int c, int d, int left, int top, int right, int firstRow, int endRow) {
    for (int row = firstRow - top; row < endRow - top; row++) {
      from[row] = right;
      to[row] = left;
    }
    // one loop instead of four calls: a quarter of the code to compile
    int start = d;
    for (int side = 0; side < 4; side++) {
      int end = side == 0 ? a : side == 1 ? b : side == 2 ? c : d;
      edge(start, end, left, top, right, firstRow, endRow);
      start = end;
    }
  }

  /**
   * Rows end at edges that lead down in cells that face forward, and begin at those that lead up.
   */
  private void edge(int start, int end, int left, int top, int right, int firstRow, int endRow) {
    boolean down = vertices.y()[start] < vertices.y()[end];
    int upper = down ? start : end;
    int lower = down ? end : start;
    float x0 = vertices.x()[upper];
    float y0 = vertices.y()[upper];
    float y1 = vertices.y()[lower];
    int first = Math.max(firstRow, CellBinner.rounded(y0));
    int last = Math.min(endRow, CellBinner.rounded(y1));
    if (first >= last) {
      return;
    }
    float slope = (vertices.x()[lower] - x0) / (y1 - y0);
    for (int row = first; row < last; row++) {
      int x = CellBinner.rounded(x0 + (row + 0.5f - y0) * slope);
      if (down == forward) {
        to[row - top] = Math.min(right, x);
      } else {
        from[row - top] = Math.max(left, x);
      }
    }
  }
}
