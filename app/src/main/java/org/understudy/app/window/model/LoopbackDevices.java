package org.understudy.app.window.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds the devices that v4l2loopback has made, to which pictures can be written. */
public final class LoopbackDevices {
  private static final Path VIRTUAL = Path.of("sys/devices/virtual/video4linux");

  private LoopbackDevices() {}

  /**
   * A device.
   *
   * @param device as in {@code /dev/video10}
   * @param title what other programs call it
   */
  public record Device(Path device, String title) {}

  /**
   * All of them, sorted; none on other systems.
   *
   * @param root the root of the file system, another one for tests
   */
  public static List<Device> all(Path root) {
    Path folder = root.resolve(VIRTUAL);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Device> devices = new ArrayList<>();
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : entries.sorted().toList()) {
        Path name = entry.resolve("name");
        String title = Files.isReadable(name) ? Files.readString(name).strip() : "";
        devices.add(new Device(Path.of("/dev").resolve(entry.getFileName()), title));
      }
    } catch (IOException e) {
      // what cannot be listed cannot be offered; its path can still be typed
      return devices;
    }
    return devices;
  }
}
