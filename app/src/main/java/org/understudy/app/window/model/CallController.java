package org.understudy.app.window.model;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.understudy.app.calibration.Calibration;
import org.understudy.app.console.FailureMessages;
import org.understudy.app.live.LiveEnd;
import org.understudy.app.live.LiveJob;
import org.understudy.app.live.LiveReport;
import org.understudy.app.live.LiveSession;
import org.understudy.app.live.LiveStatus;
import org.understudy.app.live.SubjectState;
import org.understudy.app.live.watch.PictureWitness;
import org.understudy.app.pipeline.StageTimes;
import org.understudy.app.settings.CallSettings;
import org.understudy.app.talk.AvatarGallery;
import org.understudy.avatar.Avatar;
import org.understudy.camera.LiveFormat;
import org.understudy.camera.LiveSink;

/**
 * Makes calls: one at a time, on threads of its own. Every method is for any thread and returns at
 * once, {@link #close} alone waits.
 */
public final class CallController implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CallController.class);
  private static final long PATIENCE_MILLIS = 8000;

  private final Function<LiveFormat, LiveSink> preview;
  private final PictureWitness witness;
  private final CopyOnWriteArrayList<CallListener> listeners = new CopyOnWriteArrayList<>();
  private final CopyOnWriteArrayList<Consumer<SubjectState>> subjects =
      new CopyOnWriteArrayList<>();
  private final DelayHistory history = new DelayHistory();
  private final ExecutorService changes =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("understudy-change").factory());
  private volatile Calibration calibration = Calibration.NONE;
  private volatile Map<String, StageTimes.Summary> lastStages = Map.of();
  private final CallPhases phases = new CallPhases(this::tell);
  private @Nullable Thread thread;
  private @Nullable Running running;
  private CallSettings wanted = CallSettings.USUAL;

  private record Running(LiveJob job, LiveSession session) {}

  /**
   * A controller without a call.
   *
   * @param preview makes the window's own output
   * @param witness sees the camera's pictures in the window
   */
  public CallController(Function<LiveFormat, LiveSink> preview, PictureWitness witness) {
    this.preview = preview;
    this.witness = witness;
  }

  /** Tells somebody of all that happens from here on. */
  public void addListener(CallListener listener) {
    listeners.add(listener);
  }

  /** Where the call is. */
  public CallPhase phase() {
    return phases.now();
  }

  /** Delay and rate of this call, or the last. */
  public DelayHistory history() {
    return history;
  }

  /** How long stages took in this call, or the last. */
  public Map<String, StageTimes.Summary> stages() {
    Running now = current();
    return now == null ? lastStages : now.session().times().summaries();
  }

  private synchronized @Nullable Running current() {
    return running;
  }

  private void tell(CallPhase phase) {
    listeners.forEach(listener -> listener.phase(phase));
  }

  /** Uses a calibration from the next frame on; its smoothing from the next call on. */
  public void setCalibration(Calibration fresh) {
    calibration = fresh;
  }

  /** Tells somebody of the uncalibrated subject in every frame, on the tracking thread. */
  public void addSubjectListener(Consumer<SubjectState> listener) {
    subjects.addIfAbsent(listener);
  }

  /** Tells somebody no more; a frame that is under way may still come. */
  public void removeSubjectListener(Consumer<SubjectState> listener) {
    subjects.remove(listener);
  }

  /**
   * Keeps calls from being made, since somebody else has the camera.
   *
   * @param reason told to whoever wants a call; null to allow them again
   * @return whether that is so now; not while there is a call
   */
  public boolean hold(@Nullable String reason) {
    return phases.hold(reason);
  }

  /** Makes a call; does nothing where there is one, and tells where calls are held. */
  public void start(CallSettings settings) {
    String obstacle = phases.obstacle();
    if (obstacle != null) {
      fail(obstacle);
      phases.tellAgain();
    } else {
      phases.begin(() -> begin(settings));
    }
  }

  private synchronized void begin(CallSettings settings) {
    wanted = settings;
    history.clear();
    thread = Thread.ofPlatform().daemon().name("understudy-call").start(() -> run(settings));
  }

  private void run(CallSettings settings) {
    try {
      LiveJob job = CallPlan.job(settings);
      if (job.run(new Guide(job, settings)) instanceof LiveEnd.Failed failed) {
        fail(failed.reason());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception | LinkageError e) {
      LOG.debug("The call failed", e);
      fail(FailureMessages.message(e));
    } finally {
      synchronized (this) {
        if (running != null) {
          lastStages = running.session().times().summaries();
        }
        running = null;
        thread = null;
      }
      var _ = phases.go(EnumSet.allOf(CallPhase.class), CallPhase.IDLE);
    }
  }

  private void fail(String reason) {
    listeners.forEach(listener -> listener.failed(reason));
  }

  /** Ends the call soon; does nothing where there is none. */
  public void stop() {
    if (phases.go(EnumSet.of(CallPhase.STARTING, CallPhase.RUNNING), CallPhase.STOPPING)) {
      Running now = current();
      if (now != null) {
        now.session().stop("stopped");
      }
    }
  }

  /** Lets the avatar wait, or follow again. */
  public void setAway(boolean away) {
    Running now = current();
    if (now != null) {
      now.session().setAway(away);
    }
  }

  /** Whether the avatar waits. */
  public boolean away() {
    Running now = current();
    return now != null && now.session().away();
  }

  /**
   * Takes over what a running call can: another avatar, light, background and mirroring. The rest
   * is for the next call.
   */
  public void change(CallSettings settings) {
    synchronized (this) {
      boolean same =
          settings.avatar().equals(wanted.avatar()) && settings.look().equals(wanted.look());
      wanted = settings;
      if (same || running == null) {
        return;
      }
    }
    changes.execute(this::takeOver);
  }

  private void takeOver() {
    CallSettings settings;
    Running now;
    synchronized (this) {
      settings = wanted;
      now = running;
    }
    if (now == null) {
      return;
    }
    try {
      Avatar avatar = AvatarGallery.load(settings.avatar());
      LiveJob.Look look = CallPlan.look(settings, now.job().look().format());
      now.session().change(now.job().cast(avatar, look, now.session().times()));
    } catch (Exception | LinkageError e) {
      LOG.debug("The avatar could not be changed", e);
      String reason = FailureMessages.message(e);
      listeners.forEach(listener -> listener.notice("The avatar stays: " + reason));
    }
  }

  /** Ends the call, and waits for it some seconds at most. */
  @Override
  public void close() {
    changes.shutdownNow();
    stop();
    Thread ending;
    synchronized (this) {
      ending = thread;
    }
    if (ending != null) {
      try {
        ending.join(PATIENCE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private final class Guide implements LiveJob.Companion {
    private final LiveJob job;
    private final CallSettings begunWith;

    Guide(LiveJob job, CallSettings begunWith) {
      this.job = job;
      this.begunWith = begunWith;
    }

    @Override
    public void begun(LiveSession session, List<String> sinks) {
      synchronized (CallController.this) {
        running = new Running(job, session);
      }
      if (phases.go(EnumSet.of(CallPhase.STARTING), CallPhase.RUNNING)) {
        sinks.forEach(sink -> notice("Showing on " + sink));
        changes.execute(this::catchUp);
      } else {
        // it was to end before it had begun
        session.stop("stopped");
      }
    }

    /** What was chosen while the call was being put together. */
    private void catchUp() {
      boolean behind;
      synchronized (CallController.this) {
        behind =
            !wanted.avatar().equals(begunWith.avatar()) || !wanted.look().equals(begunWith.look());
      }
      if (behind) {
        takeOver();
      }
    }

    @Override
    public void status(LiveStatus status) {
      history.add(status);
      listeners.forEach(listener -> listener.status(status));
    }

    @Override
    public void ended(LiveEnd end, LiveReport report) {
      if (end instanceof LiveEnd.Fine(String reason) && !reason.equals("stopped")) {
        notice("The call is over: " + reason);
      }
    }

    @Override
    public void notice(String text) {
      listeners.forEach(listener -> listener.notice(text));
    }

    @Override
    public Optional<LiveSink> preview(LiveFormat format) {
      return Optional.of(preview.apply(format));
    }

    @Override
    public Optional<PictureWitness> witness() {
      return Optional.of(witness);
    }

    @Override
    public Calibration calibration() {
      return calibration;
    }

    @Override
    public void subject(SubjectState state) {
      subjects.forEach(listener -> listener.accept(state));
    }
  }
}
