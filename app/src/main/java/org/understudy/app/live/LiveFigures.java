package org.understudy.app.live;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.understudy.app.pipeline.StageTimes;
import org.understudy.app.report.ProcessAge;
import org.understudy.camera.LatencyListener;
import org.understudy.camera.LiveSink;

/**
 * Delays and counts of a session. {@link #delivered} and {@link #shown} are for any thread; the
 * rest is for the session's own.
 */
public final class LiveFigures implements LatencyListener {
  private static final long NEVER = Long.MIN_VALUE;
  private static final double NANOS_PER_SECOND = 1e9;
  private static final int GRACE_INTERVALS = LiveSettings.GRACE_SECONDS;

  private final Map<LiveSink, LatencyMeter> sinks = new ConcurrentHashMap<>();
  private final LatencyMeter all = new LatencyMeter(GRACE_INTERVALS);
  private final LongAdder shown = new LongAdder();
  private final LongAdder withFace = new LongAdder();
  private final long begunNanos = System.nanoTime();
  private final AtomicLong firstDeliveredNanos = new AtomicLong(NEVER);
  private final AtomicLong firstFollowedNanos = new AtomicLong(NEVER);

  /** Figures before the first picture. */
  public LiveFigures() {}

  @Override
  public void delivered(LiveSink sink, long captureNanos, long latencyNanos) {
    sinks.computeIfAbsent(sink, s -> new LatencyMeter(0)).record(latencyNanos);
    all.record(latencyNanos);
    if (firstDeliveredNanos.get() == NEVER) {
      var _ = firstDeliveredNanos.compareAndSet(NEVER, System.nanoTime());
    }
  }

  /** A picture went to the sinks. */
  public void shown(boolean face) {
    shown.increment();
    if (face) {
      if (firstFollowedNanos.get() == NEVER) {
        var _ = firstFollowedNanos.compareAndSet(NEVER, System.nanoTime());
      }
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

  /** Seconds of a session that {@link #settled} leaves out. */
  public static int graceSeconds() {
    return GRACE_INTERVALS;
  }

  /**
   * Delays over all sinks up to the end of the last interval, without the first {@link
   * #graceSeconds} intervals of a second, in which code is still being compiled.
   */
  public StageTimes.Summary settled() {
    return all.settled();
  }

  /** Seconds from the start of the process until the first picture was at a sink, if one was. */
  public OptionalDouble firstFrameSeconds() {
    return sinceStart(firstDeliveredNanos.get());
  }

  /** The same from when these figures were made, which is when the session was asked for. */
  public OptionalDouble firstFrameOfSessionSeconds() {
    long first = firstDeliveredNanos.get();
    return first == NEVER
        ? OptionalDouble.empty()
        : OptionalDouble.of((first - begunNanos) / NANOS_PER_SECOND);
  }

  /**
   * Seconds from the start of the process until a picture that followed a face went to the sinks.
   */
  public OptionalDouble firstFollowedFrameSeconds() {
    return sinceStart(firstFollowedNanos.get());
  }

  private static OptionalDouble sinceStart(long nanos) {
    return nanos == NEVER ? OptionalDouble.empty() : OptionalDouble.of(ProcessAge.secondsAt(nanos));
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
