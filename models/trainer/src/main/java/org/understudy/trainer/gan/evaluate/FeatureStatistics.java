package org.understudy.trainer.gan.evaluate;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * Mean and covariance of pictures' features, taken up one after another, and on request the first
 * features themselves.
 *
 * <p>Sums are of offsets from the running mean (Welford 1962), and two statistics join by Chan,
 * Golub and LeVeque 1979, so that a mean far from 0 costs no precision. For one thread at a time.
 */
public final class FeatureStatistics {
  private final int length;
  private final int cap;
  private final double[] mean;

  /** [D][D] sum of products of offsets from the mean; only where column is not below row. */
  private final double[] scatter;

  private final double[] offset;
  private final List<float[]> kept = new ArrayList<>();
  private long count;

  /**
   * Statistics of no features yet, which keep none.
   *
   * @param length D, numbers in a feature vector
   */
  public FeatureStatistics(int length) {
    this(length, 0);
  }

  /**
   * Statistics of no features yet.
   *
   * @param length D, numbers in a feature vector
   * @param cap how many features to keep: all until there are so many, none after
   */
  public FeatureStatistics(int length, int cap) {
    if (length < 1) {
      throw new IllegalArgumentException("features need at least 1 number, not " + length);
    }
    if (cap < 0) {
      throw new IllegalArgumentException("cannot keep %d features".formatted(cap));
    }
    this.length = length;
    this.cap = cap;
    mean = new double[length];
    scatter = new double[Math.multiplyExact(length, length)];
    offset = new double[length];
  }

  /**
   * Takes up the features of one picture.
   *
   * @param feature [D], which is copied if it is kept
   * @throws IllegalArgumentException if its length is another or a number of it is not finite
   */
  public void add(float[] feature) {
    requireLength(feature.length);
    for (int i = 0; i < length; i++) {
      if (!Float.isFinite(feature[i])) {
        throw new IllegalArgumentException(
            "number %d of a feature vector is %s".formatted(i, feature[i]));
      }
    }
    if (kept.size() < cap) {
      kept.add(feature.clone());
    }
    for (int i = 0; i < length; i++) {
      offset[i] = feature[i] - mean[i];
    }
    spread(count / (count + 1.0));
    count++;
    for (int i = 0; i < length; i++) {
      mean[i] += offset[i] / count;
    }
  }

  /**
   * Takes up everything that other statistics took up, as if added after what is here. Of the
   * features that the other kept, the first fill what is free here.
   *
   * @throws IllegalArgumentException if the other's features have another length
   */
  public void merge(FeatureStatistics other) {
    requireLength(other.length);
    if (other.count == 0) {
      return;
    }
    int free = Math.min(cap - kept.size(), other.kept.size());
    kept.addAll(List.copyOf(other.kept.subList(0, free)));
    long sum = Math.addExact(count, other.count);
    double share = (double) other.count / sum;
    for (int i = 0; i < length; i++) {
      offset[i] = other.mean[i] - mean[i];
    }
    for (int i = 0; i < scatter.length; i++) {
      scatter[i] += other.scatter[i];
    }
    spread(count * share);
    count = sum;
    for (int i = 0; i < length; i++) {
      mean[i] += offset[i] * share;
    }
  }

  /** Adds the products of the offset with itself, at a weight. */
  private void spread(double weight) {
    for (int i = 0; i < length; i++) {
      double scaled = weight * offset[i];
      int row = i * length;
      for (int j = i; j < length; j++) {
        scatter[row + j] += scaled * offset[j];
      }
    }
  }

  private void requireLength(int other) {
    if (other != length) {
      throw new IllegalArgumentException(
          "features of %d numbers do not go with features of %d".formatted(other, length));
    }
  }

  /** D, numbers in a feature vector. */
  public int length() {
    return length;
  }

  /** Features that were taken up, kept or not. */
  public long count() {
    return count;
  }

  /**
   * [D] mean, a copy.
   *
   * @throws IllegalStateException if there are no features yet
   */
  public double[] mean() {
    if (count == 0) {
      throw new IllegalStateException("no features have no mean");
    }
    return mean.clone();
  }

  /**
   * [D][D] covariance, unbiased: the divisor is one less than the count.
   *
   * @throws IllegalStateException if there are fewer than 2 features
   */
  public DMatrixRMaj covariance() {
    if (count < 2) {
      throw new IllegalStateException(
          "a covariance needs at least 2 features, not %d".formatted(count));
    }
    DMatrixRMaj out = new DMatrixRMaj(length, length);
    for (int i = 0; i < length; i++) {
      for (int j = i; j < length; j++) {
        double value = scatter[i * length + j] / (count - 1);
        out.set(i, j, value);
        out.set(j, i, value);
      }
    }
    return out;
  }

  /** Features that were kept. */
  public int keptCount() {
    return kept.size();
  }

  /** [D] a kept feature, in the order they came; a copy. */
  public float[] kept(int index) {
    return kept.get(index).clone();
  }
}
