package org.understudy.app.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.understudy.avatar.render.RendererOptions;

/**
 * The threads that draw, as many as in the program: the caller and one worker. Knows what both have
 * allocated.
 */
final class DrawingThreads implements AutoCloseable {
  /** How many draw. */
  static final int COUNT = 2;

  private final Thread[] started = new Thread[1];
  private final ExecutorService executor =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread =
                Thread.ofPlatform().daemon().name("understudy-bench-worker").unstarted(work);
            started[0] = thread;
            return thread;
          });
  private final ThreadMXBean memory;
  private final long worker;

  /** Threads that wait for work. */
  DrawingThreads() throws Exception {
    if (!(ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads)
        || !threads.isThreadAllocatedMemorySupported()) {
      throw new IllegalStateException("this Java does not tell what threads allocate");
    }
    memory = threads;
    memory.setThreadAllocatedMemoryEnabled(true);
    executor.submit(() -> {}).get();
    worker = started[0].threadId();
  }

  /** Options that draw with these threads, silhouettes smoothed as in the program. */
  RendererOptions options() {
    return RendererOptions.twoThreads(executor);
  }

  /** Bytes that caller and worker have allocated so far. Allocates nothing itself. */
  long allocatedBytes() {
    return memory.getCurrentThreadAllocatedBytes() + memory.getThreadAllocatedBytes(worker);
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
