package org.understudy.app.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A chain of stages, each on its own thread, joined by bounded queues; see the package for the
 * rules. Built once, run once.
 */
public final class Pipeline {
  private static final Object END = new Object();

  private final StageTimes times;
  private final List<Thread> threads = new ArrayList<>();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private volatile boolean cancelled;

  /** A chain that records how long its stages take. */
  public Pipeline(StageTimes times) {
    this.times = times;
  }

  /**
   * Starts the chain.
   *
   * @param name of the stage, in reports and as the thread's name
   * @param room of the queue behind it
   */
  public <O> Flow<O> from(String name, Source<O> source, int room) {
    Flow<O> flow = new Flow<>(room);
    times.announce(name);
    add(
        name,
        () -> {
          while (true) {
            long start = System.nanoTime();
            O item = source.next();
            if (item == null) {
              break;
            }
            times.record(name, System.nanoTime() - start);
            flow.queue.put(item);
          }
          flow.queue.put(END);
        });
    return flow;
  }

  private void add(String name, StageLoop loop) {
    threads.add(
        Thread.ofPlatform()
            .name("understudy-" + name)
            .daemon()
            .unstarted(
                () -> {
                  try {
                    loop.run();
                  } catch (Throwable e) {
                    stop(e);
                  }
                }));
  }

  private void stop(Throwable reason) {
    if (failure.compareAndSet(null, reason)) {
      interruptAll();
    }
  }

  private void interruptAll() {
    for (Thread thread : threads) {
      if (thread != Thread.currentThread()) {
        thread.interrupt();
      }
    }
  }

  /** Stops all stages soon; {@link #run} then throws {@link InterruptedException}. */
  public void cancel() {
    cancelled = true;
    interruptAll();
  }

  /**
   * Runs the chain to its end.
   *
   * @throws InterruptedException when it was cancelled or the calling thread interrupted
   * @throws Exception the first failure of any stage
   */
  public void run() throws Exception {
    threads.forEach(Thread::start);
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      cancelled = true;
      interruptAll();
      for (Thread thread : threads) {
        thread.join();
      }
      throw e;
    }
    Throwable reason = failure.get();
    if (reason != null && !(cancelled && reason instanceof InterruptedException)) {
      switch (reason) {
        case Exception e -> throw e;
        case Error e -> throw e;
        default -> throw new IllegalStateException(reason);
      }
    }
    if (cancelled) {
      throw new InterruptedException("cancelled");
    }
  }

  @FunctionalInterface
  private interface StageLoop {
    void run() throws Exception;
  }

  /**
   * The open end of the chain.
   *
   * @param <I> what comes out of it
   */
  public final class Flow<I> {
    private final BlockingQueue<Object> queue;

    private Flow(int room) {
      queue = new ArrayBlockingQueue<>(room);
    }

    /** Adds a stage. */
    public <O> Flow<O> then(String name, Step<I, O> step, int room) {
      Flow<O> next = new Flow<>(room);
      times.announce(name);
      add(
          name,
          () -> {
            WaitingTime waited = new WaitingTime();
            Emitter<O> out =
                item -> {
                  long start = System.nanoTime();
                  next.queue.put(item);
                  waited.nanos += System.nanoTime() - start;
                };
            drain(name, step, out, waited);
            next.queue.put(END);
          });
      return next;
    }

    /** Adds the last stage. */
    public void into(String name, Step<I, Void> step) {
      times.announce(name);
      add(name, () -> drain(name, step, item -> {}, new WaitingTime()));
    }

    private <O> void drain(String name, Step<I, O> step, Emitter<O> out, WaitingTime waited)
        throws Exception {
      step.begin();
      Object item = queue.take();
      while (item != END) {
        waited.nanos = 0;
        long start = System.nanoTime();
        @SuppressWarnings("unchecked") // only items of this flow are ever put into its queue
        I typed = (I) item;
        step.accept(typed, out);
        times.record(name, System.nanoTime() - start - waited.nanos);
        item = queue.take();
      }
      step.end(out);
    }
  }

  private static final class WaitingTime {
    long nanos;
  }
}
