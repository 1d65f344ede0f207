package org.understudy.app.talk;

import org.understudy.app.console.Progress;

/** Starts showing the progress of a job. */
@FunctionalInterface
public interface ProgressMaker {
  /**
   * Starts.
   *
   * @param task what is done, one word
   * @param frames frames in all, 0 where unknown
   */
  Progress start(String task, long frames);
}
