package org.understudy.app.live.show;

/**
 * Enlarges premultiplied pictures by bilinear interpolation, in steps of 1/256. Allocates only when
 * made; not thread-safe.
 */
final class BilinearEnlarger {
  private static final int ONE = 256;
  private static final int EVEN = 0x00ff00ff;

  private final int fromWidth;
  private final int toWidth;
  private final int[] columns;
  private final int[] columnShares;
  private final int[] rows;
  private final int[] rowShares;

  /** An enlarger from one size to another, pixels, all at least 2. */
  BilinearEnlarger(int fromWidth, int fromHeight, int toWidth, int toHeight) {
    this.fromWidth = fromWidth;
    this.toWidth = toWidth;
    columns = new int[toWidth];
    columnShares = new int[toWidth];
    rows = new int[toHeight];
    rowShares = new int[toHeight];
    fill(columns, columnShares, fromWidth);
    fill(rows, rowShares, fromHeight);
  }

  private static void fill(int[] first, int[] shares, int from) {
    for (int i = 0; i < first.length; i++) {
      double at = Math.clamp((i + 0.5) * from / first.length - 0.5, 0, from - 1.0);
      first[i] = Math.min((int) at, from - 2);
      shares[i] = (int) Math.round((at - first[i]) * ONE);
    }
  }

  /** Writes the larger picture; both are [height][width], and differ. */
  void enlarge(int[] from, int[] to) {
    for (int y = 0; y < rows.length; y++) {
      int above = rows[y] * fromWidth;
      int below = above + fromWidth;
      int share = rowShares[y];
      for (int x = 0; x < toWidth; x++) {
        int column = columns[x];
        int across = columnShares[x];
        int top = mix(from[above + column], from[above + column + 1], across);
        int bottom = mix(from[below + column], from[below + column + 1], across);
        to[y * toWidth + x] = mix(top, bottom, share);
      }
    }
  }

  private static int mix(int a, int b, int share) {
    int rest = ONE - share;
    int even = ((a & EVEN) * rest + (b & EVEN) * share) >>> 8 & EVEN;
    int odd = (a >>> 8 & EVEN) * rest + (b >>> 8 & EVEN) * share & ~EVEN;
    return even | odd;
  }
}
