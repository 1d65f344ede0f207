package org.understudy.app.window.recording;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.understudy.app.live.CameraState;
import org.understudy.app.live.NewestSlot;
import org.understudy.app.live.watch.CaptureLoop;
import org.understudy.app.live.watch.CapturedPicture;
import org.understudy.app.live.watch.PictureWitness;
import org.understudy.app.pipeline.BufferPool;
import org.understudy.app.talk.SampleTalk;
import org.understudy.tracking.capture.CameraTarget;
import org.understudy.tracking.capture.CaptureClock;
import org.understudy.tracking.capture.LiveCameras;
import org.understudy.tracking.capture.SteadyClock;
import org.understudy.tracking.capture.VideoFrame;

/**
 * Reads the camera that is wished for, as a call does, for the mirror and the recording. Runs on a
 * thread of its own; see {@link CaptureLoop}.
 */
final class CameraLoop {
  private final CameraWish wish;
  private final PictureWitness mirror;
  private final BufferPool<CapturedPicture> pool;
  private final NewestSlot<CapturedPicture> out;
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
   * @param pool of {@link CaptureLoop#pool}
   * @param out where the newest picture goes
   */
  CameraLoop(
      CameraWish wish,
      PictureWitness mirror,
      BufferPool<CapturedPicture> pool,
      NewestSlot<CapturedPicture> out,
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
      new CaptureLoop(
              () -> LiveCameras.open(wish.camera(), wish.mode(), wish.loop(), sample.file(), clock),
              pool,
              out,
              clock,
              this::seen,
              this::told)
          .run();
    } catch (IOException e) {
      receiver.state(false, "the sample talk cannot be read: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private @Nullable Path footage() {
    return wish.camera() instanceof CameraTarget.Footage footage ? footage.file() : null;
  }

  private boolean seen(VideoFrame frame) {
    receiver.picture(frame);
    mirror.see(frame);
    return true;
  }

  private void told(CameraState state) {
    switch (state) {
      case CameraState.Opening() -> receiver.state(false, state.words());
      case CameraState.Delivering(String description) -> receiver.state(true, description);
      case CameraState.Missing(String reason) -> receiver.state(false, reason);
      case CameraState.Unusable(String reason) -> receiver.state(false, reason);
      case CameraState.Ended() -> receiver.ended();
    }
  }
}
