package org.understudy.camera.v4l2;

import java.util.Optional;
import org.understudy.camera.v4l2.DeviceFailure.Stage;

/** A line of the process that writes to a device. */
sealed interface DeviceAnswer {
  /** The device is open and takes pictures of a layout. */
  record Ready(PixelLayout layout) implements DeviceAnswer {}

  /** A picture is written. */
  record Done() implements DeviceAnswer {}

  /** Something went wrong; the process ends. */
  record Failed(DeviceFailure failure) implements DeviceAnswer {}

  /** The process ended without a word. */
  record Ended(int exitStatus) implements DeviceAnswer {}

  /** No answer came in time; the process was ended. */
  record Silent() implements DeviceAnswer {}

  /** Reads a line; empty for whatever else a virtual machine may print. */
  static Optional<DeviceAnswer> parse(String line) {
    String[] words = line.split(" ", 4);
    try {
      return switch (words[0]) {
        case "ready" ->
            Optional.of(
                new Ready(
                    new PixelLayout(
                        words[1].equals("YUYV"),
                        Integer.parseInt(words[2]),
                        Integer.parseInt(words[3]))));
        case "done" -> Optional.of(new Done());
        case "failed" ->
            Optional.of(
                new Failed(
                    new DeviceFailure(
                        Stage.valueOf(words[1]), Integer.parseInt(words[2]), words[3])));
        default -> Optional.empty();
      };
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }
}
