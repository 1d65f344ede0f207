package org.understudy.app.pipeline;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * While open, the end of the process (Ctrl-C) first cancels the work and waits a moment for the
 * clean-up of whoever ran it, so that no half-written file stays.
 */
public final class CancelOnExit implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 10;

  private final CountDownLatch cleanedUp = new CountDownLatch(1);
  private final Thread hook;

  /**
   * Watches over some work.
   *
   * @param cancel makes it end soon; called by another thread
   */
  public CancelOnExit(Runnable cancel) {
    hook = new Thread(() -> cancelAndWait(cancel), "understudy-exit");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void cancelAndWait(Runnable cancel) {
    cancel.run();
    try {
      if (!cleanedUp.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("understudy: stopped before everything was cleaned up");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    cleanedUp.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // the process is ending already, the hook has been told
      cleanedUp.countDown();
    }
  }
}
