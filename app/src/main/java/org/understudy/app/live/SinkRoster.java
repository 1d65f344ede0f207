package org.understudy.app.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.understudy.app.console.CommandFailure;
import org.understudy.camera.LiveFormat;
import org.understudy.camera.LiveSink;
import org.understudy.camera.SinkException;
import org.understudy.camera.SinkFanout;
import org.understudy.camera.SinkLossListener;
import org.understudy.camera.SinkOpening;
import org.understudy.camera.SinkTarget;

/**
 * The sinks of a session, and what became of them. One that is lost is opened anew again and again,
 * on a thread of this object, until it is there or the session ends; a recording is not, as a new
 * one would take the place of what was saved. Safe for several threads.
 */
public final class SinkRoster implements SinkLossListener, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SinkRoster.class);
  private static final Duration USUAL_WAIT = Duration.ofSeconds(2);

  private final Function<SinkTarget, SinkOpening> opener;
  private final Duration wait;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("understudy-outputs").factory());
  private final Map<LiveSink, SinkTarget> opened = new LinkedHashMap<>();
  private final Map<LiveSink, String> lost = new LinkedHashMap<>();
  private @Nullable SinkFanout fanout;
  private Listener listener = new Listener() {};
  private int awaited;
  private boolean closed;

  /** Who is told what becomes of sinks. Called by any thread. */
  public interface Listener {
    /**
     * A sink is gone.
     *
     * @param reason why, for people
     * @param triedAgain whether it may come back
     */
    default void lost(String reason, boolean triedAgain) {}

    /** A sink that was gone is there again. */
    default void back(String description) {}
  }

  private SinkRoster(Function<SinkTarget, SinkOpening> opener, Duration wait) {
    this.opener = opener;
    this.wait = wait;
  }

  /**
   * Opens all sinks.
   *
   * @throws CommandFailure where one cannot be had, saying why and what helps; none is left open
   */
  public static SinkRoster open(List<SinkTarget> targets, LiveFormat format) {
    return open(targets, target -> LiveSink.open(target, format), USUAL_WAIT);
  }

  /**
   * Opens all sinks.
   *
   * @param opener opens targets, on the calling thread and later on one of the roster's
   * @param wait between two attempts to have a lost sink again
   * @throws CommandFailure as above
   */
  public static SinkRoster open(
      List<SinkTarget> targets, Function<SinkTarget, SinkOpening> opener, Duration wait) {
    SinkRoster roster = new SinkRoster(opener, wait);
    roster.openAll(targets);
    return roster;
  }

  private void openAll(List<SinkTarget> targets) {
    for (SinkTarget target : targets) {
      switch (opener.apply(target)) {
        case SinkOpening.Opened sink -> opened.put(sink.sink(), target);
        case SinkOpening.Unavailable no -> {
          close();
          throw new CommandFailure(no.explanation());
        }
      }
    }
  }

  /** The sinks as they were opened, in order, those that came later included. */
  public synchronized List<LiveSink> sinks() {
    return List.copyOf(opened.keySet());
  }

  /** Hands the sinks to a fanout, which closes them; called once. */
  public synchronized void attach(SinkFanout to, Listener told) {
    fanout = to;
    listener = told;
    opened.keySet().forEach(to::add);
  }

  @Override
  public void lost(LiveSink sink, Exception reason) {
    String text = reason.getMessage() == null ? reason.toString() : reason.getMessage();
    Listener told;
    boolean again;
    synchronized (this) {
      lost.put(sink, text);
      SinkTarget target = opened.get(sink);
      again = false;
      if (!closed && target != null && !(target instanceof SinkTarget.Recording)) {
        again = true;
        awaited++;
        schedule(target);
      }
      told = listener;
    }
    told.lost(text, again);
  }

  /** Whether a sink is gone that may come back. */
  public synchronized boolean awaitsAny() {
    return awaited > 0;
  }

  private void schedule(SinkTarget target) {
    try {
      var _ = thread.schedule(() -> tryAgain(target), wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      // closed meanwhile
      LOG.debug("{} is not tried again", target, e);
    }
  }

  private void tryAgain(SinkTarget target) {
    SinkOpening opening;
    try {
      opening = opener.apply(target);
    } catch (RuntimeException | LinkageError e) {
      LOG.warn("{} could not be opened again: {}", target, e.toString());
      schedule(target);
      return;
    }
    switch (opening) {
      case SinkOpening.Unavailable no -> {
        LOG.debug("{} is not back: {}", target, no.explanation());
        schedule(target);
      }
      case SinkOpening.Opened sink -> {
        if (takeBack(sink.sink(), target)) {
          listenerNow().back(sink.sink().description());
        }
      }
    }
  }

  private synchronized Listener listenerNow() {
    return listener;
  }

  private boolean takeBack(LiveSink sink, SinkTarget target) {
    synchronized (this) {
      SinkFanout to = fanout;
      if (!closed && to != null) {
        try {
          opened.put(sink, target);
          to.add(sink);
          awaited--;
          return true;
        } catch (IllegalStateException e) {
          // the session ended meanwhile
          opened.remove(sink);
          LOG.debug("{} came back too late", target, e);
        }
      }
    }
    close(sink);
    return false;
  }

  private static void close(LiveSink sink) {
    try {
      sink.close();
    } catch (SinkException e) {
      LOG.debug("{} could not be closed", sink.description(), e);
    }
  }

  /** Why sinks were lost. */
  public synchronized Map<LiveSink, String> losses() {
    return new LinkedHashMap<>(lost);
  }

  /**
   * How every sink fared, once all are closed.
   *
   * @param alive of the sinks that were there at the end, shortly before
   */
  public List<SinkFanout.Counts> counts(List<SinkFanout.Counts> alive) {
    List<SinkFanout.Counts> all = new ArrayList<>();
    for (LiveSink sink : sinks()) {
      long dropped =
          alive.stream()
              .filter(counts -> counts.sink().equals(sink))
              .mapToLong(SinkFanout.Counts::dropped)
              .sum();
      all.add(new SinkFanout.Counts(sink, sink.framesShown(), dropped));
    }
    return all;
  }

  /**
   * Tries no sink again, and closes those that no fanout was given. Waits a moment at most for one
   * that is being opened.
   */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      if (fanout == null) {
        opened.keySet().forEach(SinkRoster::close);
      }
    }
    thread.shutdownNow();
    try {
      if (!thread.awaitTermination(USUAL_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.debug("An output is still being opened");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
