package org.understudy.app.live;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.understudy.app.calibration.Calibration;
import org.understudy.app.live.show.AvatarPosePainter;
import org.understudy.app.live.show.Cast;
import org.understudy.app.live.show.PosePainter;
import org.understudy.app.live.watch.CalibratedTracker;
import org.understudy.app.live.watch.PictureWitness;
import org.understudy.app.live.watch.PortraitSubjectTracker;
import org.understudy.app.live.watch.SubjectTracker;
import org.understudy.app.pipeline.CancelOnExit;
import org.understudy.app.pipeline.StageTimes;
import org.understudy.app.talk.Backdrop;
import org.understudy.app.talk.PictureShape;
import org.understudy.app.talk.SampleTalk;
import org.understudy.app.talk.SubjectModels;
import org.understudy.app.talk.TrackingOptions;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.LightPreset;
import org.understudy.avatar.render.RendererOptions.Backend;
import org.understudy.camera.LiveFormat;
import org.understudy.camera.LiveSink;
import org.understudy.camera.SinkFanout;
import org.understudy.camera.SinkTarget;
import org.understudy.parametric.PortraitPose;
import org.understudy.tracking.PortraitTracker;
import org.understudy.tracking.capture.CameraMode;
import org.understudy.tracking.capture.CameraTarget;
import org.understudy.tracking.capture.CaptureClock;
import org.understudy.tracking.capture.LiveCameras;
import org.understudy.tracking.capture.SteadyClock;

/**
 * Puts a live session together and runs it.
 *
 * @param camera what is watched
 * @param mode what a webcam is asked for
 * @param loop whether a video begins anew at its end
 * @param avatar who is shown
 * @param targets where pictures go; none where only the companion's preview shows them
 * @param look how they look
 * @param tracking how the subject is tracked
 * @param settings how the session runs
 * @param voice what becomes of the microphone
 * @param log where it is logged, if anywhere
 * @param report where its figures are written, if anywhere
 */
public record LiveJob(
    CameraTarget camera,
    CameraMode mode,
    boolean loop,
    Avatar avatar,
    List<SinkTarget> targets,
    Look look,
    TrackingOptions tracking,
    LiveSettings settings,
    VoiceSettings voice,
    Optional<Path> log,
    Optional<Path> report) {

  /**
   * How pictures look.
   *
   * @param format size and rate
   * @param backdrop what is behind the avatar
   * @param light what it stands in
   * @param mirrored whether left and right change places
   * @param marked whether a visible mark says that the avatar is synthetic
   * @param backend what draws them
   */
  public record Look(
      LiveFormat format,
      Backdrop backdrop,
      LightPreset light,
      boolean mirrored,
      boolean marked,
      Backend backend) {}

  /**
   * The format of live pictures of a shape.
   *
   * @throws IllegalArgumentException where none can have it
   */
  public static LiveFormat format(PictureShape shape, double framesPerSecond) {
    return new LiveFormat(shape.width(), shape.height(), framesPerSecond);
  }

  /** Who is told and who steers, while the session runs. */
  public interface Companion {
    /** The session has begun; its sinks are described for people. */
    void begun(LiveSession session, List<String> sinks);

    /** About once a second. */
    void status(LiveStatus status);

    /** The session has ended; nothing follows. */
    void ended(LiveEnd end, LiveReport report);

    /** Something is worth a word to the person. Called by any thread. */
    void notice(String text);

    /** A further output for the program's own window, if it has one; closed by the session. */
    default Optional<LiveSink> preview(LiveFormat format) {
      return Optional.empty();
    }

    /** Who sees the camera's own pictures in the window, if anybody does. */
    default Optional<PictureWitness> witness() {
      return Optional.empty();
    }

    /** The subject's calibration, asked for in every frame, on the tracking thread. */
    default Calibration calibration() {
      return Calibration.NONE;
    }

    /** The subject in every frame, before calibration, on the tracking thread. */
    default void subject(SubjectState state) {
      // of interest to few
    }
  }

  /** How an avatar is drawn in this job's pictures. */
  public Cast cast(Avatar who, Look how, StageTimes times) {
    return new Cast(
        who,
        () ->
            new AvatarPosePainter(
                who,
                new AvatarPosePainter.PictureLook(
                    look.format().width(),
                    look.format().height(),
                    how.backdrop().makeBackground().get(),
                    how.light(),
                    how.mirrored(),
                    how.marked(),
                    how.backend()),
                times));
  }

  /** What was asked for by name has to run here, which is better told before anybody sees it. */
  private void tryBackend(Cast cast) {
    if (look.backend() != Backend.AUTO) {
      try (PosePainter painter = cast.painters().open()) {
        var _ = painter.paint(PortraitPose.REST.withRoot(avatar.framing().root()));
      }
    }
  }

  /**
   * Runs to the end, and says why it came.
   *
   * @throws org.understudy.avatar.render.UnavailableBackendException when the look names a backend
   *     that cannot run here
   */
  public LiveEnd run(Companion companion) throws IOException, InterruptedException {
    StageTimes times = new StageTimes();
    SubjectModels models = SubjectModels.load();
    CaptureClock clock = new SteadyClock(CaptureClock.system());
    LiveFigures figures = new LiveFigures();
    Cast cast = cast(avatar, look, times);
    tryBackend(cast);
    try (SampleTalk sample = SampleTalk.orVideo(file().orElse(null));
        SinkRoster roster = SinkRoster.open(targets, look.format())) {
      Optional<SessionLog> sessionLog = sessionLog(companion::notice);
      SinkFanout fanout =
          new SinkFanout(
              look.format(),
              clock::nanos,
              Thread.ofPlatform().daemon().name("understudy-sink-", 0).factory(),
              figures,
              roster);
      companion.preview(look.format()).ifPresent(fanout::add);
      LiveSession session =
          new LiveSession(
              settings,
              new LiveSession.Parts(
                  cast,
                  models.skeleton(),
                  () -> LiveCameras.open(camera, mode, loop, sample.file(), clock),
                  (width, height) ->
                      tracker(
                          tracking
                              .live()
                              .smoothed(companion.calibration())
                              .open(models, width, height),
                          times,
                          companion),
                  companion.witness(),
                  fanout,
                  figures,
                  sessionLog,
                  clock,
                  Thread.ofPlatform().daemon().factory()),
              times);
      roster.attach(fanout, told(companion, session, roster));
      try (CancelOnExit _ = new CancelOnExit(() -> session.stop("stopped"));
          LiveVoice spoken = new LiveVoice(voice, companion::notice)) {
        companion.begun(session, roster.sinks().stream().map(sink -> sink.description()).toList());
        LiveEnd end = session.run(status -> companion.status(spoken.second(status)));
        LiveReport figuresOfAll =
            new LiveReport(
                session,
                end,
                figures,
                roster.counts(session.sinkCounts()),
                roster.losses(),
                times,
                facts());
        // before the process may end, if it was asked to
        if (report.isPresent()) {
          figuresOfAll.write(report.get());
        }
        companion.ended(end, figuresOfAll);
        return end;
      }
    }
  }

  private static SinkRoster.Listener told(
      Companion companion, LiveSession session, SinkRoster roster) {
    return new SinkRoster.Listener() {
      @Override
      public void lost(String reason, boolean triedAgain) {
        companion.notice(
            "an output is gone%s: %s".formatted(triedAgain ? " and tried again" : "", reason));
        if (!roster.awaitsAny()) {
          session.sinkLost(reason);
        }
      }

      @Override
      public void back(String description) {
        companion.notice("an output is back: " + description);
      }
    };
  }

  private static SubjectTracker tracker(
      PortraitTracker tracker, StageTimes times, Companion companion) {
    SubjectTracker plain = new PortraitSubjectTracker(tracker, times, companion::subject);
    return new CalibratedTracker(plain, companion::calibration);
  }

  private Optional<Path> file() {
    return camera instanceof CameraTarget.Footage footage
        ? Optional.of(footage.file())
        : Optional.empty();
  }

  private Optional<SessionLog> sessionLog(Consumer<String> notices) throws IOException {
    return log.isEmpty()
        ? Optional.empty()
        : Optional.of(new SessionLog(MotionLogFile.create(log.get(), avatar, facts()), notices));
  }

  private Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put(
        "camera",
        switch (camera) {
          case CameraTarget.Device device -> device.name();
          case CameraTarget.Footage footage -> String.valueOf(footage.file().getFileName());
          case CameraTarget.Synthetic() -> "synthetic";
        });
    facts.put("loop", loop);
    facts.put("avatarName", avatar.name());
    facts.put("width", look.format().width());
    facts.put("height", look.format().height());
    facts.put("framesPerSecond", settings.framesPerSecond());
    facts.put("mirrored", look.mirrored());
    facts.put("marked", look.marked());
    facts.put("light", look.light().name().toLowerCase(Locale.ROOT));
    facts.put("budgetMilliseconds", settings.budgetMilliseconds());
    facts.put("governed", settings.governed());
    facts.put("microphone", voice.microphone().toString());
    facts.put("sinks", targets.stream().map(SinkTarget::toString).toList());
    return facts;
  }
}
