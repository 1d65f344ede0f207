package org.understudy.trainer.gan.deform;

import java.util.Arrays;

/**
 * Vertices in a k-d tree (Bentley 1975), laid out as a balanced tree: the middle of every range is
 * its root. Finds nearest vertices exactly. Immutable, safe to share; a search keeps its state in a
 * {@link Search}, one per thread.
 */
public final class VertexTree {
  private final double[] vertices;
  private final int from;
  private final int[] order;
  private final byte[] axis;

  /** A tree of {@code count} vertices [count][3] that start at {@code from}; the array is kept. */
  public VertexTree(double[] vertices, int from, int count) {
    if (count < 1) {
      throw new IllegalArgumentException("a tree takes one vertex or more, got " + count);
    }
    this.vertices = vertices;
    this.from = from;
    order = new int[count];
    Arrays.setAll(order, i -> i);
    axis = new byte[count];
    split(0, count);
  }

  private double at(int vertex, int component) {
    return vertices[from + 3 * vertex + component];
  }

  private void split(int low, int high) {
    if (high - low < 2) {
      return;
    }
    int widest = widestAxis(low, high);
    int middle = (low + high) >>> 1;
    select(low, high - 1, middle, widest);
    axis[middle] = (byte) widest;
    split(low, middle);
    split(middle + 1, high);
  }

  private int widestAxis(int low, int high) {
    int widest = 0;
    double most = -1;
    for (int component = 0; component < 3; component++) {
      double least = Double.POSITIVE_INFINITY;
      double greatest = Double.NEGATIVE_INFINITY;
      for (int i = low; i < high; i++) {
        double value = at(order[i], component);
        least = Math.min(least, value);
        greatest = Math.max(greatest, value);
      }
      if (greatest - least > most) {
        most = greatest - least;
        widest = component;
      }
    }
    return widest;
  }

  /**
   * Quickselect (Hoare 1961): afterwards nothing before {@code k} is greater, nothing after less.
   */
  private void select(int low, int high, int k, int component) {
    while (low < high) {
      double pivot = at(order[(low + high) >>> 1], component);
      int i = low;
      int j = high;
      while (i <= j) {
        while (at(order[i], component) < pivot) {
          i++;
        }
        while (at(order[j], component) > pivot) {
          j--;
        }
        if (i <= j) {
          int swapped = order[i];
          order[i++] = order[j];
          order[j--] = swapped;
        }
      }
      if (k <= j) {
        high = j;
      } else if (k >= i) {
        low = i;
      } else {
        return;
      }
    }
  }

  /** A search in this tree; not safe for concurrent use. */
  public Search search() {
    return new Search();
  }

  /** The state of one search after another; neighbouring points one after another go fastest. */
  public final class Search {
    private final double[] point = new double[3];

    /** How far the point is outside of the visited cell along each axis (Arya and Mount 1993). */
    private final double[] outside = new double[3];

    private double least;
    private int best;

    private Search() {}

    /** Index of the vertex nearest to a point. */
    public int nearest(double x, double y, double z) {
      point[0] = x;
      point[1] = y;
      point[2] = z;
      // the last answer is a good bound for a neighbour
      least = squaredDistance(best);
      visit(0, order.length, 0);
      return best;
    }

    private double squaredDistance(int vertex) {
      double dx = at(vertex, 0) - point[0];
      double dy = at(vertex, 1) - point[1];
      double dz = at(vertex, 2) - point[2];
      return dx * dx + dy * dy + dz * dz;
    }

    /** Visits a cell that is no nearer than the root of {@code squared}. */
    private void visit(int low, int high, double squared) {
      if (low >= high) {
        return;
      }
      int middle = (low + high) >>> 1;
      int vertex = order[middle];
      double d = squaredDistance(vertex);
      if (d < least) {
        least = d;
        best = vertex;
      }
      int along = axis[middle];
      double beyond = point[along] - at(vertex, along);
      boolean below = beyond < 0;
      visit(below ? low : middle + 1, below ? middle : high, squared);
      double before = outside[along];
      double other = squared - before * before + beyond * beyond;
      if (other < least) {
        outside[along] = beyond;
        visit(below ? middle + 1 : low, below ? high : middle, other);
        outside[along] = before;
      }
    }
  }
}
