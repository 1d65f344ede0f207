package org.understudy.app.console;

import java.util.function.LongConsumer;

/** Tells another part of the program, on the task's own thread, which it may hold up. */
public final class ReportedProgress implements Progress {
  private final LongConsumer listener;

  /** Progress for a listener, who is told how many units are done. */
  public ReportedProgress(LongConsumer listener) {
    this.listener = listener;
  }

  @Override
  public void at(long done) {
    listener.accept(done);
  }

  @Override
  public void close() {
    // nothing was opened
  }
}
