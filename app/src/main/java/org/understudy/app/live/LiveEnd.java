package org.understudy.app.live;

/** Why a session ended. */
public sealed interface LiveEnd {
  /** As it should: asked for, time up, or the video over. */
  record Fine(String reason) implements LiveEnd {}

  /**
   * It could not go on.
   *
   * @param reason what happened, for people
   */
  record Failed(String reason) implements LiveEnd {}
}
