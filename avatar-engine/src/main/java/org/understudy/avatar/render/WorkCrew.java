package org.understudy.avatar.render;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Splits work into chunks over the calling thread and some workers of an executor. The caller
 * always works too and takes over whatever the executor does not start in time, so a busy or even a
 * rejecting executor costs speed only. Allocates nothing per call.
 */
final class WorkCrew {
  /** One kind of work. */
  interface Work {
    /**
     * Does one chunk.
     *
     * @param chunk index of the chunk
     * @param worker index of the worker, below {@link WorkCrew#size()}; one chunk at a time each
     */
    void run(int chunk, int worker);
  }

  private static final long PAUSE_NANOS = 20_000;
  private static final int SPINS = 2_000;

  private final Executor executor;
  private final Hand[] hands;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger active = new AtomicInteger();
  private volatile @Nullable Work work;
  private volatile int chunks;
  private volatile @Nullable Throwable failure;

  /**
   * A crew.
   *
   * @param size workers, the calling thread included, at least 1
   */
  WorkCrew(int size, Executor executor) {
    this.executor = executor;
    hands = new Hand[size - 1];
    for (int i = 0; i < hands.length; i++) {
      hands[i] = new Hand(i + 1);
    }
  }

  int size() {
    return hands.length + 1;
  }

  /** Does all chunks and returns when they are done; what a chunk throws is thrown here. */
  void run(int chunkCount, Work newWork) {
    next.set(0);
    chunks = chunkCount;
    failure = null;
    work = newWork;
    for (Hand hand : hands) {
      if (hand.queued.compareAndSet(false, true)) {
        try {
          executor.execute(hand);
        } catch (RejectedExecutionException e) {
          hand.queued.set(false);
        }
      }
    }
    try {
      workThrough(newWork, 0);
    } finally {
      work = null;
      awaitHelpers();
    }
    Throwable thrown = failure;
    if (thrown != null) {
      throw new IllegalStateException("drawing failed on a worker thread", thrown);
    }
  }

  private void awaitHelpers() {
    for (int spins = 0; active.get() > 0; spins++) {
      if (spins < SPINS) {
        Thread.onSpinWait();
      } else {
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  private void workThrough(Work current, int worker) {
    for (int chunk = next.getAndIncrement(); chunk < chunks; chunk = next.getAndIncrement()) {
      current.run(chunk, worker);
    }
  }

  private final class Hand implements Runnable {
    final AtomicBoolean queued = new AtomicBoolean();
    private final int index;

    Hand(int index) {
      this.index = index;
    }

    @Override
    public void run() {
      active.incrementAndGet();
      try {
        Work current = work;
        if (current != null) {
          workThrough(current, index);
        }
      } catch (RuntimeException | Error e) {
        failure = e;
      } finally {
        queued.set(false);
        active.decrementAndGet();
      }
    }
  }
}
