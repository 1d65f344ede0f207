package org.understudy.camera;

import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One sink of a fanout: its mailbox, its thread and its counts. */
final class SinkWorker {
  private static final Logger LOG = LoggerFactory.getLogger(SinkWorker.class);

  /** What happens when the sink is gone. */
  @FunctionalInterface
  interface Loss {
    void lost(SinkWorker worker, Exception reason);
  }

  private final LiveSink sink;
  private final PicturePool pool;
  private final LongSupplier nanoClock;
  private final LatencyListener latency;
  private final Loss loss;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private @Nullable Thread thread;
  private @Nullable SharedPicture mail;
  private boolean stopping;
  private boolean reported;
  private long shown;
  private long dropped;

  SinkWorker(
      LiveSink sink, PicturePool pool, LongSupplier nanoClock, LatencyListener latency, Loss loss) {
    this.sink = sink;
    this.pool = pool;
    this.nanoClock = nanoClock;
    this.latency = latency;
    this.loss = loss;
  }

  LiveSink sink() {
    return sink;
  }

  void start(ThreadFactory threads) {
    Thread started = threads.newThread(this::run);
    thread = started;
    started.start();
  }

  /** Puts a picture into the mailbox, in place of what is in it. */
  void offer(SharedPicture picture) {
    SharedPicture replaced;
    lock.lock();
    try {
      if (stopping) {
        return;
      }
      replaced = mail;
      if (replaced != null) {
        dropped++;
      }
      pool.retain(picture);
      mail = picture;
      changed.signal();
    } finally {
      lock.unlock();
    }
    if (replaced != null) {
      pool.release(replaced);
    }
  }

  SinkFanout.Counts counts() {
    lock.lock();
    try {
      return new SinkFanout.Counts(sink, shown, dropped);
    } finally {
      lock.unlock();
    }
  }

  /** Asks the thread to close the sink after the picture it is at. */
  void stop() {
    lock.lock();
    try {
      stopping = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until the sink is closed; one that hangs is interrupted, then given up and reported. */
  void await(Duration patience) {
    Thread ending = thread;
    if (ending == null || ending.equals(Thread.currentThread())) {
      return;
    }
    try {
      if (ending.join(patience)) {
        return;
      }
      ending.interrupt();
      if (!ending.join(patience)) {
        report(new SinkException(sink.description() + " hangs and was given up"));
      }
    } catch (InterruptedException e) {
      ending.interrupt();
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    Exception failure = null;
    try {
      deliver();
    } catch (Exception e) {
      failure = e;
    } catch (LinkageError | AssertionError | OutOfMemoryError e) {
      failure = new SinkException("%s failed: %s".formatted(sink.description(), e), e);
    }
    stop();
    clearMail();
    try {
      sink.close();
    } catch (SinkException | RuntimeException e) {
      if (failure == null) {
        failure = e;
      } else {
        failure.addSuppressed(e);
      }
    }
    if (failure != null) {
      report(failure);
    }
  }

  private void deliver() throws SinkException, InterruptedException {
    SharedPicture picture = fetch();
    while (picture != null) {
      long captureNanos = picture.captureNanos;
      try {
        sink.show(picture.pixels, captureNanos);
      } finally {
        pool.release(picture);
      }
      long age = nanoClock.getAsLong() - captureNanos;
      countShown();
      latency.delivered(sink, captureNanos, age);
      picture = fetch();
    }
  }

  private void countShown() {
    lock.lock();
    try {
      shown++;
    } finally {
      lock.unlock();
    }
  }

  /** Waits for a picture; null when there will be none any more. */
  private @Nullable SharedPicture fetch() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (mail == null && !stopping) {
        changed.await();
      }
      SharedPicture fetched = mail;
      mail = null;
      return fetched;
    } finally {
      lock.unlock();
    }
  }

  private void clearMail() {
    SharedPicture left;
    lock.lock();
    try {
      left = mail;
      mail = null;
    } finally {
      lock.unlock();
    }
    if (left != null) {
      pool.release(left);
    }
  }

  private void report(Exception reason) {
    lock.lock();
    try {
      if (reported) {
        return;
      }
      reported = true;
    } finally {
      lock.unlock();
    }
    LOG.debug("{} is lost", sink.description(), reason);
    loss.lost(this, reason);
  }
}
