package org.understudy.app.live.soak;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.understudy.app.live.LiveEnd;
import org.understudy.app.live.LiveFigures;
import org.understudy.app.live.LiveSession;
import org.understudy.app.live.LiveSettings;
import org.understudy.app.live.SessionLog;
import org.understudy.app.live.SinkRoster;
import org.understudy.app.live.show.AvatarPosePainter;
import org.understudy.app.live.show.Cast;
import org.understudy.app.live.watch.PortraitSubjectTracker;
import org.understudy.app.params.PoseLine;
import org.understudy.app.pipeline.StageTimes;
import org.understudy.app.talk.AvatarGallery;
import org.understudy.app.talk.Backdrop;
import org.understudy.app.talk.SampleTalk;
import org.understudy.app.talk.SubjectModels;
import org.understudy.app.talk.TrackingOptions;
import org.understudy.avatar.LightPreset;
import org.understudy.camera.LiveFormat;
import org.understudy.camera.SinkFanout;
import org.understudy.camera.SinkOpening;
import org.understudy.camera.SinkTarget;
import org.understudy.tracking.capture.CameraMode;
import org.understudy.tracking.capture.CameraTarget;
import org.understudy.tracking.capture.LiveCameras;
import org.understudy.tracking.capture.SteadyClock;
import org.understudy.tracking.detect.LandmarkSettings;

/** A session over the sample talk, with the real tracker and painter, that can be troubled. */
final class TroubledSession implements AutoCloseable {
  private static final int EDGE = 192;
  private static final LiveFormat FORMAT = new LiveFormat(EDGE, EDGE, 30);
  private static final SinkTarget STEADY = SinkTarget.parse("y4m-live:steady.y4m");
  private static final SinkTarget TROUBLED = SinkTarget.parse("v4l2:/dev/video10");

  private final Mischief mischief = new Mischief();
  private final TroubledClock clock = new TroubledClock();
  private final LiveFigures figures = new LiveFigures();
  private final WatchedOutput steady = new WatchedOutput();
  private final WatchedOutput troubled = new WatchedOutput();
  private final SampleTalk sample;
  private final SinkRoster roster;
  private final LiveSession session;
  private final CompletableFuture<LiveEnd> end = new CompletableFuture<>();
  private final Thread thread;
  private String avatar = "";
  private boolean closed;

  TroubledSession(boolean logged) throws IOException {
    StageTimes times = new StageTimes();
    SubjectModels models = SubjectModels.load();
    SteadyClock steadyClock = new SteadyClock(clock);
    sample = SampleTalk.orVideo(null);
    roster = SinkRoster.open(List.of(STEADY, TROUBLED), this::open, Duration.ofSeconds(2));
    SinkFanout fanout =
        new SinkFanout(
            FORMAT,
            steadyClock::nanos,
            Thread.ofPlatform().daemon().name("understudy-sink-", 0).factory(),
            figures,
            roster);
    session =
        new LiveSession(
            new LiveSettings(30, OptionalDouble.empty(), 100, true),
            new LiveSession.Parts(
                cast("ada"),
                models.skeleton(),
                () ->
                    TroubledCamera.over(
                        LiveCameras.open(
                            new CameraTarget.Synthetic(),
                            CameraMode.USUAL,
                            true,
                            sample.file(),
                            steadyClock),
                        mischief),
                TroubledTracker.over(
                    (width, height) ->
                        new PortraitSubjectTracker(
                            new TrackingOptions(LandmarkSettings.DEFAULT, OptionalDouble.empty())
                                .live()
                                .open(models, width, height),
                            times,
                            state -> {}),
                    mischief),
                Optional.empty(),
                fanout,
                figures,
                logged ? Optional.of(new SessionLog(lines(), text -> {})) : Optional.empty(),
                steadyClock,
                Thread.ofPlatform().daemon().factory()),
            times);
    roster.attach(
        fanout,
        new SinkRoster.Listener() {
          @Override
          public void lost(String reason, boolean triedAgain) {
            if (!roster.awaitsAny()) {
              session.sinkLost(reason);
            }
          }
        });
    thread = Thread.ofPlatform().daemon().name("understudy-soak").start(this::run);
  }

  private SinkOpening open(SinkTarget target) {
    if (target.equals(STEADY)) {
      return new SinkOpening.Opened(steady.sink(FORMAT, "steady", new Mischief()));
    }
    return mischief.is(Trouble.OUTPUT_GONE)
        ? new SinkOpening.Unavailable(target, "gone", List.of("plug it in"))
        : new SinkOpening.Opened(troubled.sink(FORMAT, "troubled", mischief));
  }

  private Cast cast(String name) throws IOException {
    avatar = name;
    var loaded = AvatarGallery.load(name);
    return new Cast(
        loaded,
        () ->
            new TroubledPainter(
                new AvatarPosePainter(
                    loaded,
                    new AvatarPosePainter.PictureLook(
                        EDGE,
                        EDGE,
                        Backdrop.USUAL.makeBackground().get(),
                        LightPreset.STUDIO,
                        false),
                    new StageTimes()),
                mischief));
  }

  private SessionLog.Lines lines() {
    return new SessionLog.Lines() {
      @Override
      public void write(PoseLine line) throws IOException {
        if (mischief.taken(Trouble.LOG_DISK_FULL)) {
          throw new IOException("No space left on device");
        }
      }

      @Override
      public void finish() {
        // nothing is kept
      }

      @Override
      public void close() {
        // nothing is held
      }
    };
  }

  private void run() {
    try {
      end.complete(session.run(status -> {}));
    } catch (InterruptedException | RuntimeException | Error e) {
      end.completeExceptionally(e);
    }
  }

  /** Lets something go wrong; what happens on the caller's side happens at once. */
  void begin(Trouble trouble) throws IOException {
    mischief.begin(trouble);
    switch (trouble) {
      case CLOCK_BACK -> clock.jump(-TimeUnit.SECONDS.toNanos(20));
      case CLOCK_FORWARD -> clock.jump(TimeUnit.HOURS.toNanos(1));
      case AVATAR_CHANGED -> session.change(cast(avatar.equals("ada") ? "noah" : "ada"));
      case AWAY -> session.setAway(true);
      default -> {
        return;
      }
    }
    if (trouble.milliseconds() == 0) {
      mischief.end();
    }
  }

  /** Ends what lasts. */
  void end(Trouble trouble) {
    mischief.end();
    if (trouble == Trouble.AWAY) {
      session.setAway(false);
    }
  }

  /** Whether and when things go wrong. */
  Mischief mischief() {
    return mischief;
  }

  /** Pictures so far that followed a face. */
  long picturesWithFace() {
    return figures.picturesWithFace();
  }

  /** An output that nothing happens to. */
  WatchedOutput steady() {
    return steady;
  }

  /** An output that may go or hang. */
  WatchedOutput troubled() {
    return troubled;
  }

  /** Magenta pixels in all outputs. */
  long magenta() {
    return steady.magenta() + troubled.magenta();
  }

  /** Whether the session runs; it shall. */
  boolean running() {
    return !end.isDone();
  }

  /** How it ended, by itself or when it was asked to. */
  LiveEnd finish() throws Exception {
    session.stop("stopped");
    LiveEnd how = end.get(30, TimeUnit.SECONDS);
    close();
    return how;
  }

  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      session.stop("stopped");
      try {
        thread.join(30_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      roster.close();
      sample.close();
    }
  }
}
