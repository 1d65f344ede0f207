package org.understudy.tracking.retarget;

import java.util.Arrays;

/**
 * The median of a growing row of numbers in bounded memory: when the store is full every second
 * sample is dropped and from then on only every second new one is kept, so that the kept ones
 * always spread evenly over all that was seen.
 *
 * <p>Not thread-safe.
 */
final class RunningMedian {
  private static final int CAPACITY = 256;

  private final double[] samples = new double[CAPACITY];
  private int size;
  private int stride = 1;
  private int skipped;

  void add(double value) {
    if (++skipped < stride) {
      return;
    }
    skipped = 0;
    if (size == CAPACITY) {
      for (int i = 0; i < CAPACITY / 2; i++) {
        samples[i] = samples[2 * i + 1];
      }
      size = CAPACITY / 2;
      stride *= 2;
    }
    samples[size++] = value;
  }

  /** The median, or {@code otherwise} before the first sample. */
  double median(double otherwise) {
    if (size == 0) {
      return otherwise;
    }
    double[] sorted = Arrays.copyOf(samples, size);
    Arrays.sort(sorted);
    return size % 2 == 1 ? sorted[size / 2] : (sorted[size / 2 - 1] + sorted[size / 2]) / 2;
  }
}
