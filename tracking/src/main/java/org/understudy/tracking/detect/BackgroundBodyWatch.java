package org.understudy.tracking.detect;

import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;
import org.understudy.tracking.capture.VideoFrame;
import org.understudy.tracking.schedule.Niceness;

/**
 * Measures the body on a thread of its own, one frame at a time: no frame waits for the network,
 * and what it finds is told with the first frame after. A frame that comes while it is at work is
 * not measured; one is copied when its turn has come. Not safe for use by several threads at once.
 */
final class BackgroundBodyWatch implements BodyWatch {
  private final BodyWatch watch;
  private final ExecutorService worker;
  private final FramePyramid picture = new FramePyramid();
  private byte[] pixels = new byte[0];
  private @Nullable Future<Outcome> running;
  private boolean outdated;
  private boolean resetFirst;
  private int interval;
  private int untilNext;
  private Outcome last = Outcome.NONE;

  /** What the worker found in one frame. */
  private record Outcome(
      boolean measured,
      Optional<PoseLandmarks> pose,
      Optional<Region> head,
      long detectionTime,
      long estimateTime) {
    static final Outcome NONE = new Outcome(false, Optional.empty(), Optional.empty(), 0, 0);

    /** The same body; nothing was done for it in this frame. */
    Outcome idle() {
      return new Outcome(false, pose, head, 0, 0);
    }
  }

  /**
   * A watch.
   *
   * @param watch measures in every frame that it is given; used by the worker alone, closed with
   *     this
   * @param interval the body is measured in every so manieth frame, at least 1
   * @param worker runs one task after the other; closed with this
   */
  BackgroundBodyWatch(BodyWatch watch, int interval, ExecutorService worker) {
    this.watch = watch;
    this.interval = interval;
    this.worker = worker;
  }

  /** A watch with a thread of its own. */
  static BackgroundBodyWatch over(BodyWatch watch, int interval) {
    ThreadFactory threads = Thread.ofPlatform().daemon().name("understudy-body").factory();
    // nobody waits for the body, but the picture that is being drawn meanwhile is waited for
    return new BackgroundBodyWatch(
        watch,
        interval,
        Executors.newSingleThreadExecutor(
            task ->
                threads.newThread(
                    () -> {
                      var _ = Niceness.lower();
                      task.run();
                    })));
  }

  /**
   * Takes the next frame.
   *
   * @throws IllegalStateException where measuring an earlier frame failed
   */
  @Override
  public boolean next(FramePyramid current, Optional<Region> face) {
    VideoFrame frame = current.frame();
    last = last.idle();
    collect();
    boolean old =
        last.pose()
            .filter(
                p -> frame.timestampNanos() - p.timestampNanos() > PoseFollower.LONGEST_AGE_NANOS)
            .isPresent();
    if (old) {
      last = Outcome.NONE;
    }
    if (untilNext > 0) {
      untilNext--;
    } else if (running == null) {
      untilNext = interval - 1;
      start(frame, face);
    }
    return last.measured();
  }

  private void collect() {
    Future<Outcome> task = running;
    if (task == null || !task.isDone()) {
      return;
    }
    running = null;
    if (task.state() == Future.State.FAILED) {
      throw new IllegalStateException("the body could not be measured", task.exceptionNow());
    }
    if (!outdated && task.state() == Future.State.SUCCESS) {
      last = task.resultNow();
    }
  }

  private void start(VideoFrame frame, Optional<Region> face) {
    int bytes = 3 * frame.width() * frame.height();
    if (pixels.length != bytes) {
      pixels = new byte[bytes];
    }
    System.arraycopy(frame.rgb(), 0, pixels, 0, bytes);
    VideoFrame copy =
        new VideoFrame(
            pixels, frame.width(), frame.height(), frame.timestampNanos(), frame.index());
    boolean anew = resetFirst;
    resetFirst = false;
    outdated = false;
    running = worker.submit(() -> measure(copy, face, anew));
  }

  private Outcome measure(VideoFrame frame, Optional<Region> face, boolean anew) {
    if (anew) {
      watch.reset();
    }
    picture.reset(frame);
    boolean measured = watch.next(picture, face);
    return new Outcome(
        measured, watch.latest(), watch.head(), watch.detectionTime(), watch.estimateTime());
  }

  @Override
  public Optional<PoseLandmarks> latest() {
    return last.pose();
  }

  @Override
  public Optional<Region> head() {
    return last.head();
  }

  @Override
  public void measureEvery(int frames) {
    interval = frames;
    untilNext = Math.min(untilNext, frames - 1);
  }

  @Override
  public void reset() {
    last = Outcome.NONE;
    outdated = true;
    resetFirst = true;
    untilNext = 0;
  }

  @Override
  public long detectionTime() {
    return last.detectionTime();
  }

  @Override
  public long estimateTime() {
    return last.estimateTime();
  }

  @Override
  public void close() {
    // waits for the task at work, whose networks must not be closed under it
    worker.close();
    watch.close();
  }
}
