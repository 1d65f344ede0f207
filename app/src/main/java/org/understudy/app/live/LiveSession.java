package org.understudy.app.live;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.understudy.app.live.show.Cast;
import org.understudy.app.live.show.Shower;
import org.understudy.app.live.watch.PictureWitness;
import org.understudy.app.live.watch.SubjectTracker;
import org.understudy.app.live.watch.Watcher;
import org.understudy.app.params.PoseLine;
import org.understudy.app.pipeline.StageTimes;
import org.understudy.avatar.render.BackendChoice;
import org.understudy.camera.SinkFanout;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.Skeleton;
import org.understudy.tracking.capture.CameraOpening;
import org.understudy.tracking.capture.CaptureClock;

/**
 * A live session: its threads, from the camera to the fan-out. {@link #run} is called once;
 * everything else is for any thread at any time.
 */
public final class LiveSession {
  private static final long SECOND_NANOS = 1_000_000_000L;
  private static final long JOIN_MILLIS = 4000;

  private final LiveSettings settings;
  private final Parts parts;
  private final StageTimes times;
  private final NewestSlot<SubjectState> states = new NewestSlot<>();
  private final LinkedBlockingQueue<LiveEnd> ends = new LinkedBlockingQueue<>();
  private final Watcher watcher;
  private final Shower shower;
  private final Governor governor;
  private final MemoryWatch memory = new MemoryWatch();
  private volatile CameraState camera = new CameraState.Opening();
  private volatile @Nullable SubjectState latest;
  private long firstShownNanos;
  private long lines;
  private double wallSeconds;
  private List<SinkFanout.Counts> sinkCounts = List.of();

  /**
   * What a session works with.
   *
   * @param cast who is shown at first
   * @param subject the joints the subject is fitted with
   * @param camera opens the camera
   * @param trackers makes trackers
   * @param witness sees the camera's pictures in the window, if anybody does
   * @param fanout the sinks; closed by the session
   * @param figures that the fanout reports to
   * @param log of what is shown, if wanted
   * @param clock of capture times and of the fanout
   * @param threads makes the session's threads
   */
  public record Parts(
      Cast cast,
      Skeleton subject,
      Supplier<CameraOpening> camera,
      SubjectTracker.Maker trackers,
      Optional<PictureWitness> witness,
      SinkFanout fanout,
      LiveFigures figures,
      Optional<SessionLog> log,
      CaptureClock clock,
      ThreadFactory threads) {}

  /** A session that has not begun. */
  public LiveSession(LiveSettings settings, Parts parts, StageTimes times) {
    this.settings = settings;
    this.parts = parts;
    this.times = times;
    CaptureClock clock = parts.clock();
    watcher =
        new Watcher(
            parts.camera(),
            parts.trackers(),
            settings.framesPerSecond(),
            Quality.FULL.poseInterval(),
            clock,
            parts.witness(),
            this::cameraIs,
            this::subjectIs);
    shower =
        new Shower(
            states,
            settings.framesPerSecond(),
            clock::nanos,
            new Shower.Parts(
                parts.cast(), parts.subject(), parts.fanout()::show, this::shown, times));
    governor =
        new Governor(
            settings.governed() ? Quality.LADDER : List.of(Quality.FULL),
            settings.budgetMilliseconds(),
            LiveSettings.GRACE_SECONDS);
  }

  private void cameraIs(CameraState state) {
    camera = state;
    switch (state) {
      case CameraState.Ended() -> ends.add(new LiveEnd.Fine("the video has ended"));
      case CameraState.Unusable(String reason) -> ends.add(new LiveEnd.Failed(reason));
      case CameraState.Opening() -> {}
      case CameraState.Delivering _ -> {}
      case CameraState.Missing _ -> {}
    }
  }

  private void subjectIs(SubjectState state) {
    latest = state;
    var _ = states.put(state);
  }

  private void shown(PortraitPose pose, boolean face, long captureNanos) {
    parts.figures().shown(face);
    if (parts.log().isPresent()) {
      if (lines == 0) {
        firstShownNanos = captureNanos;
      }
      long time = Math.max(0, captureNanos - firstShownNanos);
      parts.log().get().add(new PoseLine(lines++, face, pose.withTimestampNanos(time)));
    }
  }

  /** What drew the last pictures; known once the session has ended. */
  public Optional<BackendChoice> drawnBy() {
    return shower.drawnBy();
  }

  /**
   * Shows somebody else, or the same in another way; see {@link Shower#change}. Takes about as long
   * as a picture takes to draw for the first time.
   *
   * @throws IllegalStateException where the session is logged, as a log is of one avatar
   */
  public void change(Cast cast) {
    if (parts.log().isPresent()) {
      throw new IllegalStateException("a session that is logged keeps its avatar");
    }
    shower.change(cast);
  }

  /** How long stages take. */
  public StageTimes times() {
    return times;
  }

  /** Asks for the end. */
  public void stop(String reason) {
    ends.add(new LiveEnd.Fine(reason));
  }

  /** Tells the session that a sink is gone; without any it ends. */
  public void sinkLost(String reason) {
    if (parts.fanout().counts().isEmpty()) {
      ends.add(new LiveEnd.Failed("no output is left: " + reason));
    }
  }

  /** Away shows the idle avatar at once, whatever the subject does. */
  public void setAway(boolean away) {
    shower.setAway(away);
  }

  /** Whether the subject is away. */
  public boolean away() {
    return shower.away();
  }

  /**
   * Runs to the end, and closes the sinks.
   *
   * @param statuses told how the session is, about once a second, on the calling thread
   * @return why it ended
   */
  public LiveEnd run(Consumer<LiveStatus> statuses) throws InterruptedException {
    Thread logger = start("log", this::runLog);
    Thread show = start("show", shower::run);
    Thread track = start("track", watcher::runTracking);
    Thread capture = start("capture", watcher::runCapture);
    LiveEnd end;
    try {
      end = watch(statuses);
    } finally {
      capture.interrupt();
      watcher.stop();
      shower.stop();
      capture.join(JOIN_MILLIS);
      track.join(JOIN_MILLIS);
      show.join(JOIN_MILLIS);
      sinkCounts = parts.fanout().counts();
      parts.fanout().close();
      if (parts.log().isPresent()) {
        parts.log().get().end();
      }
      logger.join(JOIN_MILLIS);
    }
    var _ = parts.figures().interval();
    return end;
  }

  private void runLog() throws InterruptedException {
    if (parts.log().isPresent()) {
      parts.log().get().run();
    }
  }

  private LiveEnd watch(Consumer<LiveStatus> statuses) throws InterruptedException {
    long start = parts.clock().nanos();
    long tick = start;
    Counts before = counts();
    long limit =
        settings.seconds().isPresent()
            ? start + Math.round(settings.seconds().getAsDouble() * SECOND_NANOS)
            : Long.MAX_VALUE;
    while (true) {
      tick = Math.min(tick + SECOND_NANOS, limit);
      LiveEnd end = ends.poll(tick - parts.clock().nanos(), TimeUnit.NANOSECONDS);
      long now = parts.clock().nanos();
      wallSeconds = (now - start) / (double) SECOND_NANOS;
      if (end == null && tick >= limit) {
        end = new LiveEnd.Fine("the time is up");
      }
      if (end != null) {
        return end;
      }
      Counts counts = counts();
      statuses.accept(second(before, counts));
      before = counts;
    }
  }

  private LiveStatus second(Counts before, Counts now) {
    StageTimes.Summary delay = parts.figures().interval();
    memory.sample(now.pictures());
    double dropped = now.since(before).droppedShare();
    Quality quality = governor.second(delay.count() == 0 ? Double.NaN : delay.p95(), dropped);
    watcher.setPoseInterval(quality.poseInterval());
    shower.setQuality(quality);
    SubjectState subject = latest;
    return new LiveStatus(
        camera,
        subject != null && subject.face(),
        subject == null ? "" : subject.detail(),
        now.pictures() - before.pictures(),
        delay,
        dropped,
        quality,
        away(),
        parts.fanout().counts().size(),
        "");
  }

  /**
   * Counts since the beginning.
   *
   * @param captured frames captured
   * @param untracked of these, replaced by a newer one before they were tracked
   * @param undrawn of these, replaced by a newer one before they were drawn
   * @param pictures that went to the sinks
   */
  public record Counts(long captured, long untracked, long undrawn, long pictures) {
    /** Frames that never became a picture among those captured, 0..1. */
    public double droppedShare() {
      return captured <= 0 ? 0 : (double) (untracked + undrawn) / captured;
    }

    Counts since(Counts before) {
      return new Counts(
          captured - before.captured,
          untracked - before.untracked,
          undrawn - before.undrawn,
          pictures - before.pictures);
    }
  }

  /** Counts so far. */
  public Counts counts() {
    return new Counts(
        watcher.captured(), watcher.dropped(), states.replaced(), parts.figures().pictures());
  }

  /** How the sinks fared that were there at the end; after {@link #run}. */
  public List<SinkFanout.Counts> sinkCounts() {
    return sinkCounts;
  }

  /** Pictures that came before the tracker was ready; they count as no drops. */
  public long missedAtStart() {
    return watcher.missedAtStart();
  }

  /** How often the tracker failed. */
  public long trackerFailures() {
    return watcher.trackerFailures();
  }

  /** What the governor did. */
  public List<Governor.Change> changes() {
    return governor.changes();
  }

  /** Memory, for the report; see there. */
  public Map<String, Object> memory() {
    return memory.facts();
  }

  /** How long the session ran. */
  public double wallSeconds() {
    return wallSeconds;
  }

  @FunctionalInterface
  private interface Work {
    void run() throws InterruptedException;
  }

  private Thread start(String name, Work work) {
    Thread thread =
        parts
            .threads()
            .newThread(
                () -> {
                  try {
                    work.run();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  } catch (Exception | Error e) {
                    ends.add(new LiveEnd.Failed("%s failed: %s".formatted(name, e)));
                  }
                });
    thread.setName("understudy-" + name);
    thread.start();
    return thread;
  }
}
