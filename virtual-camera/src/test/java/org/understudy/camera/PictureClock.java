package org.understudy.camera;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.understudy.camera.probe.CounterPicture;

/** Shows numbered pictures, from 1 on, at a sink's rate until closed. */
public final class PictureClock implements AutoCloseable {
  private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
  private final AtomicInteger counter = new AtomicInteger();

  /** Starts at once; the sink stays the caller's. */
  public PictureClock(LiveSink sink) {
    LiveFormat format = sink.format();
    var _ =
        executor.scheduleAtFixedRate(
            () -> {
              int next = counter.incrementAndGet();
              try {
                sink.show(CounterPicture.draw(format, next), System.nanoTime());
              } catch (SinkException e) {
                throw new IllegalStateException(e);
              }
            },
            0,
            Math.round(1e9 / format.framesPerSecond()),
            TimeUnit.NANOSECONDS);
  }

  /** The number of the newest picture. */
  public int shown() {
    return counter.get();
  }

  @Override
  public void close() {
    executor.close();
  }
}
