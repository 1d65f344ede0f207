package org.understudy.app.window.model;

import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where a call is, told in the order in which it happens: nothing changes while a change is being
 * told. Safe for several threads; whoever is told must not wait for one that changes a phase.
 */
final class CallPhases {
  private final Consumer<CallPhase> news;
  private volatile CallPhase phase = CallPhase.IDLE;
  private volatile @Nullable String held;

  /**
   * No call.
   *
   * @param news told of every change, on the thread that makes it
   */
  CallPhases(Consumer<CallPhase> news) {
    this.news = news;
  }

  /** Where the call is. */
  CallPhase now() {
    return phase;
  }

  /** Why no call may begin; null where one may. */
  @Nullable String obstacle() {
    return held;
  }

  /**
   * Keeps calls from beginning.
   *
   * @param reason why; null to allow them again
   * @return whether that is so now; not while there is a call
   */
  synchronized boolean hold(@Nullable String reason) {
    if (reason != null && phase != CallPhase.IDLE) {
      return false;
    }
    held = reason;
    return true;
  }

  /**
   * Lets a call begin, if there is none and none is held off.
   *
   * @param begin does it, before anybody is told
   */
  synchronized void begin(Runnable begin) {
    if (phase == CallPhase.IDLE && held == null) {
      phase = CallPhase.STARTING;
      begin.run();
      news.accept(CallPhase.STARTING);
    }
  }

  /** Tells once more where the call is. */
  synchronized void tellAgain() {
    news.accept(phase);
  }

  /** Goes on to a phase from one of some, and tells whether it did. */
  synchronized boolean go(Set<CallPhase> from, CallPhase to) {
    if (!from.contains(phase)) {
      return false;
    }
    phase = to;
    news.accept(to);
    return true;
  }
}
