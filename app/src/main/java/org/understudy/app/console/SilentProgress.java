package org.understudy.app.console;

/** Shows nothing. */
public final class SilentProgress implements Progress {
  @Override
  public void at(long done) {
    // nothing is shown
  }

  @Override
  public void close() {
    // nothing was opened
  }
}
