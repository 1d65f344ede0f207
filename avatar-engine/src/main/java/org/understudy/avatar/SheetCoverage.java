package org.understudy.avatar;

/**
 * Which cells and vertices of a sheet's lattice can be seen at all: a cell is live when bilinear
 * sampling anywhere inside it can touch a texel of enough alpha, a vertex when one of its cells is.
 * Immutable and safe to share.
 */
public final class SheetCoverage {
  private final int columns;
  private final boolean[] cells;
  private final boolean[] vertices;

  private SheetCoverage(int columns, boolean[] cells, boolean[] vertices) {
    this.columns = columns;
    this.cells = cells;
    this.vertices = vertices;
  }

  /**
   * The coverage of a sheet.
   *
   * @param minimumAlpha texels below this alpha (1..255) count as empty
   */
  public static SheetCoverage of(Sheet sheet, int minimumAlpha) {
    if (minimumAlpha < 1 || minimumAlpha > 255) {
      throw new IllegalArgumentException(
          "the alpha from which a texel is seen is within 1..255, got " + minimumAlpha);
    }
    int columns = sheet.columns();
    int rows = sheet.rows();
    boolean[] cells = new boolean[columns * rows];
    boolean[] vertices = new boolean[sheet.vertexCount()];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        if (touches(sheet, column, row, minimumAlpha)) {
          cells[row * columns + column] = true;
          int corner = row * (columns + 1) + column;
          vertices[corner] = true;
          vertices[corner + 1] = true;
          vertices[corner + columns + 1] = true;
          vertices[corner + columns + 2] = true;
        }
      }
    }
    return new SheetCoverage(columns, cells, vertices);
  }

  private static boolean touches(Sheet sheet, int column, int row, int minimumAlpha) {
    RgbaImage texture = sheet.texture();
    int left = firstTexel(column, sheet.columns(), texture.width());
    int right = lastTexel(column, sheet.columns(), texture.width());
    int bottom = lastTexel(row, sheet.rows(), texture.height());
    for (int y = firstTexel(row, sheet.rows(), texture.height()); y <= bottom; y++) {
      for (int x = left; x <= right; x++) {
        if (RgbaImage.alpha(texture.pixel(x, y)) >= minimumAlpha) {
          return true;
        }
      }
    }
    return false;
  }

  private static int firstTexel(int cell, int cells, int size) {
    return Math.max(0, (int) Math.floor((double) cell * size / cells - 0.5));
  }

  private static int lastTexel(int cell, int cells, int size) {
    return Math.min(size - 1, (int) Math.floor((double) (cell + 1) * size / cells - 0.5) + 1);
  }

  /** Whether anything of a cell can be seen. */
  public boolean cell(int column, int row) {
    return cells[row * columns + column];
  }

  /** Whether a vertex belongs to a cell of which anything can be seen. */
  public boolean vertex(int index) {
    return vertices[index];
  }

  /** Number of live cells. */
  public int liveCells() {
    int count = 0;
    for (boolean live : cells) {
      count += live ? 1 : 0;
    }
    return count;
  }
}
