package org.understudy.app.window.recording;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.understudy.camera.PictureKind;
import org.understudy.camera.SinkException;
import org.understudy.camera.TimeBase;
import org.understudy.camera.VideoFileOptions;
import org.understudy.camera.VideoFileSink;
import org.understudy.tracking.capture.VideoFrame;

/**
 * Encodes pictures into a file on a thread of its own. {@link #offer} is for one thread; {@link
 * #finish} and {@link #discard} are for any, return at once, and the first of them counts.
 */
final class ClipWriter {
  /**
   * Pictures that wait at most. An encoder that is slower leaves out some, and delay is bounded.
   */
  private static final int WAITING = 4;

  private static final double USUAL_RATE = 30;
  private static final int OPAQUE = 0xff000000;
  private static final long PATIENCE_MILLIS = 20;
  private static final Logger LOG = LoggerFactory.getLogger(ClipWriter.class);

  private enum End {
    NONE,
    FINISH,
    DISCARD
  }

  /** Told of the end, on the writer's thread; not after {@link #discard}. */
  interface Listener {
    /**
     * Nothing more is written.
     *
     * @param problem why nothing came of it; empty where the file is whole
     */
    void ended(ClipWriter writer, Optional<String> problem);
  }

  private static final class Shot {
    int[] pixels = new int[0];
    int width;
    int height;
    long nanos;
  }

  private final Path file;
  private final Listener listener;
  private final BlockingQueue<Shot> full = new ArrayBlockingQueue<>(WAITING);
  private final BlockingQueue<Shot> free = new ArrayBlockingQueue<>(WAITING);
  private final LongAdder dropped = new LongAdder();
  private final Thread thread;
  private volatile End end = End.NONE;
  private long firstNanos = Long.MIN_VALUE;

  /**
   * A writer at work.
   *
   * @param file appears when it is whole
   * @param listener told of the end
   */
  ClipWriter(Path file, Listener listener) {
    this.file = file;
    this.listener = listener;
    for (int i = 0; i < WAITING; i++) {
      free.add(new Shot());
    }
    thread = Thread.ofPlatform().daemon().name("understudy-record-write").start(this::run);
  }

  /** Takes a copy of a picture, unless too many wait; never waits itself. */
  void offer(VideoFrame frame) {
    if (end != End.NONE) {
      return;
    }
    Shot shot = free.poll();
    if (shot == null) {
      dropped.increment();
      return;
    }
    // encoders take even edges
    shot.width = frame.width() & ~1;
    shot.height = frame.height() & ~1;
    if (firstNanos == Long.MIN_VALUE) {
      firstNanos = frame.timestampNanos();
    }
    shot.nanos = frame.timestampNanos() - firstNanos;
    int pixels = shot.width * shot.height;
    if (shot.pixels.length < pixels) {
      shot.pixels = new int[pixels];
    }
    copy(frame, shot);
    full.add(shot);
  }

  private static void copy(VideoFrame frame, Shot shot) {
    byte[] rgb = frame.rgb();
    for (int y = 0; y < shot.height; y++) {
      int from = 3 * y * frame.width();
      int to = y * shot.width;
      for (int x = 0; x < shot.width; x++) {
        shot.pixels[to++] =
            OPAQUE | (rgb[from] & 255) | (rgb[from + 1] & 255) << 8 | (rgb[from + 2] & 255) << 16;
        from += 3;
      }
    }
  }

  private void run() {
    Optional<String> problem = Optional.empty();
    try {
      write();
    } catch (SinkException | RuntimeException | LinkageError e) {
      LOG.debug("The recording failed", e);
      problem = Optional.of(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      problem = Optional.of("interrupted");
    }
    boolean discarded = end == End.DISCARD;
    end = End.DISCARD;
    if (dropped.sum() > 0) {
      LOG.info("{} pictures were left out of the recording", dropped.sum());
    }
    if (!discarded) {
      listener.ended(this, problem);
    }
  }

  private void write() throws SinkException, InterruptedException {
    @Nullable VideoFileSink sink = null;
    try {
      while (end != End.DISCARD) {
        Shot shot = full.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        if (shot != null) {
          if (sink == null) {
            sink = open(shot);
          }
          if (sink.width() != shot.width || sink.height() != shot.height) {
            throw new SinkException("the camera has changed the size of its pictures");
          }
          sink.write(shot.pixels, shot.nanos);
          free.add(shot);
        } else if (end == End.FINISH) {
          if (sink == null) {
            throw new SinkException("no picture came");
          }
          sink.finish();
          return;
        }
      }
    } finally {
      if (sink != null) {
        sink.close();
      }
    }
  }

  private VideoFileSink open(Shot shot) throws SinkException {
    return VideoFileSink.create(
        file,
        new VideoFileOptions(
                shot.width, shot.height, TimeBase.VIDEO, USUAL_RATE, false, 1, Optional.empty())
            .showing(PictureKind.CAMERA));
  }

  /** Completes the file with what has been offered so far. */
  void finish() {
    if (end == End.NONE) {
      end = End.FINISH;
    }
  }

  /** Leaves nothing behind. */
  void discard() {
    end = End.DISCARD;
  }

  /** Whether the thread is done, and a file that was discarded is gone. */
  boolean isDone() {
    return !thread.isAlive();
  }

  /** Waits a while for the thread to be done. */
  void join(long millis) throws InterruptedException {
    thread.join(millis);
  }
}
