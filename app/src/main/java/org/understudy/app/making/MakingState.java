package org.understudy.app.making;

import java.util.Map;
import java.util.Optional;

/** Where the making of an avatar is. */
public sealed interface MakingState {
  /** Nothing is being made. */
  record Idle() implements MakingState {}

  /**
   * Something was broken off, by the end of the window or of the fit, and can go on.
   *
   * @param job what is being made
   */
  record Interrupted(FitJob job) implements MakingState {}

  /**
   * The fit is at work.
   *
   * @param job what is being made
   * @param progress how far it is, once it has said so
   * @param paused whether it rests
   */
  record Running(FitJob job, Optional<FitLine.Progress> progress, boolean paused)
      implements MakingState {}

  /**
   * The fit has failed.
   *
   * @param job what was to be made
   * @param reason why, for people
   * @param mayGoOn whether trying once more could end otherwise
   */
  record Failed(FitJob job, String reason, boolean mayGoOn) implements MakingState {}

  /**
   * The avatar is there.
   *
   * @param name under which it can be had
   * @param metrics how well it agrees with the end of the clip, name to value, for people
   * @param recording where the recording is kept, as was wished; empty where it is gone
   */
  record Made(String name, Map<String, String> metrics, Optional<String> recording)
      implements MakingState {}
}
