package org.understudy.app.doctor.camera;

import static org.understudy.app.doctor.Examination.attempt;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.understudy.app.doctor.Finding;
import org.understudy.tracking.capture.CameraAnswer;
import org.understudy.tracking.capture.CameraListing;
import org.understudy.tracking.capture.CameraMode;
import org.understudy.tracking.capture.CameraOpening;
import org.understudy.tracking.capture.CaptureClock;
import org.understudy.tracking.capture.DeviceCamera;
import org.understudy.tracking.capture.LiveCamera;
import org.understudy.tracking.capture.PixelBuffer;

/** Every webcam is opened, and gives one picture, which is looked at by nobody. */
final class WebcamChecks {
  private static final Path VIRTUAL = Path.of("/sys/devices/virtual/video4linux");

  private WebcamChecks() {}

  /** A finding for each webcam, or one that there is none. */
  static List<Finding> all() {
    List<Finding> findings = new ArrayList<>();
    List<CameraListing> cameras;
    try {
      cameras = CameraListing.all();
    } catch (LinkageError e) {
      return List.of(
          Finding.missing(
              "webcam",
              "FFmpeg's library for devices does not load: " + e.getMessage(),
              "build the program again (mvn clean package), or reinstall it"));
    }
    for (CameraListing camera : cameras) {
      if (isWebcam(camera)) {
        findings.add(attempt("webcam: " + camera.name(), () -> check(camera)));
      }
    }
    if (findings.isEmpty()) {
      findings.add(none());
    }
    return findings;
  }

  /** There is no webcam. */
  static Finding none() {
    return Finding.absent(
        "webcam",
        "none, or none that this user may open",
        "Linux: sudo usermod -aG video \"$USER\", then log out and in again",
        "without one: understudy live --camera synthetic");
  }

  /**
   * Whether pictures come out of a device and hardware is behind it. Video4Linux also lists nodes
   * for metadata, teletext, radio and output, of which no formats are told.
   */
  private static boolean isWebcam(CameraListing camera) {
    if (!camera.name().startsWith("/dev/")) {
      return true;
    }
    boolean isLoopback = Files.exists(VIRTUAL.resolve(Path.of(camera.name()).getFileName()));
    return !isLoopback && !camera.modes().isEmpty();
  }

  private static Finding check(CameraListing camera) throws Exception {
    String subject = "webcam: " + camera.name();
    return switch (DeviceCamera.open(camera.name(), CameraMode.USUAL, CaptureClock.system())) {
      case CameraOpening.Unavailable none ->
          Finding.missing(subject, "%s: %s".formatted(camera.title(), none.reason()));
      case CameraOpening.Opened(LiveCamera opened) -> {
        try (LiveCamera webcam = opened) {
          yield switch (webcam.read(new PixelBuffer())) {
            case CameraAnswer.Picture _ ->
                Finding.ok(subject, "%s: %s".formatted(camera.title(), webcam.description()));
            case CameraAnswer.Gone(String reason) ->
                Finding.missing(subject, "%s: %s".formatted(camera.title(), reason));
            case CameraAnswer.Ended() -> Finding.missing(subject, camera.title() + " ended");
          };
        }
      }
    };
  }
}
