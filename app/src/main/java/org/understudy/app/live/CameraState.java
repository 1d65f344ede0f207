package org.understudy.app.live;

/** How the camera is. */
public sealed interface CameraState {
  /** It is being opened. */
  record Opening() implements CameraState {}

  /**
   * It delivers.
   *
   * @param description what it is and in which mode
   */
  record Delivering(String description) implements CameraState {}

  /**
   * It is not there now, and tried again every second.
   *
   * @param reason why, for people
   */
  record Missing(String reason) implements CameraState {}

  /** The file that was played has ended. */
  record Ended() implements CameraState {}

  /**
   * It can never be read.
   *
   * @param reason why, for people
   */
  record Unusable(String reason) implements CameraState {}

  /** For people, a few words. */
  default String words() {
    return switch (this) {
      case Opening() -> "opening the camera";
      case Delivering(String _) -> "camera on";
      case Missing(String reason) -> "no camera: " + reason;
      case Ended() -> "the video has ended";
      case Unusable(String reason) -> reason;
    };
  }
}
