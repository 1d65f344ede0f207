package org.understudy.app.live;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.understudy.app.pipeline.StageTimes;
import org.understudy.camera.LatencyListener;
import org.understudy.camera.LiveSink;

/**
 * Delays and counts of a session. {@link #delivered} and {@link #shown} are for any thread; the
 * rest is for the session's own.
 */
public final class LiveFigures implements LatencyListener {
  private final Map<LiveSink, LatencyMeter> sinks = new ConcurrentHashMap<>();
  private final LatencyMeter all = new LatencyMeter();
  private final LongAdder shown = new LongAdder();
  private final LongAdder withFace = new LongAdder();

  /** Figures before the first picture. */
  public LiveFigures() {}

  @Override
  public void delivered(LiveSink sink, long captureNanos, long latencyNanos) {
    sinks.computeIfAbsent(sink, s -> new LatencyMeter()).record(latencyNanos);
    all.record(latencyNanos);
  }

  /** A picture went to the sinks. */
  public void shown(boolean face) {
    shown.increment();
    if (face) {
      withFace.increment();
    }
  }

  /** Pictures that went to the sinks. */
  public long pictures() {
    return shown.sum();
  }

  /** Pictures that followed a face. */
  public long picturesWithFace() {
    return withFace.sum();
  }

  /** Ends an interval; its delays over all sinks, milliseconds. */
  public StageTimes.Summary interval() {
    sinks.values().forEach(LatencyMeter::interval);
    return all.interval();
  }

  /** Delays over all sinks up to the end of the last interval. */
  public StageTimes.Summary total() {
    return all.total();
  }

  /** Delays by sink up to the end of the last interval. */
  public Map<LiveSink, StageTimes.Summary> totals(List<LiveSink> order) {
    Map<LiveSink, StageTimes.Summary> result = new LinkedHashMap<>();
    for (LiveSink sink : order) {
      LatencyMeter meter = sinks.get(sink);
      result.put(sink, meter == null ? new StageTimes.Summary(0, 0, 0, 0) : meter.total());
    }
    return result;
  }
}
