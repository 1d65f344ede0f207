package org.understudy.tracking.capture;

/** A clock that stands still but for waiting. */
final class SteppedClock implements CaptureClock {
  long now = 5_000_000_000L;

  @Override
  public long nanos() {
    return now;
  }

  @Override
  public void sleepUntil(long nanos) {
    now = Math.max(now, nanos);
  }
}
