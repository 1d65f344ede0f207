package org.understudy.app.window.recording;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.understudy.app.live.NewestSlot;
import org.understudy.app.live.watch.PictureWitness;
import org.understudy.app.pipeline.BufferPool;
import org.understudy.app.talk.SampleTalk;
import org.understudy.tracking.capture.CameraAnswer;
import org.understudy.tracking.capture.CameraOpening;
import org.understudy.tracking.capture.CameraTarget;
import org.understudy.tracking.capture.CaptureClock;
import org.understudy.tracking.capture.LiveCamera;
import org.understudy.tracking.capture.LiveCameras;
import org.understudy.tracking.capture.SteadyClock;
import org.understudy.tracking.capture.VideoFrame;

/**
 * Reads a camera, and tries again every second where it is not there. Runs on a thread of its own
 * until that is interrupted, a played video has ended, or the camera turns out unusable.
 */
final class CameraLoop {
  private static final Logger LOG = LoggerFactory.getLogger(CameraLoop.class);
  private static final long RETRY_NANOS = 1_000_000_000L;

  private final CameraWish wish;
  private final PictureWitness mirror;
  private final BufferPool<RecordedPicture> pool;
  private final NewestSlot<RecordedPicture> out;
  private final Receiver receiver;
  private final CaptureClock clock = new SteadyClock(CaptureClock.system());

  /** Told what the camera does, on the loop's thread. */
  interface Receiver {
    /**
     * The camera is in another state.
     *
     * @param on whether it delivers
     * @param words for people
     */
    void state(boolean on, String words);

    /** A picture, which is only read, and valid only during the call. */
    void picture(VideoFrame frame);

    /** A played video has come to its end. */
    void ended();
  }

  /**
   * A loop.
   *
   * @param mirror sees every picture
   * @param pool at least three pictures: one being filled, one waiting, one looked at
   * @param out where the newest picture goes
   */
  CameraLoop(
      CameraWish wish,
      PictureWitness mirror,
      BufferPool<RecordedPicture> pool,
      NewestSlot<RecordedPicture> out,
      Receiver receiver) {
    this.wish = wish;
    this.mirror = mirror;
    this.pool = pool;
    this.out = out;
    this.receiver = receiver;
  }

  /** Reads until there is nothing more to come. */
  void run() {
    try (SampleTalk sample = SampleTalk.orVideo(footage())) {
      receiver.state(false, "opening the camera");
      while (!Thread.currentThread().isInterrupted()) {
        switch (open(sample)) {
          case CameraOpening.Unavailable no -> {
            receiver.state(false, no.reason());
            if (!no.worthRetrying()) {
              return;
            }
          }
          case CameraOpening.Opened opened -> {
            @Nullable String gone = deliver(opened.camera());
            if (gone == null) {
              receiver.ended();
              return;
            }
            receiver.state(false, gone);
          }
        }
        clock.sleepUntil(clock.nanos() + RETRY_NANOS);
      }
    } catch (IOException e) {
      receiver.state(false, "the sample talk cannot be read: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private @Nullable Path footage() {
    return wish.camera() instanceof CameraTarget.Footage footage ? footage.file() : null;
  }

  private CameraOpening open(SampleTalk sample) {
    try {
      return LiveCameras.open(wish.camera(), wish.mode(), wish.loop(), sample.file(), clock);
    } catch (RuntimeException | LinkageError e) {
      LOG.warn("The camera could not be opened: {}", e.toString());
      LOG.debug("Where it failed", e);
      return new CameraOpening.Unavailable("the camera could not be opened: " + e, true);
    }
  }

  /** Why the camera is gone; null where its footage has ended. */
  private @Nullable String deliver(LiveCamera camera) throws InterruptedException {
    try (camera) {
      receiver.state(true, camera.description());
      while (true) {
        RecordedPicture picture = pool.take();
        boolean kept = false;
        try {
          switch (camera.read(picture.buffer)) {
            case CameraAnswer.Gone gone -> {
              return gone.reason();
            }
            case CameraAnswer.Ended() -> {
              return null;
            }
            case CameraAnswer.Picture taken -> {
              picture.set(taken.frame());
              receiver.picture(taken.frame());
              mirror.see(taken.frame());
              RecordedPicture replaced = out.put(picture);
              kept = true;
              if (replaced != null) {
                pool.give(replaced);
              }
            }
          }
        } finally {
          if (!kept) {
            pool.give(picture);
          }
        }
      }
    } catch (RuntimeException e) {
      LOG.warn("The camera failed: {}", e.toString());
      LOG.debug("Where it failed", e);
      return "the camera failed: " + e.getMessage();
    }
  }
}
