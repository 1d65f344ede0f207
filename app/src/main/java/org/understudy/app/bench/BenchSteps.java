package org.understudy.app.bench;

import org.understudy.app.console.Progress;

/**
 * How far measuring is, in seconds of work by an estimate made before, so that the time left makes
 * sense although steps differ.
 */
public final class BenchSteps {
  private final Progress progress;
  private double done;

  /** Steps that are told to some progress. */
  public BenchSteps(Progress progress) {
    this.progress = progress;
  }

  /** A step of an estimated length is over. */
  void done(double seconds) {
    done += seconds;
    progress.at(Math.round(done));
  }
}
