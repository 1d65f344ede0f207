package org.understudy.app.window.model;

import org.understudy.app.talk.ProgressMaker;

/** Drives an avatar with one video. */
@FunctionalInterface
public interface DriveWork {
  /**
   * Does it, on the calling thread; an interruption ends it and leaves nothing behind.
   *
   * @param progress told of every frame; it holds the work up while it rests
   * @return what was written, for people
   */
  String run(DriveItem item, boolean sideBySide, ProgressMaker progress) throws Exception;
}
