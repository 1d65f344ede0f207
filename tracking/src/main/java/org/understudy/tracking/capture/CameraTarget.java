package org.understudy.tracking.capture;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** How people name a camera. */
public sealed interface CameraTarget {
  /**
   * A webcam.
   *
   * @param name as the system knows it: {@code /dev/video0} here, a name elsewhere
   */
  record Device(String name) implements CameraTarget {
    public Device {
      if (name.isBlank()) {
        throw new IllegalArgumentException("a camera takes a name, as in device:/dev/video0");
      }
    }
  }

  /** A video file, played in real time. */
  record Footage(Path file) implements CameraTarget {}

  /** The sample that comes with the program, played again and again. */
  record Synthetic() implements CameraTarget {}

  /**
   * Reads what a person typed: {@code synthetic}, {@code device:NAME}, {@code /dev/videoN}, a
   * device's number, or a video file.
   *
   * @throws IllegalArgumentException naming what was given and what would be accepted
   */
  static CameraTarget parse(String text) {
    if (text.equals("synthetic")) {
      return new Synthetic();
    }
    if (text.startsWith("device:")) {
      return new Device(text.substring("device:".length()));
    }
    if (Pattern.matches("/dev/video\\d{1,3}", text)) {
      return new Device(text);
    }
    if (Pattern.matches("\\d{1,3}", text)) {
      return new Device("/dev/video" + Integer.parseInt(text));
    }
    try {
      Path file = Path.of(text);
      if (Files.isRegularFile(file)) {
        return new Footage(file);
      }
    } catch (InvalidPathException e) {
      throw refused(text, e);
    }
    throw refused(text, null);
  }

  private static IllegalArgumentException refused(
      String text, @org.jspecify.annotations.Nullable Exception cause) {
    return new IllegalArgumentException(
        "\"%s\" is no camera and no video file: give /dev/video0, a device's number, device:NAME, the path of a video, or synthetic"
            .formatted(text),
        cause);
  }
}
