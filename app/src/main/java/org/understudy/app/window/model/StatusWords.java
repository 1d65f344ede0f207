package org.understudy.app.window.model;

import java.util.Locale;
import org.understudy.app.live.CameraState;
import org.understudy.app.live.LiveStatus;
import org.understudy.app.live.Quality;

/** How a call is, in plain words. */
public final class StatusWords {
  private static final double PERCENT = 100;

  private StatusWords() {}

  /** What the avatar does now, a few words. */
  public static String subject(LiveStatus status) {
    if (status.away()) {
      return "Away: the avatar waits for you";
    }
    return switch (status.camera()) {
      case CameraState.Opening() -> "Opening the camera";
      case CameraState.Missing(String reason) -> "No camera: " + reason;
      case CameraState.Ended() -> "The video has ended";
      case CameraState.Unusable(String reason) -> reason;
      case CameraState.Delivering _ when status.face() -> "Face found";
      case CameraState.Delivering _ when status.faceDetail().isEmpty() -> "Looking for your face";
      case CameraState.Delivering _ -> "No face: " + status.faceDetail();
    };
  }

  /** Rate, delay, drops, quality, and the voice where it is delayed. */
  public static String figures(LiveStatus status) {
    String delay =
        status.delay().count() == 0
            ? "no delay measured"
            : String.format(Locale.ROOT, "%.0f ms delay", status.delay().median());
    String dropped =
        status.droppedShare() == 0
            ? "nothing dropped"
            : String.format(Locale.ROOT, "%.1f %% dropped", PERCENT * status.droppedShare());
    String quality = status.quality().equals(Quality.FULL) ? "" : "  ·  quality lowered to keep up";
    return String.format(
        Locale.ROOT,
        "%.0f frames a second  ·  %s  ·  %s%s%s",
        status.picturesPerSecond(),
        delay,
        dropped,
        quality,
        status.voice().isEmpty() ? "" : "  ·  " + status.voice());
  }
}
