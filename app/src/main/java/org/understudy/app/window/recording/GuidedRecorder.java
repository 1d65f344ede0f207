package org.understudy.app.window.recording;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.understudy.app.guide.GuideRun;
import org.understudy.app.guide.GuideTimes;
import org.understudy.app.guide.Hint;
import org.understudy.app.guide.Look;
import org.understudy.app.guide.QualityHints;
import org.understudy.app.guide.SteadyHint;
import org.understudy.app.live.NewestSlot;
import org.understudy.app.live.watch.CaptureLoop;
import org.understudy.app.live.watch.CapturedPicture;
import org.understudy.app.live.watch.PictureWitness;
import org.understudy.app.pipeline.BufferPool;
import org.understudy.app.talk.SubjectModels;
import org.understudy.tracking.capture.VideoFrame;

/**
 * Shows a camera's pictures to the person before it, and records them while a guide leads through
 * its steps. Nothing is written before {@link #record}. Methods are for any thread and return at
 * once; {@link #close} waits some seconds at most.
 */
public final class GuidedRecorder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GuidedRecorder.class);
  private static final long PATIENCE_NANOS = 100_000_000L;
  private static final long PATIENCE_MILLIS = 4000;
  private static final long RETRY_NANOS = 1_000_000_000L;

  private record Take(GuideRun guide, ClipWriter writer, Path file) {}

  private final GuideTimes times;
  private final RecorderListener listener;
  private final BufferPool<CapturedPicture> pool = CaptureLoop.pool();
  private final NewestSlot<CapturedPicture> newest = new NewestSlot<>();
  private final Thread capturing;
  private final Thread tracking;
  private volatile boolean closed;
  private @Nullable Take take;

  /** Writers of takes that were given up, which may have a file to remove yet. */
  private final List<ClipWriter> discarded = new ArrayList<>();

  /**
   * A recorder that opens its camera at once.
   *
   * @param times how long the guide's steps last
   * @param mirror sees every picture, on the capturing thread
   * @param listener told what happens
   */
  public GuidedRecorder(
      CameraWish wish, GuideTimes times, PictureWitness mirror, RecorderListener listener) {
    this.times = times;
    this.listener = listener;
    CameraLoop loop = new CameraLoop(wish, mirror, pool, newest, new Recording());
    capturing = Thread.ofPlatform().daemon().name("understudy-record-capture").unstarted(loop::run);
    tracking = Thread.ofPlatform().daemon().name("understudy-record-track").unstarted(this::track);
    capturing.start();
    tracking.start();
  }

  /**
   * Begins to record, from the next picture on; one that is under way is given up.
   *
   * @param file where the recording appears when it is whole; in a folder that only its owner may
   *     open
   */
  public synchronized void record(Path file) {
    cancel();
    if (closed) {
      return;
    }
    take = new Take(new GuideRun(times), new ClipWriter(file, this::ended), file);
  }

  /** Gives up a recording that is under way; nothing is left of it. The camera goes on. */
  public synchronized void cancel() {
    Take under = take;
    take = null;
    if (under != null) {
      under.writer().discard();
      discarded.removeIf(ClipWriter::isDone);
      discarded.add(under.writer());
    }
  }

  private synchronized @Nullable Take current() {
    return take;
  }

  private void ended(ClipWriter writer, Optional<String> problem) {
    Take done;
    synchronized (this) {
      done = take;
      if (done == null || done.writer() != writer) {
        return;
      }
      take = null;
    }
    if (problem.isPresent()) {
      listener.failed("The recording failed: " + problem.get() + ".");
    } else {
      listener.finished(done.file(), done.guide().coverage());
    }
  }

  private void track() {
    QualityHints hints = new QualityHints();
    SteadyHint steady = new SteadyHint();
    long notBefore = Long.MIN_VALUE;
    try (FaceWatch watch = new FaceWatch(SubjectModels.load())) {
      while (!closed) {
        CapturedPicture picture = newest.take(PATIENCE_NANOS);
        if (picture == null) {
          continue;
        }
        try {
          VideoFrame frame = picture.frame();
          if (frame.timestampNanos() >= notBefore) {
            Look look = watch.look(frame);
            guide(look, steady.show(hints.of(look), look.nanos()));
          }
        } catch (IOException | RuntimeException | LinkageError e) {
          notBefore = picture.frame().timestampNanos() + RETRY_NANOS;
          LOG.warn("Tracking failed; it starts anew in a second: {}", e.toString());
          LOG.debug("Where it failed", e);
          watch.forget();
        } finally {
          pool.give(picture);
        }
      }
    } catch (IOException e) {
      LOG.debug("The tracker cannot be loaded", e);
      listener.failed("The tracker cannot be loaded: " + e.getMessage() + ".");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void guide(Look look, Optional<Hint> hint) {
    Take under = current();
    if (under == null) {
      listener.at(Optional.empty(), hint);
      return;
    }
    under.guide().add(look);
    GuideRun.Position position = under.guide().position();
    listener.at(Optional.of(position), hint);
    if (position.step().isEmpty()) {
      under.writer().finish();
    }
  }

  /** What the capturing thread tells. */
  private final class Recording implements CameraLoop.Receiver {
    @Override
    public void state(boolean on, String words) {
      listener.camera(on, words);
      if (!on) {
        Take lost = current();
        if (lost != null) {
          cancel();
          listener.failed("The recording was given up: " + words + ".");
        }
      }
    }

    @Override
    public void picture(VideoFrame frame) {
      Take under = current();
      if (under != null) {
        under.writer().offer(frame);
      }
    }

    @Override
    public void ended() {
      // a video that was played as the camera: what it had is what there is
      Take under = current();
      if (under != null) {
        under.writer().finish();
      } else {
        listener.camera(false, "the video has ended");
      }
    }
  }

  /** Lets go of the camera, and gives up a recording that is under way. */
  @Override
  public void close() {
    List<ClipWriter> ending;
    synchronized (this) {
      closed = true;
      cancel();
      ending = List.copyOf(discarded);
    }
    capturing.interrupt();
    tracking.interrupt();
    try {
      for (ClipWriter writer : ending) {
        writer.join(PATIENCE_MILLIS);
      }
      capturing.join(PATIENCE_MILLIS);
      tracking.join(PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
