package org.understudy.avatar.device;

/** What comes of asking for an engine. */
public sealed interface EngineAnswer {
  /**
   * There is one.
   *
   * @param engine owned by whoever asked
   */
  record Ready(DeviceEngine engine) implements EngineAnswer {}

  /**
   * There is none here.
   *
   * @param reason what is missing and what to do about it, a sentence for people
   */
  record Unavailable(String reason) implements EngineAnswer {}
}
