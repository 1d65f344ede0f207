package org.understudy.app.live.soak;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The trouble there is now. Safe for several threads. */
final class Mischief {
  private final AtomicReference<@Nullable Trouble> now = new AtomicReference<>();
  private volatile long overNanos;

  /** Begins; what happens once is over when it was {@link #taken}. */
  void begin(Trouble trouble) {
    now.set(trouble);
  }

  /** Ends what lasts. */
  void end() {
    if (now.getAndSet(null) != null) {
      overNanos = System.nanoTime();
    }
  }

  /** Whether something is to go wrong in this way. */
  boolean is(Trouble trouble) {
    return now.get() == trouble;
  }

  /** Whether something is to go wrong in this way now, which is over by that. */
  boolean taken(Trouble trouble) {
    if (now.compareAndSet(trouble, null)) {
      overNanos = System.nanoTime();
      return true;
    }
    return false;
  }

  /** Whether there is none. */
  boolean over() {
    return now.get() == null;
  }

  /** When the last one was over, by {@link System#nanoTime}. */
  long overNanos() {
    return overNanos;
  }
}
