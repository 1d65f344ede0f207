package org.understudy.app.pipeline;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * While open, the end of the process (Ctrl-C) first cancels a pipeline and waits a moment for the
 * clean-up of whoever ran it, so that no half-written file stays.
 */
public final class CancelOnExit implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 5;

  private final CountDownLatch cleanedUp = new CountDownLatch(1);
  private final Thread hook;

  /** Watches over a pipeline. */
  public CancelOnExit(Pipeline pipeline) {
    hook = new Thread(() -> cancelAndWait(pipeline), "understudy-exit");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void cancelAndWait(Pipeline pipeline) {
    pipeline.cancel();
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
