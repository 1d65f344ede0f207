package org.understudy.trainer.studio;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A fixed number of threads that share out independent tasks. Close it to end the threads. */
public final class Workers implements AutoCloseable {
  private final int count;
  private final ExecutorService executor;

  /** Starts {@code count} daemon threads. */
  public Workers(int count) {
    this.count = count;
    this.executor =
        Executors.newFixedThreadPool(
            count,
            task -> {
              Thread thread = new Thread(task, "studio");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Number of threads. */
  public int count() {
    return count;
  }

  /**
   * Runs all tasks and waits for them; their results in order.
   *
   * @throws IllegalStateException if a task failed or the wait was interrupted
   */
  public <T> List<T> call(List<Callable<T>> tasks) {
    try {
      List<Future<T>> futures = executor.invokeAll(tasks);
      java.util.ArrayList<T> results = new java.util.ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while working", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a task failed: " + e.getCause(), e.getCause());
    }
  }

  /** Runs all tasks for their effects and waits for them. */
  public void run(List<Callable<Void>> tasks) {
    try {
      for (Future<Void> future : executor.invokeAll(tasks)) {
        future.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while working", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a task failed: " + e.getCause(), e.getCause());
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
