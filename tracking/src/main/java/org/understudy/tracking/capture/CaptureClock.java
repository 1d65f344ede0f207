package org.understudy.tracking.capture;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The time that captured frames are stamped with, and waiting for it. Safe for several threads. */
public interface CaptureClock {
  /** Nanoseconds since an arbitrary moment, the same one for the whole run. */
  long nanos();

  /** Waits until {@link #nanos} reaches a time; returns at once where it has passed. */
  void sleepUntil(long nanos) throws InterruptedException;

  /** The clock of this process, {@link System#nanoTime}. */
  static CaptureClock system() {
    return SystemClock.INSTANCE;
  }

  /** See {@link #system}. */
  final class SystemClock implements CaptureClock {
    private static final SystemClock INSTANCE = new SystemClock();

    private SystemClock() {}

    @Override
    public long nanos() {
      return System.nanoTime();
    }

    @Override
    public void sleepUntil(long nanos) throws InterruptedException {
      long left = nanos - System.nanoTime();
      while (left > 0) {
        if (Thread.interrupted()) {
          throw new InterruptedException("woken while waiting for a frame's time");
        }
        LockSupport.parkNanos(this, Math.min(left, TimeUnit.SECONDS.toNanos(1)));
        left = nanos - System.nanoTime();
      }
    }
  }
}
