package org.understudy.app.live;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;
import org.jspecify.annotations.Nullable;
import org.understudy.app.pipeline.StageTimes;

/**
 * Delays, all of them and those of the last interval. {@link #record} is for any thread and waits
 * for nobody; the rest is for one thread at a time.
 */
public final class LatencyMeter {
  private static final long LONGEST_NANOS = 60_000_000_000L;
  private static final int DIGITS = 3;
  private static final double NANOS_PER_MILLISECOND = 1e6;

  private final Recorder recorder = new Recorder(LONGEST_NANOS, DIGITS);
  private final Histogram total = new Histogram(LONGEST_NANOS, DIGITS);
  private final Histogram settled = new Histogram(LONGEST_NANOS, DIGITS);
  private int graceLeft;
  private @Nullable Histogram interval;

  /**
   * A meter that has measured nothing.
   *
   * @param graceIntervals at the beginning that do not count as settled
   */
  public LatencyMeter(int graceIntervals) {
    graceLeft = graceIntervals;
  }

  /** Adds a delay. */
  public void record(long nanos) {
    recorder.recordValue(Math.clamp(nanos, 0, LONGEST_NANOS));
  }

  /** Ends an interval and tells of it; all 0 where nothing was measured. */
  public StageTimes.Summary interval() {
    Histogram fresh = recorder.getIntervalHistogram(interval);
    interval = fresh;
    total.add(fresh);
    if (graceLeft > 0) {
      graceLeft--;
    } else {
      settled.add(fresh);
    }
    return summary(fresh);
  }

  /** All that was measured up to the end of the last interval. */
  public StageTimes.Summary total() {
    return summary(total);
  }

  /** The same without the intervals at the beginning. */
  public StageTimes.Summary settled() {
    return summary(settled);
  }

  private static StageTimes.Summary summary(Histogram h) {
    if (h.getTotalCount() == 0) {
      return new StageTimes.Summary(0, 0, 0, 0);
    }
    return new StageTimes.Summary(
        h.getTotalCount(),
        h.getValueAtPercentile(50) / NANOS_PER_MILLISECOND,
        h.getValueAtPercentile(95) / NANOS_PER_MILLISECOND,
        h.getMaxValue() / NANOS_PER_MILLISECOND);
  }
}
