package org.understudy.app.live;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.understudy.app.console.CommandFailure;
import org.understudy.camera.LiveFormat;
import org.understudy.camera.LiveSink;
import org.understudy.camera.SinkException;
import org.understudy.camera.SinkFanout;
import org.understudy.camera.SinkLossListener;
import org.understudy.camera.SinkOpening;
import org.understudy.camera.SinkTarget;

/** The sinks of a session, and what became of them. Safe for several threads. */
public final class SinkRoster implements SinkLossListener {
  private final List<LiveSink> sinks;
  private final Map<LiveSink, String> lost = Collections.synchronizedMap(new LinkedHashMap<>());
  private volatile Consumer<String> losses = reason -> {};

  private SinkRoster(List<LiveSink> sinks) {
    this.sinks = List.copyOf(sinks);
  }

  /**
   * Opens all sinks.
   *
   * @throws CommandFailure where one cannot be had, saying why and what helps; none is left open
   */
  public static SinkRoster open(List<SinkTarget> targets, LiveFormat format) {
    List<LiveSink> opened = new ArrayList<>();
    for (SinkTarget target : targets) {
      switch (LiveSink.open(target, format)) {
        case SinkOpening.Opened sink -> opened.add(sink.sink());
        case SinkOpening.Unavailable no -> {
          CommandFailure failure = new CommandFailure(no.explanation());
          for (LiveSink sink : opened) {
            try {
              sink.close();
            } catch (SinkException e) {
              failure.addSuppressed(e);
            }
          }
          throw failure;
        }
      }
    }
    return new SinkRoster(opened);
  }

  /** The sinks as they were opened, in order. */
  public List<LiveSink> sinks() {
    return sinks;
  }

  /** Who is told of every sink that is lost. */
  public void onLoss(Consumer<String> listener) {
    losses = listener;
  }

  @Override
  public void lost(LiveSink sink, Exception reason) {
    String text = reason.getMessage() == null ? reason.toString() : reason.getMessage();
    lost.put(sink, text);
    losses.accept(text);
  }

  /** Why sinks were lost. */
  public Map<LiveSink, String> losses() {
    synchronized (lost) {
      return new LinkedHashMap<>(lost);
    }
  }

  /**
   * How every sink fared, once all are closed.
   *
   * @param alive of the sinks that were there at the end, shortly before
   */
  public List<SinkFanout.Counts> counts(List<SinkFanout.Counts> alive) {
    List<SinkFanout.Counts> all = new ArrayList<>();
    for (LiveSink sink : sinks) {
      long dropped =
          alive.stream()
              .filter(counts -> counts.sink().equals(sink))
              .mapToLong(SinkFanout.Counts::dropped)
              .sum();
      all.add(new SinkFanout.Counts(sink, sink.framesShown(), dropped));
    }
    return all;
  }
}
