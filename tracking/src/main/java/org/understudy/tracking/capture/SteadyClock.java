package org.understudy.tracking.capture;

/**
 * A clock that never goes back: where the one beneath jumps backwards, this one goes on from the
 * last time it told. Safe for several threads.
 */
public final class SteadyClock implements CaptureClock {
  private final CaptureClock beneath;
  private long last = Long.MIN_VALUE;
  private long ahead;

  /** A clock over another. */
  public SteadyClock(CaptureClock beneath) {
    this.beneath = beneath;
  }

  @Override
  public synchronized long nanos() {
    long now = beneath.nanos() + ahead;
    if (now < last) {
      ahead += last - now;
      now = last;
    }
    last = now;
    return now;
  }

  @Override
  public void sleepUntil(long nanos) throws InterruptedException {
    long left = nanos - nanos();
    if (left > 0) {
      beneath.sleepUntil(beneath.nanos() + left);
    }
  }
}
