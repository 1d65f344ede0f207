package org.understudy.app.live.soak;

import java.util.concurrent.atomic.AtomicLong;
import org.understudy.tracking.capture.CaptureClock;

/** The system's clock, which jumps. */
final class TroubledClock implements CaptureClock {
  private final AtomicLong offset = new AtomicLong();

  /** Jumps by nanoseconds, forwards or back. */
  void jump(long nanos) {
    offset.addAndGet(nanos);
  }

  @Override
  public long nanos() {
    return System.nanoTime() + offset.get();
  }

  @Override
  public void sleepUntil(long nanos) throws InterruptedException {
    CaptureClock.system().sleepUntil(nanos - offset.get());
  }
}
