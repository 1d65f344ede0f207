package org.understudy.app.live.show;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.understudy.app.live.NewestSlot;
import org.understudy.app.live.Quality;
import org.understudy.app.live.SubjectState;
import org.understudy.app.pipeline.StageTimes;
import org.understudy.avatar.render.BackendChoice;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.Skeleton;

/**
 * The showing half of a session: takes the subject's states and keeps the sinks in pictures. Each
 * state is drawn when it comes; when none has come for a while, the avatar idles at its own rate.
 * {@link #run} is for one thread; everything else is for any thread.
 */
public final class Shower {
  /** Silence after which the avatar moves by itself. */
  static final long QUIET_NANOS = 150_000_000L;

  private final NewestSlot<SubjectState> states;
  private final LongSupplier nanoClock;
  private final long intervalNanos;
  private final Parts parts;
  private volatile boolean away;
  private volatile boolean stopping;
  private final AtomicReference<@Nullable Change> change = new AtomicReference<>();
  private volatile Quality quality = Quality.FULL;
  private volatile Optional<BackendChoice> drawnBy = Optional.empty();

  /**
   * What a shower works with.
   *
   * @param cast who is shown at first
   * @param subject the joints the subject is fitted with
   * @param outlet takes pictures
   * @param listener learns of pictures
   * @param times receives how long drawing took
   */
  public record Parts(
      Cast cast,
      Skeleton subject,
      PictureOutlet outlet,
      ShownListener listener,
      StageTimes times) {}

  private record Change(Cast cast, PosePainter painter) {}

  /**
   * A shower.
   *
   * @param states the subject's states
   * @param framesPerSecond of the idle avatar
   * @param nanoClock the clock of the states' capture times
   */
  public Shower(
      NewestSlot<SubjectState> states,
      double framesPerSecond,
      LongSupplier nanoClock,
      Parts parts) {
    this.states = states;
    this.nanoClock = nanoClock;
    this.parts = parts;
    intervalNanos = Math.round(1e9 / framesPerSecond);
  }

  /**
   * Shows until {@link #stop} was called or the thread is interrupted.
   *
   * @throws RuntimeException where drawing fails again and again
   */
  public void run() throws InterruptedException {
    long now = nanoClock.getAsLong();
    long newsNanos = now - QUIET_NANOS;
    long due = now;
    ShowStep step =
        new ShowStep(
            parts.cast(), parts.subject(), parts.outlet(), parts.listener(), parts.times(), now);
    try {
      while (!stopping) {
        SubjectState state = states.take(Math.max(0, due - nanoClock.getAsLong()));
        now = nanoClock.getAsLong();
        if (state == null && now < due) {
          continue;
        }
        if (state != null) {
          newsNanos = now;
        }
        Change wanted = change.getAndSet(null);
        if (wanted != null) {
          step.change(wanted.cast(), wanted.painter());
        }
        step.show(state, away, quality, now);
        long quietFrom = newsNanos + QUIET_NANOS;
        due = Math.max(quietFrom, state == null ? due + intervalNanos : 0);
        // a clock that leapt ahead is not caught up with
        due = Math.max(due, now - intervalNanos);
      }
    } finally {
      step.close();
      drawnBy = step.drawnBy();
    }
  }

  /** What drew the last pictures; known once {@link #run} has returned. */
  public Optional<BackendChoice> drawnBy() {
    return drawnBy;
  }

  /**
   * Shows somebody else from the next picture on, or the same in another way. The painter is made
   * by the calling thread, and draws one picture there that nobody sees, so that the pictures shown
   * go on meanwhile. Of two changes between two pictures the later counts.
   */
  public void change(Cast cast) {
    PosePainter painter = cast.painters().open();
    try {
      var _ = painter.paint(PortraitPose.REST.withRoot(cast.avatar().framing().root()));
    } catch (RuntimeException | Error e) {
      painter.close();
      throw e;
    }
    Change replaced = change.getAndSet(new Change(cast, painter));
    if (replaced != null) {
      replaced.painter().close();
    }
    if (stopping) {
      Change late = change.getAndSet(null);
      if (late != null) {
        late.painter().close();
      }
    }
  }

  /** Lets {@link #run} return after the picture it is at. */
  public void stop() {
    stopping = true;
  }

  /** Away shows the idle avatar whatever the subject does. */
  public void setAway(boolean isAway) {
    away = isAway;
  }

  /** Whether the subject is away. */
  public boolean away() {
    return away;
  }

  /** Draws in another quality from the next picture on. */
  public void setQuality(Quality wanted) {
    quality = wanted;
  }
}
