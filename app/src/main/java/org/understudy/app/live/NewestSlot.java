package org.understudy.app.live;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Room for one item between two threads, in which the newest wins: an item that was not fetched yet
 * is given back to whoever puts the next one. Safe for several threads; allocates nothing.
 *
 * @param <T> the items
 */
public final class NewestSlot<T> {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition filled = lock.newCondition();
  private @Nullable T item;
  private long replaced;

  /** An empty slot. */
  public NewestSlot() {}

  /**
   * Puts an item in and never waits.
   *
   * @return the item it took the place of, which nobody will see; null where the slot was empty
   */
  public @Nullable T put(T newest) {
    lock.lock();
    try {
      T before = item;
      if (before != null) {
        replaced++;
      }
      item = newest;
      filled.signal();
      return before;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes the item out.
   *
   * @param patienceNanos how long to wait for one, at least 0
   * @return the item; null where none came in time
   */
  public @Nullable T take(long patienceNanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = patienceNanos;
      while (item == null && left > 0) {
        left = filled.awaitNanos(left);
      }
      T fetched = item;
      item = null;
      return fetched;
    } finally {
      lock.unlock();
    }
  }

  /** How many items a newer one replaced. */
  public long replaced() {
    lock.lock();
    try {
      return replaced;
    } finally {
      lock.unlock();
    }
  }
}
