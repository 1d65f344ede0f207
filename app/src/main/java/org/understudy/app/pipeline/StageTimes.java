package org.understudy.app.pipeline;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * How long each stage of each frame took, kept as histograms of three significant digits. Safe to
 * use from all stages at once.
 */
public final class StageTimes {
  private static final long LONGEST_NANOS = TimeUnit.HOURS.toNanos(1);
  private static final int DIGITS = 3;

  private final Map<String, Histogram> stages = new LinkedHashMap<>();

  /**
   * Durations of one stage in milliseconds.
   *
   * @param count number of measurements
   * @param median half of them were shorter
   * @param p95 95 in a hundred were shorter
   * @param max the longest
   */
  public record Summary(long count, double median, double p95, double max) {}

  /** Adds a duration; stages are listed in the order in which they first appear here. */
  public void record(String stage, long nanos) {
    histogram(stage).recordValue(Math.clamp(nanos, 0, LONGEST_NANOS));
  }

  /** Makes a stage appear in the list at this place, before its first measurement. */
  public void announce(String stage) {
    histogram(stage);
  }

  private synchronized Histogram histogram(String stage) {
    return stages.computeIfAbsent(stage, s -> new ConcurrentHistogram(LONGEST_NANOS, DIGITS));
  }

  /** Summaries by stage, in order; stages without a measurement are left out. */
  public synchronized Map<String, Summary> summaries() {
    Map<String, Summary> result = new LinkedHashMap<>();
    stages.forEach(
        (stage, h) -> {
          if (h.getTotalCount() > 0) {
            result.put(
                stage,
                new Summary(
                    h.getTotalCount(),
                    h.getValueAtPercentile(50) / 1e6,
                    h.getValueAtPercentile(95) / 1e6,
                    h.getMaxValue() / 1e6));
          }
        });
    return result;
  }
}
