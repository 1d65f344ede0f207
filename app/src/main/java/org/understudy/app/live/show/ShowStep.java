package org.understudy.app.live.show;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.understudy.app.live.Quality;
import org.understudy.app.live.SubjectState;
import org.understudy.app.pipeline.StageTimes;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.render.BackendChoice;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.Skeleton;
import org.understudy.tracking.retarget.Follow;
import org.understudy.tracking.retarget.Retargeter;

/**
 * Draws one picture: of the subject's newest state, or of an avatar that waits. A painter that
 * throws is replaced, and sinks keep the picture before; one that throws again and again ends the
 * session. Used by one thread.
 */
final class ShowStep implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ShowStep.class);
  private static final int MOST_FAILURES = 30;
  private static final long IDLE_SEED = 1;

  private Retargeter retargeter;
  private final Skeleton subject;
  private Cast cast;
  private final PictureOutlet outlet;
  private final ShownListener listener;
  private final StageTimes times;
  private Presence presence;
  private @Nullable PosePainter painter;
  private Quality quality = Quality.FULL;
  private long lastNanos;
  private int failuresInARow;
  private Optional<BackendChoice> drawnBy = Optional.empty();

  /**
   * A step.
   *
   * @param cast who is shown
   * @param subject the joints the subject is fitted with
   * @param nowNanos the time
   */
  ShowStep(
      Cast cast,
      Skeleton subject,
      PictureOutlet outlet,
      ShownListener listener,
      StageTimes times,
      long nowNanos) {
    this.subject = subject;
    this.cast = cast;
    this.outlet = outlet;
    this.listener = listener;
    this.times = times;
    retargeter = retargeterFor(cast.avatar());
    presence = presenceOf(cast.avatar(), nowNanos);
    lastNanos = nowNanos;
  }

  private static Retargeter retargeterFor(Avatar avatar) {
    return new Retargeter(Follow.RELATIVE, avatar.skeleton(), avatar.framing().root());
  }

  private static Presence presenceOf(Avatar avatar, long nowNanos) {
    return new Presence(PortraitPose.REST.withRoot(avatar.framing().root()), IDLE_SEED, nowNanos);
  }

  /**
   * Shows somebody else from the next picture on, or the same in another way.
   *
   * @param next who
   * @param first draws it, ready for use; closed by this step
   */
  void change(Cast next, PosePainter first) {
    close();
    if (!next.avatar().equals(cast.avatar())) {
      retargeter = retargeterFor(next.avatar());
      presence = presenceOf(next.avatar(), lastNanos);
    }
    cast = next;
    painter = first;
    quality = Quality.FULL;
  }

  /**
   * Draws and shows.
   *
   * @param state the subject's newest state; null where there is no news
   * @param away whether the subject wants not to be followed
   * @param wanted the quality to draw in
   * @param clockNanos the time
   */
  void show(@Nullable SubjectState state, boolean away, Quality wanted, long clockNanos) {
    long now = Math.max(clockNanos, lastNanos + 1);
    lastNanos = now;
    PortraitPose pose;
    boolean face = false;
    if (state != null && state.subjectKnown()) {
      PortraitPose followed = retargeter.retarget(state.shown(), state.rest(), subject);
      pose = presence.followed(followed.withTimestampNanos(now), away);
      face = state.face() && !away;
    } else {
      pose = presence.alone(now, away);
    }
    long captureNanos = state == null ? now : state.captureNanos();
    long start = System.nanoTime();
    int[] picture = paint(pose, wanted);
    if (picture != null) {
      times.record("draw", System.nanoTime() - start);
      outlet.show(picture, captureNanos);
      listener.shown(pose, face, captureNanos);
    }
  }

  private int @Nullable [] paint(PortraitPose pose, Quality wanted) {
    try {
      PosePainter current = painter;
      if (current == null) {
        current = cast.painters().open();
        painter = current;
        quality = Quality.FULL;
      }
      if (!wanted.equals(quality)) {
        current.setQuality(wanted);
        quality = wanted;
      }
      int[] picture = current.paint(pose);
      failuresInARow = 0;
      return picture;
    } catch (RuntimeException | LinkageError e) {
      close();
      failuresInARow++;
      if (failuresInARow >= MOST_FAILURES) {
        throw e;
      }
      LOG.warn("Drawing failed; the picture before stays: {}", e.toString());
      LOG.debug("Where it failed", e);
      return null;
    }
  }

  @Override
  public void close() {
    PosePainter current = painter;
    painter = null;
    if (current != null) {
      drawnBy = current.backend().or(() -> drawnBy);
      current.close();
    }
  }

  /** What drew the pictures of the last painter that was closed. */
  Optional<BackendChoice> drawnBy() {
    return drawnBy;
  }
}
