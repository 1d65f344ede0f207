package org.understudy.avatar.render;

import java.util.Arrays;
import org.understudy.avatar.deform.LiveMesh;
import org.understudy.avatar.deform.ScreenVertices;

/**
 * Draws one tile: rasterises the triangles of its cells into fragment lists, nearest cells first,
 * and stops where nothing more can be seen. One per thread.
 *
 * <p>Coverage follows pixel centres with half-open edges that are evaluated the same way from both
 * sides, so neighbouring triangles neither overlap nor leave gaps. Texture coordinates and nearness
 * run linearly across a triangle; for nearness that is exact, for texture coordinates a triangle is
 * small enough (its depth varies by about a hundredth).
 */
final class TileRasteriser {
  private static final float FIXED = SpanPainter.FIXED;
  private static final float SMALLEST_AREA = 1e-6f;

  private final LiveMesh mesh;
  private final TextureStore textures;
  private final CellBinner bins;
  private final ScreenVertices vertices;
  private final FragmentCompositor compositor;
  private final FragmentLists lists = new FragmentLists();
  private final int[] composed = new int[FragmentLists.AREA];
  private final int[] sums = new int[4 * FragmentLists.AREA];
  private final SpanPainter painter;
  private final CellQuad quad;
  private final LitSpan litSpan;
  private final boolean lit;
  private final float[] surfaceOfTile = new float[FragmentLists.AREA];
  private int left;
  private int right;
  private int top;
  private int bottom;

  TileRasteriser(
      LiveMesh mesh,
      TextureStore textures,
      CellBinner bins,
      ScreenVertices vertices,
      FragmentCompositor compositor) {
    this.mesh = mesh;
    this.textures = textures;
    this.bins = bins;
    this.vertices = vertices;
    this.compositor = compositor;
    this.painter = new SpanPainter(textures, lists);
    this.quad = new CellQuad(vertices);
    this.lit = mesh.isLit();
    this.litSpan = new LitSpan(vertices.gain());
  }

  /**
   * Draws one tile.
   *
   * @param pixels [height][width]
   * @param surface of the picture's size, receives the nearness of what is seen in each pixel
   */
  void draw(int tile, int[] pixels, SurfaceMap surface) {
    int width = surface.width();
    left = tile % bins.tilesAcross() * CellBinner.TILE;
    top = tile / bins.tilesAcross() * CellBinner.TILE;
    right = Math.min(width, left + CellBinner.TILE);
    bottom = Math.min(surface.height(), top + CellBinner.TILE);
    if (bins.first(tile) == bins.end(tile)) {
      for (int y = top; y < bottom; y++) {
        Arrays.fill(pixels, y * width + left, y * width + right, 0);
      }
      surface.clear(tile);
      return;
    }
    lists.begin((right - left) * (bottom - top));
    float least = 0;
    for (int i = bins.first(tile); i < bins.end(tile); i++) {
      int cell = bins.cell(i);
      if (lists.allClosed()) {
        if (least == 0) {
          least = lists.leastWanted();
        }
        if (bins.nearness(cell) + bins.bucketWidth() < least) {
          break;
        }
      }
      drawCell(cell);
    }
    compositor.composite(lists.colours, lists.counts, composed, sums);
    lists.surface(surfaceOfTile);
    surface.filled(tile);
    for (int y = top; y < bottom; y++) {
      int from = (y - top) * CellBinner.TILE;
      System.arraycopy(composed, from, pixels, y * width + left, right - left);
      System.arraycopy(surfaceOfTile, from, surface.nearness(), y * width + left, right - left);
    }
  }

  /** Fragments in the lists of the last tile that had any cells. */
  int fragments() {
    int sum = 0;
    for (int count : lists.counts) {
      sum += count;
    }
    return sum;
  }

  /** Lets kernels that have yet to be chosen work on the tile that was drawn last. */
  void betweenFrames(AutomaticCompositor automatic) {
    automatic.betweenFrames(lists.colours, lists.counts, composed, sums);
  }

  private void drawCell(int cell) {
    long bounds = bins.bounds(cell);
    int firstRow = Math.max(top, CellBinner.fromY(bounds));
    int endRow = Math.min(bottom, CellBinner.endY(bounds));
    int firstColumn = Math.max(left, CellBinner.fromX(bounds));
    int endColumn = Math.min(right, CellBinner.endX(bounds));
    if (!lists.wants(
        bins.nearness(cell), firstColumn - left, firstRow - top, endColumn - left, endRow - top)) {
      return;
    }
    int[] corners = mesh.cellCorners();
    int a = corners[4 * cell];
    int b = corners[4 * cell + 1];
    int c = corners[4 * cell + 2];
    int d = corners[4 * cell + 3];
    int sheet = mesh.cellSheet()[cell];
    float du = textures.perColumn[sheet];
    float dv = textures.perRow[sheet];
    float u = mesh.cellColumn()[cell] * du + 0.5f;
    float v = mesh.cellRow()[cell] * dv + 0.5f;
    if (lit) {
      litSpan.selectCell(a, b, c, d);
    }
    if (litSpan.isStraight() && quad.select(a, b, c, d, du, dv)) {
      quad.scan(a, b, c, d, left, top, right, firstRow, endRow);
      float dx = firstColumn + 0.5f - quad.middleX;
      float dy = firstRow + 0.5f - quad.middleY;
      if (!litSpan.isFlat()) {
        litSpan.selectQuad(quad, a, b, c, d, dx, dy);
      }
      drawQuad(sheet, u + 0.5f * du, v + 0.5f * dv, dx, dy, firstColumn, firstRow, endRow);
    } else {
      drawTriangle(sheet, a, b, c, u, v, du, 0, du, dv);
      drawTriangle(sheet, a, c, d, u, v, du, dv, 0, dv);
    }
  }

  /**
   * Draws the selected quad.
   *
   * @param u stored-texel coordinates of its middle, minus half a texel
   * @param dx from its middle to the first pixel
   */
  private void drawQuad(
      int sheet, float u, float v, float dx, float dy, int firstColumn, int firstRow, int endRow) {
    int base = textures.base[sheet];
    int stride = textures.stride[sheet];
    float du = textures.perColumn[sheet] * FIXED;
    float dv = textures.perRow[sheet] * FIXED;
    float ux = quad.columnByX * du;
    float uy = quad.columnByY * du;
    float vx = quad.rowByX * dv;
    float vy = quad.rowByY * dv;
    int firstU = (int) (u * FIXED + dx * ux + dy * uy);
    int firstV = (int) (v * FIXED + dx * vx + dy * vy);
    int stepU = (int) ux;
    int stepV = (int) vx;
    int downU = (int) uy;
    int downV = (int) vy;
    boolean shaded = !litSpan.isFlat();
    float near = quad.nearness + dx * quad.nearnessByX + dy * quad.nearnessByY;
    for (int row = firstRow; row < endRow; row++) {
      int from = quad.from[row - top];
      int count = quad.to[row - top] - from;
      if (count > 0) {
        int across = from - firstColumn;
        int down = row - firstRow;
        if (shaded) {
          litSpan.atPixel(across, down);
        }
        painter.paint(
            (row - top) * CellBinner.TILE + from - left,
            count,
            base,
            stride,
            firstU + across * stepU + down * downU,
            firstV + across * stepV + down * downV,
            stepU,
            stepV,
            near + across * quad.nearnessByX + down * quad.nearnessByY,
            quad.nearnessByX,
            litSpan.gain(),
            litSpan.step());
      }
    }
  }

  /**
   * Draws a triangle.
   *
   * @param u stored-texel coordinates of corner a, minus half a texel
   * @param ub difference of u from corner a to corner b, and so on
   */
  private void drawTriangle(
      int sheet, int a, int b, int c, float u, float v, float ub, float vb, float uc, float vc) {
    float xa = vertices.x()[a];
    float ya = vertices.y()[a];
    float xb = vertices.x()[b];
    float yb = vertices.y()[b];
    float xc = vertices.x()[c];
    float yc = vertices.y()[c];
    float upper = Math.min(ya, Math.min(yb, yc));
    float lower = Math.max(ya, Math.max(yb, yc));
    int firstRow = Math.max(top, CellBinner.rounded(upper));
    int endRow = Math.min(bottom, CellBinner.rounded(lower));
    if (firstRow >= endRow
        || Math.max(xa, Math.max(xb, xc)) < left + 0.5f
        || Math.min(xa, Math.min(xb, xc)) > right - 0.5f) {
      return;
    }
    float area = (xb - xa) * (yc - ya) - (xc - xa) * (yb - ya);
    if (Math.abs(area) < SMALLEST_AREA) {
      return;
    }
    float inverse = 1 / area;
    float byXB = (yc - ya) * inverse;
    float byXC = -(yb - ya) * inverse;
    float byYB = -(xc - xa) * inverse;
    float byYC = (xb - xa) * inverse;
    float na = vertices.nearness()[a];
    float nb = vertices.nearness()[b] - na;
    float nc = vertices.nearness()[c] - na;
    float ux = ub * byXB + uc * byXC;
    float uy = ub * byYB + uc * byYC;
    float vx = vb * byXB + vc * byXC;
    float vy = vb * byYB + vc * byYC;
    float nx = nb * byXB + nc * byXC;
    float ny = nb * byYB + nc * byYC;
    // corners from top to bottom
    float x0 = xa;
    float y0 = ya;
    float x1 = xb;
    float y1 = yb;
    float x2 = xc;
    float y2 = yc;
    if (y0 > y1) {
      float x = x0;
      x0 = x1;
      x1 = x;
      float y = y0;
      y0 = y1;
      y1 = y;
    }
    if (y1 > y2) {
      float x = x1;
      x1 = x2;
      x2 = x;
      float y = y1;
      y1 = y2;
      y2 = y;
      if (y0 > y1) {
        x = x0;
        x0 = x1;
        x1 = x;
        y = y0;
        y0 = y1;
        y1 = y;
      }
    }
    float slope02 = (x2 - x0) / (y2 - y0);
    float slope01 = (x1 - x0) / (y1 - y0);
    float slope12 = (x2 - x1) / (y2 - y1);
    int base = textures.base[sheet];
    int stride = textures.stride[sheet];
    int stepU = (int) (ux * FIXED);
    int stepV = (int) (vx * FIXED);
    boolean shaded = !litSpan.isFlat();
    if (shaded) {
      litSpan.selectTriangle(a, b, c, byXB, byXC, byYB, byYC);
    }
    for (int row = firstRow; row < endRow; row++) {
      float y = row + 0.5f;
      float edge = x0 + (y - y0) * slope02;
      float other = y < y1 ? x0 + (y - y0) * slope01 : x1 + (y - y1) * slope12;
      int from = Math.max(left, CellBinner.rounded(Math.min(edge, other)));
      int to = Math.min(right, CellBinner.rounded(Math.max(edge, other)));
      if (from < to) {
        float dx = from + 0.5f - xa;
        float dy = y - ya;
        if (shaded) {
          litSpan.begin(dx, dy, to - from);
        }
        painter.paint(
            (row - top) * CellBinner.TILE + from - left,
            to - from,
            base,
            stride,
            (int) ((u + dx * ux + dy * uy) * FIXED),
            (int) ((v + dx * vx + dy * vy) * FIXED),
            stepU,
            stepV,
            na + dx * nx + dy * ny,
            nx,
            litSpan.gain(),
            litSpan.step());
      }
    }
  }
}
