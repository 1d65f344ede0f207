package org.understudy.tracking.capture;

/** What a camera gives when asked for the next picture. */
public sealed interface CameraAnswer {
  /**
   * A picture.
   *
   * @param frame the picture; its index counts from 0 since the camera was opened
   */
  record Picture(VideoFrame frame) implements CameraAnswer {}

  /**
   * The camera delivers no more: unplugged, taken away, silent. It may come back.
   *
   * @param reason what happened, for people
   */
  record Gone(String reason) implements CameraAnswer {}

  /** A played file has come to its end; there will be nothing more. */
  record Ended() implements CameraAnswer {}
}
