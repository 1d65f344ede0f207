package org.understudy.trainer.gan.evaluate;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The kernel distance between two sets of features (Bińkowski et al. 2018): the unbiased squared
 * maximum mean discrepancy under the kernel {@code (x.y / D + 1)^3}, averaged over random subsets
 * without replacement. It is the KID where the features are Inception's. Unlike the Fréchet
 * distance its expectation does not depend on how many pictures there are.
 *
 * @param subsets how many subsets to draw
 * @param size features in a subset of each set, at most; fewer where a set kept fewer
 * @param seed of the draws
 */
public record KernelDistance(int subsets, int size, long seed) {
  /** Subsets that the literature draws. */
  public static final int SUBSETS = 100;

  /** Features in a subset that the literature draws. */
  public static final int SIZE = 1000;

  public KernelDistance {
    if (subsets < 1 || size < 2) {
      throw new IllegalArgumentException(
          "a kernel distance needs 1 subset of 2 features or more, not %d of %d"
              .formatted(subsets, size));
    }
  }

  /** The literature's subsets. */
  public KernelDistance(long seed) {
    this(SUBSETS, SIZE, seed);
  }

  /**
   * A distance and how sure it is.
   *
   * @param mean over the subsets; may be a little below 0, being unbiased
   * @param standardError of that mean, taking the subsets for independent, so too small where they
   *     overlap much; NaN where there is only one subset to draw
   */
  public record Measured(double mean, double standardError) {
    /** The distance times 100, as it is usually printed. */
    public double percent() {
      return 100 * mean;
    }

    /** The distance times 100 with its standard error, if there is one. */
    public String printed() {
      return Double.isNaN(standardError)
          ? String.format(Locale.ROOT, "%.3f", percent())
          : String.format(Locale.ROOT, "%.3f ± %.3f", percent(), 100 * standardError);
    }
  }

  /**
   * The distance between the features that two statistics kept. Where both kept no more than a
   * subset takes, there is only one subset, and no standard error.
   *
   * @throws IllegalArgumentException if the features differ in length or a set kept fewer than 2
   */
  public Measured between(FeatureStatistics first, FeatureStatistics second) {
    if (first.length() != second.length()) {
      throw new IllegalArgumentException(
          "cannot compare features of %d numbers with features of %d"
              .formatted(first.length(), second.length()));
    }
    int fewest = Math.min(first.keptCount(), second.keptCount());
    if (fewest < 2) {
      throw new IllegalArgumentException(
          "a kernel distance needs at least 2 kept features in each set, not %d and %d"
              .formatted(first.keptCount(), second.keptCount()));
    }
    int taken = Math.min(size, fewest);
    boolean whole = taken == first.keptCount() && taken == second.keptCount();
    SplittableRandom random = new SplittableRandom(seed);
    SplittableRandom[] randoms = new SplittableRandom[whole ? 1 : subsets];
    Arrays.setAll(randoms, s -> random.split());
    double[] found =
        IntStream.range(0, randoms.length)
            .parallel()
            .mapToDouble(
                s -> discrepancy(draw(first, taken, randoms[s]), draw(second, taken, randoms[s])))
            .toArray();
    double mean = Arrays.stream(found).sum() / found.length;
    double squares = 0;
    for (double each : found) {
      squares += (each - mean) * (each - mean);
    }
    double error =
        found.length < 2 ? Double.NaN : Math.sqrt(squares / (found.length - 1) / found.length);
    return new Measured(mean, error);
  }

  /** [D][size] different features of a set, by chance, as columns. */
  private static DMatrixRMaj draw(FeatureStatistics from, int size, SplittableRandom random) {
    int[] order = IntStream.range(0, from.keptCount()).toArray();
    DMatrixRMaj out = new DMatrixRMaj(from.length(), size);
    for (int i = 0; i < size; i++) {
      int other = random.nextInt(i, order.length);
      int index = order[other];
      order[other] = order[i];
      float[] feature = from.kept(index);
      for (int d = 0; d < feature.length; d++) {
        out.data[d * size + i] = feature[d];
      }
    }
    return out;
  }

  /** Unbiased squared discrepancy of two sets of as many features [D][n]. */
  private static double discrepancy(DMatrixRMaj first, DMatrixRMaj second) {
    double n = first.numCols;
    DMatrixRMaj transposed = new DMatrixRMaj(first.numCols, first.numRows);
    CommonOps_DDRM.transpose(first, transposed);
    DMatrixRMaj products = new DMatrixRMaj(first.numCols, first.numCols);
    CommonOps_DDRM.mult(transposed, second, products);
    double between = kernelSum(products, first.numRows, true);
    CommonOps_DDRM.multInner(first, products);
    double within = kernelSum(products, first.numRows, false);
    CommonOps_DDRM.multInner(second, products);
    within += kernelSum(products, first.numRows, false);
    return within / (n * (n - 1)) - 2 * between / (n * n);
  }

  /** Sum of the kernel over pairs, those of the diagonal only if asked. */
  private static double kernelSum(DMatrixRMaj products, int length, boolean diagonal) {
    double sum = 0;
    for (int i = 0; i < products.numRows; i++) {
      for (int j = 0; j < products.numCols; j++) {
        if (i != j || diagonal) {
          double base = products.get(i, j) / length + 1;
          sum += base * base * base;
        }
      }
    }
    return sum;
  }
}
