package org.understudy.app.window.model;

import java.nio.file.Path;

/**
 * A video in the queue, as it is at one moment. Immutable.
 *
 * @param number tells items apart
 * @param video the talk
 * @param avatar who is driven by it, a name in the gallery
 * @param out the video that is written
 * @param state where it is
 * @param share how much of it is done, 0..1; below 0 where nobody knows
 * @param words for people: what was written, or why not
 */
public record DriveItem(
    int number, Path video, String avatar, Path out, State state, double share, String words) {
  /** Where an item is. */
  public enum State {
    /** It has not begun. */
    WAITING,
    /** It is being driven. */
    RUNNING,
    /** It was begun and rests. */
    PAUSED,
    /** The video is written. */
    DONE,
    /** It could not be done. */
    FAILED,
    /** The user did not want it any more; nothing is left of it. */
    CANCELLED
  }

  /** Whether nothing more happens to it. */
  public boolean over() {
    return state == State.DONE || state == State.FAILED || state == State.CANCELLED;
  }

  DriveItem in(State next, String newWords) {
    return new DriveItem(number, video, avatar, out, next, share, newWords);
  }

  DriveItem at(double newShare) {
    return new DriveItem(number, video, avatar, out, state, newShare, words);
  }
}
