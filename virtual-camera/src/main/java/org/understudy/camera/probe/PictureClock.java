package org.understudy.camera.probe;

import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;
import org.understudy.camera.LiveFormat;
import org.understudy.camera.LiveSink;
import org.understudy.camera.SinkException;

/**
 * Shows numbered pictures, from 1 on, at a sink's rate until closed, and remembers when each was
 * shown. A sink that fails is shown no more. All methods are safe for use by any thread.
 */
public final class PictureClock implements AutoCloseable {
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("numbered-pictures").factory());
  private final AtomicInteger counter = new AtomicInteger();
  private final AtomicLongArray shownNanos = new AtomicLongArray(CounterPicture.MASK + 1);
  private final LiveSink sink;
  private volatile @Nullable SinkException failure;

  /** Starts at once; the sink stays the caller's, who closes it after this. */
  public PictureClock(LiveSink sink) {
    this.sink = sink;
    var _ =
        executor.scheduleAtFixedRate(
            this::showNext,
            0,
            Math.round(1e9 / sink.format().framesPerSecond()),
            TimeUnit.NANOSECONDS);
  }

  private void showNext() {
    LiveFormat format = sink.format();
    int next = counter.get() + 1;
    int[] picture = CounterPicture.draw(format, next);
    long now = System.nanoTime();
    shownNanos.set(next & CounterPicture.MASK, now);
    counter.set(next);
    try {
      sink.show(picture, now);
    } catch (SinkException e) {
      failure = e;
      executor.shutdown();
    }
  }

  /** The number of the newest picture, 0 before the first. */
  public int shown() {
    return counter.get();
  }

  /**
   * When a picture was shown, in {@link System#nanoTime}.
   *
   * @param number as it was drawn, of 16 bits
   */
  public long shownNanos(int number) {
    return shownNanos.get(number & CounterPicture.MASK);
  }

  /** Why the sink took no more pictures; empty while it does. */
  public Optional<SinkException> failure() {
    return Optional.ofNullable(failure);
  }

  /** Ends after the picture that is being shown. */
  @Override
  public void close() {
    executor.close();
  }
}
