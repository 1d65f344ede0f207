package org.understudy.avatar.file;

import org.jspecify.annotations.Nullable;

/**
 * Predicts a whole number at a lattice vertex from its neighbours to the left and above by the
 * median edge detector of LOCO-I (Weinberger et al. 2000), applied to the difference from the
 * previous sheet where that has a lattice of the same size: nested shells are nearly copies.
 */
final class LatticePredictor {
  private final int stride;
  private final int[] values;
  private final int @Nullable [] previous;

  /**
   * A predictor over a plane of values that is filled in index order.
   *
   * @param stride vertices per row
   * @param values the plane being coded; entries before the predicted one are final
   * @param previous the same plane of the sheet before, if it has the same size
   */
  LatticePredictor(int stride, int[] values, int @Nullable [] previous) {
    this.stride = stride;
    this.values = values;
    this.previous = previous != null && previous.length == values.length ? previous : null;
  }

  int predict(int index) {
    boolean first = index % stride == 0;
    int base = previous == null ? 0 : previous[index];
    if (index < stride) {
      return first ? base : base + delta(index - 1);
    }
    int above = delta(index - stride);
    if (first) {
      return base + above;
    }
    int left = delta(index - 1);
    int corner = delta(index - stride - 1);
    int low = Math.min(left, above);
    int high = Math.max(left, above);
    if (corner >= high) {
      return base + low;
    }
    return base + (corner <= low ? high : left + above - corner);
  }

  private int delta(int index) {
    return previous == null ? values[index] : values[index] - previous[index];
  }
}
