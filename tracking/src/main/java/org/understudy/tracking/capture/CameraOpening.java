package org.understudy.tracking.capture;

/** What came of opening a camera: the camera, or why there is none now and what helps. */
public sealed interface CameraOpening {
  /** The camera is open and belongs to the caller. */
  record Opened(LiveCamera camera) implements CameraOpening {}

  /**
   * There is no camera now: not plugged in, in use, not permitted.
   *
   * @param reason what is wrong and what helps, for people
   * @param worthRetrying whether it may come by itself; a file that is no video does not
   */
  record Unavailable(String reason, boolean worthRetrying) implements CameraOpening {}
}
