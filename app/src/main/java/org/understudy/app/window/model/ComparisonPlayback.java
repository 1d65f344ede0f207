package org.understudy.app.window.model;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.understudy.app.calibration.Calibration;
import org.understudy.app.calibration.CalibrationOutcome;
import org.understudy.app.talk.Backdrop;
import org.understudy.app.talk.ViewAngle;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.LightPreset;
import org.understudy.avatar.RgbaImage;
import org.understudy.avatar.render.AvatarRenderer;
import org.understudy.parametric.PortraitPose;

/**
 * Plays what a person did in a calibration, on an avatar without and with it, in step and again and
 * again. Both pictures of a moment are drawn one after the other on a thread of its own and told
 * together. Nothing is drawn while it is not visible, and little while a call needs the processor.
 * Methods are for any thread and return at once.
 */
public final class ComparisonPlayback implements AutoCloseable {
  /** Edge of a picture, pixels. */
  public static final int EDGE = 288;

  /** Time between two moments: 20 a second. */
  static final long INTERVAL_NANOS = 50_000_000L;

  /** The same during a call, at least. */
  static final long BUSY_INTERVAL_NANOS = 250_000_000L;

  /** Drawing takes this part of one processor at most during a call. */
  private static final int BUSY_PART = 5;

  /** No step is due until something changes. */
  static final long NEVER = Long.MAX_VALUE;

  private static final Logger LOG = LoggerFactory.getLogger(ComparisonPlayback.class);
  private static final long LONGEST_GAP_NANOS = 500_000_000L;
  private static final long NOT_YET = Long.MIN_VALUE;

  private final ComparisonTimeline timeline;
  private final ComparedPoses poses;
  private final Painter painter;
  private final Consumer<Frame> shown;
  private final LongSupplier clock;
  private Calibration calibration;
  private boolean playing = true;
  private boolean visible;
  private boolean busy;
  private boolean stale = true;
  private boolean closed;
  private long lastNanos = NOT_YET;

  /** Draws an avatar's face. */
  @FunctionalInterface
  public interface Painter {
    /** A picture of the coefficients and the gaze of a pose; the caller's to keep. */
    RgbaImage paint(PortraitPose face);
  }

  /**
   * One moment.
   *
   * @param task index of the task that is seen
   * @param share how much of what is chosen is over, 0..1
   * @param without the avatar without calibration
   * @param with the avatar with it
   */
  public record Frame(int task, double share, RgbaImage without, RgbaImage with) {}

  /**
   * A playback that plays as soon as it is visible, once its steps are made.
   *
   * @param shown told of every moment, by who makes the steps
   * @param clock nanoseconds
   */
  ComparisonPlayback(
      CalibrationOutcome outcome, Painter painter, Consumer<Frame> shown, LongSupplier clock) {
    timeline = new ComparisonTimeline(outcome.clips());
    poses = new ComparedPoses(outcome.peaks().getFirst());
    calibration = outcome.calibration();
    this.painter = painter;
    this.shown = shown;
    this.clock = clock;
  }

  /**
   * A playback on a thread of its own, which {@link #close} ends; it plays as soon as it is
   * visible.
   *
   * @param shown told of every moment, on that thread
   */
  public static ComparisonPlayback start(
      Avatar avatar, CalibrationOutcome outcome, Consumer<Frame> shown) {
    AvatarRenderer renderer = AvatarStudio.renderer(avatar, LightPreset.STUDIO);
    PortraitPose home = PortraitPose.REST.withRoot(avatar.framing().root());
    Painter painter =
        face ->
            AvatarStudio.picture(
                renderer,
                new AvatarStudio.Shot(
                    avatar,
                    home.withExpression(face.expression()).withGaze(face.gaze()),
                    ViewAngle.FRONT,
                    LightPreset.STUDIO,
                    Backdrop.USUAL,
                    EDGE,
                    EDGE,
                    picture -> {}));
    ComparisonPlayback playback = new ComparisonPlayback(outcome, painter, shown, System::nanoTime);
    Thread.ofPlatform().daemon().name("understudy-comparison").start(playback::work);
    return playback;
  }

  private void work() {
    try {
      long due = step();
      while (awaitStep(due)) {
        due = step();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | LinkageError e) {
      LOG.warn("Before and after cannot be played: {}", e.toString());
      LOG.debug("Where it failed", e);
    }
  }

  /** Waits until a step is due or wanted; false where there are no more. */
  private synchronized boolean awaitStep(long due) throws InterruptedException {
    while (!closed && !(stale && visible)) {
      long left = due == NEVER ? NEVER : due - clock.getAsLong();
      if (left <= 0) {
        break;
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return !closed;
  }

  /** Draws the present moment, if it is to be seen; gives the time at which a step is due again. */
  long step() {
    long now = clock.getAsLong();
    ComparisonTimeline.Moment moment;
    Calibration current;
    synchronized (this) {
      boolean runs = playing && visible && !closed;
      if (runs && lastNanos != NOT_YET) {
        timeline.advance(Math.min(LONGEST_GAP_NANOS, now - lastNanos));
      }
      lastNanos = runs ? now : NOT_YET;
      if (!visible || closed || !(runs || stale)) {
        return NEVER;
      }
      stale = false;
      moment = timeline.moment();
      current = calibration;
    }
    RgbaImage without = painter.paint(poses.without(moment.pose()));
    RgbaImage with = painter.paint(poses.with(moment.pose(), current));
    shown.accept(new Frame(moment.task(), moment.share(), without, with));
    long spent = clock.getAsLong() - now;
    synchronized (this) {
      if (!playing || !visible) {
        return NEVER;
      }
      return now + (busy ? Math.max(BUSY_INTERVAL_NANOS, BUSY_PART * spent) : INTERVAL_NANOS);
    }
  }

  /** Makes a change that is to be seen at once, even at rest. */
  private synchronized void change(Runnable change) {
    change.run();
    stale = true;
    notifyAll();
  }

  /** Plays or rests. */
  public void setPlaying(boolean wanted) {
    change(() -> playing = wanted);
  }

  /** Whether it plays while it is visible. */
  public synchronized boolean playing() {
    return playing;
  }

  /** Whether anybody can see it. */
  public void setVisible(boolean seen) {
    change(() -> visible = seen);
  }

  /** Whether a call needs the processor; moments are fewer then. */
  public void setBusy(boolean call) {
    change(() -> busy = call);
  }

  /** Compares with another calibration from the next moment on. */
  public void setCalibration(Calibration fresh) {
    change(() -> calibration = fresh);
  }

  /** Plays one task alone, from its beginning. */
  public void choose(int task) {
    change(() -> timeline.choose(task));
  }

  /** Plays all tasks, from the beginning. */
  public void chooseAll() {
    change(timeline::chooseAll);
  }

  /** Goes to a share of what is chosen, 0..1. */
  public void seek(double share) {
    change(() -> timeline.seek(share));
  }

  /** Ends its thread soon. */
  @Override
  public void close() {
    change(() -> closed = true);
  }
}
