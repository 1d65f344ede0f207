package org.understudy.tracking.detect;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.BiFunction;

/** Loads two things at once, as a network takes a tenth of a second or two on one core. */
final class SideBySide {
  private SideBySide() {}

  /** Something that is closed later. */
  interface Loaded extends AutoCloseable {
    @Override
    void close();
  }

  /** Loads something. */
  @FunctionalInterface
  interface Loading<T extends Loaded> {
    /** Does it. */
    T load() throws IOException;
  }

  /**
   * Loads both, the second on a thread of its own.
   *
   * @param both makes the result of them
   * @throws IOException where one cannot be loaded; the other is closed then
   */
  static <A extends Loaded, B extends Loaded, R> R load(
      Loading<A> first, Loading<B> second, BiFunction<A, B, R> both) throws IOException {
    FutureTask<A> here = task(first);
    FutureTask<B> there = task(second);
    Thread.ofPlatform().daemon().name("understudy-networks").start(there);
    here.run();
    awaitEnd(there);
    if (loaded(here) && loaded(there)) {
      return both.apply(here.resultNow(), there.resultNow());
    }
    closeIfLoaded(here);
    closeIfLoaded(there);
    throw failure(loaded(here) ? there.exceptionNow() : here.exceptionNow());
  }

  private static <T extends Loaded> FutureTask<T> task(Loading<T> loading) {
    Callable<T> call = loading::load;
    return new FutureTask<>(call);
  }

  /**
   * Waits even where the thread is interrupted, which is told afterwards: it does not take long.
   */
  private static void awaitEnd(Future<?> task) {
    boolean interrupted = false;
    while (!task.isDone()) {
      try {
        task.get();
      } catch (InterruptedException _) {
        interrupted = true;
      } catch (ExecutionException _) {
        break;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean loaded(Future<?> task) {
    return task.state() == Future.State.SUCCESS;
  }

  private static void closeIfLoaded(Future<? extends Loaded> task) {
    if (loaded(task)) {
      task.resultNow().close();
    }
  }

  private static IOException failure(Throwable cause) {
    return switch (cause) {
      case IOException e -> e;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new IllegalStateException(cause);
    };
  }
}
