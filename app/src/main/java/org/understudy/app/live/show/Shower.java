package org.understudy.app.live.show;

import java.util.function.LongSupplier;
import org.understudy.app.live.NewestSlot;
import org.understudy.app.live.Quality;
import org.understudy.app.live.SubjectState;
import org.understudy.app.pipeline.StageTimes;
import org.understudy.avatar.Avatar;
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
  private volatile Quality quality = Quality.FULL;

  /**
   * What a shower works with.
   *
   * @param avatar who is shown
   * @param subject the joints the subject is fitted with
   * @param painters makes painters
   * @param outlet takes pictures
   * @param listener learns of pictures
   * @param times receives how long drawing took
   */
  public record Parts(
      Avatar avatar,
      Skeleton subject,
      PosePainter.Maker painters,
      PictureOutlet outlet,
      ShownListener listener,
      StageTimes times) {}

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
    try (ShowStep step =
        new ShowStep(
            parts.avatar(),
            parts.subject(),
            parts.painters(),
            parts.outlet(),
            parts.listener(),
            parts.times(),
            now)) {
      while (!stopping) {
        SubjectState state = states.take(Math.max(0, due - nanoClock.getAsLong()));
        now = nanoClock.getAsLong();
        if (state == null && now < due) {
          continue;
        }
        if (state != null) {
          newsNanos = now;
        }
        step.show(state, away, quality, now);
        long quietFrom = newsNanos + QUIET_NANOS;
        due = Math.max(quietFrom, state == null ? due + intervalNanos : 0);
        // a clock that leapt ahead is not caught up with
        due = Math.max(due, now - intervalNanos);
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
