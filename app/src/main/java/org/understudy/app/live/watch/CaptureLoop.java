package org.understudy.app.live.watch;

import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.understudy.app.live.CameraState;
import org.understudy.app.live.NewestSlot;
import org.understudy.app.pipeline.BufferPool;
import org.understudy.tracking.capture.CameraAnswer;
import org.understudy.tracking.capture.CameraOpening;
import org.understudy.tracking.capture.CaptureClock;
import org.understudy.tracking.capture.LiveCamera;
import org.understudy.tracking.capture.VideoFrame;

/**
 * Reads a camera, and opens it again when it was away. Runs on a thread of its own until that is
 * interrupted, the footage has ended, or the camera turns out unusable; all that is told is told on
 * it.
 */
public final class CaptureLoop {
  /** Pictures on their way: one being filled, one waiting, one looked at. */
  private static final int PICTURES = 3;

  private static final Logger LOG = LoggerFactory.getLogger(CaptureLoop.class);
  private static final long RETRY_NANOS = 1_000_000_000L;

  private final Supplier<CameraOpening> opener;
  private final BufferPool<CapturedPicture> pool;
  private final NewestSlot<CapturedPicture> out;
  private final CaptureClock clock;
  private final Predicate<VideoFrame> wanted;
  private final Consumer<CameraState> states;

  /**
   * A loop.
   *
   * @param opener opens the camera
   * @param pool of {@link #pool}; whoever takes a picture out gives it back there
   * @param out where the newest picture goes
   * @param clock the camera's
   * @param wanted shown every picture, for the time of the call; says whether it is put out
   * @param states told of every change
   */
  public CaptureLoop(
      Supplier<CameraOpening> opener,
      BufferPool<CapturedPicture> pool,
      NewestSlot<CapturedPicture> out,
      CaptureClock clock,
      Predicate<VideoFrame> wanted,
      Consumer<CameraState> states) {
    this.opener = opener;
    this.pool = pool;
    this.out = out;
    this.clock = clock;
    this.wanted = wanted;
    this.states = states;
  }

  /** Memory for a loop's pictures. */
  public static BufferPool<CapturedPicture> pool() {
    return new BufferPool<>(PICTURES, CapturedPicture::new);
  }

  /** Captures until there is nothing more to come. */
  public void run() throws InterruptedException {
    states.accept(new CameraState.Opening());
    while (!Thread.currentThread().isInterrupted()) {
      switch (open()) {
        case CameraOpening.Unavailable no when !no.worthRetrying() -> {
          states.accept(new CameraState.Unusable(no.reason()));
          return;
        }
        case CameraOpening.Unavailable no -> states.accept(new CameraState.Missing(no.reason()));
        case CameraOpening.Opened opened -> {
          @Nullable String gone = deliver(opened.camera());
          if (gone == null) {
            states.accept(new CameraState.Ended());
            return;
          }
          states.accept(new CameraState.Missing(gone));
        }
      }
      clock.sleepUntil(clock.nanos() + RETRY_NANOS);
    }
  }

  private CameraOpening open() {
    try {
      return opener.get();
    } catch (RuntimeException | LinkageError e) {
      LOG.warn("The camera could not be opened: {}", e.toString());
      LOG.debug("Where it failed", e);
      return new CameraOpening.Unavailable("the camera could not be opened: " + e, true);
    }
  }

  /** Why the camera is gone; null where its footage has ended. */
  private @Nullable String deliver(LiveCamera camera) throws InterruptedException {
    try (camera) {
      states.accept(new CameraState.Delivering(camera.description()));
      while (true) {
        CapturedPicture picture = pool.take();
        boolean kept = false;
        try {
          switch (camera.read(picture.buffer)) {
            case CameraAnswer.Gone gone -> {
              return gone.reason();
            }
            case CameraAnswer.Ended() -> {
              return null;
            }
            case CameraAnswer.Picture taken -> kept = put(picture, taken.frame());
          }
        } finally {
          if (!kept) {
            pool.give(picture);
          }
        }
      }
    } catch (RuntimeException | LinkageError e) {
      LOG.warn("The camera failed: {}", e.toString());
      LOG.debug("Where it failed", e);
      return "the camera failed: " + e.getMessage();
    }
  }

  private boolean put(CapturedPicture picture, VideoFrame frame) {
    if (!wanted.test(frame)) {
      return false;
    }
    picture.set(frame);
    CapturedPicture replaced = out.put(picture);
    if (replaced != null) {
      pool.give(replaced);
    }
    return true;
  }
}
