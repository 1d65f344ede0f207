package org.understudy.app.live.watch;

import java.util.function.Consumer;
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
 * interrupted, the footage has ended, or the camera turns out unusable.
 */
final class CaptureLoop {
  private static final Logger LOG = LoggerFactory.getLogger(CaptureLoop.class);
  private static final long RETRY_NANOS = 1_000_000_000L;

  private final Supplier<CameraOpening> opener;
  private final BufferPool<CapturedPicture> pool;
  private final NewestSlot<CapturedPicture> out;
  private final CaptureClock clock;
  private final FrameRateLimit limit;
  private final Consumer<CameraState> states;
  private final Runnable counted;

  /**
   * A loop.
   *
   * @param pool at least three pictures: one being filled, one waiting, one looked at
   * @param states told of every change, on this loop's thread
   * @param counted told of every picture put out
   */
  CaptureLoop(
      Supplier<CameraOpening> opener,
      BufferPool<CapturedPicture> pool,
      NewestSlot<CapturedPicture> out,
      CaptureClock clock,
      FrameRateLimit limit,
      Consumer<CameraState> states,
      Runnable counted) {
    this.opener = opener;
    this.pool = pool;
    this.out = out;
    this.clock = clock;
    this.limit = limit;
    this.states = states;
    this.counted = counted;
  }

  /** Captures until there is nothing more to come. */
  void run() throws InterruptedException {
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
    if (!limit.wants(frame.timestampNanos())) {
      return false;
    }
    picture.frame = frame;
    counted.run();
    CapturedPicture replaced = out.put(picture);
    if (replaced != null) {
      pool.give(replaced);
    }
    return true;
  }
}
