package org.understudy.app.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.understudy.app.pipeline.StageTimes;

/** Makes figures of measurements. */
final class Figures {
  static final String MEDIAN = "medianMilliseconds";
  static final String P95 = "p95Milliseconds";
  static final String MAX = "maxMilliseconds";
  private static final double ROUNDING = 1e4;

  private Figures() {}

  /** A duration's figures. */
  static Map<String, Object> of(StageTimes.Summary times) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put(MEDIAN, rounded(times.median()));
    figures.put(P95, rounded(times.p95()));
    figures.put(MAX, rounded(times.max()));
    return figures;
  }

  /** A number to four digits behind the point. */
  static double rounded(double value) {
    return Math.round(value * ROUNDING) / ROUNDING;
  }

  /** The median of some numbers, the mean of the two in the middle where they are even. */
  static double median(double... numbers) {
    if (numbers.length == 0) {
      throw new IllegalArgumentException("a median takes at least one number");
    }
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** The median over some runs. */
  static <T> double median(List<T> runs, ToDoubleFunction<T> number) {
    return median(runs.stream().mapToDouble(number).toArray());
  }

  /** The mean over some frames, rounded; 0 over none. */
  static <T> long mean(List<T> frames, ToLongFunction<T> number) {
    return Math.round(frames.stream().mapToLong(number).average().orElse(0));
  }
}
