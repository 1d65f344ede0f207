package org.understudy.camera.v4l2;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Explains why a device cannot be written to, and what to type.
 *
 * @param root the root of the file system; another one in tests
 */
record DeviceAdvice(Path root) {
  private static final String LOOPBACK = "v4l2loopback";

  /**
   * What to tell people.
   *
   * @param reason one sentence
   * @param remedies best first
   */
  record Advice(String reason, List<String> remedies) {}

  /** The advice for a failure of a device. */
  Advice explain(Path device, DeviceFailure failure) {
    return switch (failure.stage()) {
      case OPEN -> cannotOpen(device, failure.errno());
      case QUERY -> notVideo(device);
      case OUTPUT -> notOutput(device, failure.detail());
      case FORMAT -> formatRefused(device, failure);
      case WRITE ->
          new Advice(
              "%s takes no more pictures (%s)".formatted(device, what(failure)),
              List.of("start the camera again"));
    };
  }

  private Advice cannotOpen(Path device, int errno) {
    return switch (errno) {
      case Errno.NO_SUCH_FILE, Errno.NO_SUCH_DEVICE, Errno.NO_SUCH_ADDRESS -> missing(device);
      case Errno.NO_PERMISSION, Errno.NOT_PERMITTED -> noPermission(device);
      case Errno.BUSY -> busy(device);
      default ->
          new Advice(
              "%s cannot be opened (error %d)".formatted(device, errno), List.of(load(device)));
    };
  }

  private Advice missing(Path device) {
    List<String> remedies = new ArrayList<>();
    if (isLoaded()) {
      List<String> others = loopbackDevices();
      if (!others.isEmpty()) {
        remedies.add("use a loopback device that is there: " + String.join(", ", others));
      }
      remedies.add("sudo modprobe -r " + LOOPBACK + " && " + load(device));
      return new Advice(
          "%s does not exist, though the kernel module %s is loaded".formatted(device, LOOPBACK),
          remedies);
    }
    if (!isInstalled()) {
      remedies.add("Debian, Ubuntu: sudo apt install v4l2loopback-dkms");
      remedies.add("Fedora: sudo dnf install v4l2loopback (from RPM Fusion)");
    }
    remedies.add(load(device));
    return new Advice(
        "%s does not exist: the kernel module %s is not %s"
            .formatted(device, LOOPBACK, isInstalled() ? "loaded" : "installed"),
        remedies);
  }

  private Advice noPermission(Path device) {
    String group = group(device);
    return new Advice(
        "%s may not be written to by this user".formatted(device),
        List.of(
            "sudo usermod -aG %s \"$USER\", then log out and in again".formatted(group),
            "until then: sudo chmod a+rw " + device));
  }

  private String group(Path device) {
    try {
      return Files.getAttribute(onRoot(device), "unix:group").toString();
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return "video";
    }
  }

  private Advice busy(Path device) {
    List<HoldingProcesses.Holder> holders = HoldingProcesses.of(root.resolve("proc"), device);
    if (holders.isEmpty()) {
      return new Advice(
          "%s is in use by another program".formatted(device),
          List.of("sudo fuser -v " + device + " names it", "close it, or take another device"));
    }
    String names =
        holders.stream().map(HoldingProcesses.Holder::toString).collect(Collectors.joining(", "));
    return new Advice(
        "%s is in use by %s".formatted(device, names), List.of("close it, or take another device"));
  }

  private Advice notVideo(Path device) {
    return new Advice(
        "%s is no device of Video4Linux".formatted(device),
        List.of("name a loopback device, usually /dev/video10", load(device)));
  }

  private Advice notOutput(Path device, String card) {
    List<HoldingProcesses.Holder> holders = HoldingProcesses.of(root.resolve("proc"), device);
    boolean loopback = loopbackDevices().contains(device.toString());
    if (loopback && !holders.isEmpty()) {
      return busy(device);
    }
    return new Advice(
        "%s (%s) is a camera: pictures come out of it and cannot be sent to it"
            .formatted(device, card),
        List.of("take a loopback device instead", load(firstFree(device))));
  }

  private Advice formatRefused(Path device, DeviceFailure failure) {
    if (failure.errno() == Errno.BUSY) {
      return busy(device);
    }
    if (failure.detail().isEmpty()) {
      return new Advice(
          "%s takes neither YUY2 nor NV12 (error %d)".formatted(device, failure.errno()),
          List.of("take a loopback device instead", load(firstFree(device))));
    }
    return new Advice(
        "%s insists on %s".formatted(device, failure.detail()),
        List.of(
            "close every program that shows this camera: a loopback device keeps its size while it"
                + " is read",
            "or choose that size"));
  }

  private static String what(DeviceFailure failure) {
    return failure.errno() == 0 ? failure.detail() : "error " + failure.errno();
  }

  private static String load(Path device) {
    String number = device.toString().replaceFirst(".*?(\\d*)$", "$1");
    return "sudo modprobe %s video_nr=%s card_label=Understudy exclusive_caps=1"
        .formatted(LOOPBACK, number.isEmpty() ? "10" : number);
  }

  /** A device from 10 on that does not exist yet. */
  private Path firstFree(Path device) {
    int number = 10;
    while (Files.exists(onRoot(device.resolveSibling("video" + number)))) {
      number++;
    }
    return device.resolveSibling("video" + number);
  }

  private Path onRoot(Path absolute) {
    return root.resolve(absolute.toString().substring(1));
  }

  private boolean isLoaded() {
    return Files.isDirectory(root.resolve("sys/module").resolve(LOOPBACK));
  }

  /** Whether some kernel has the module; which one runs is known to its loader alone. */
  private boolean isInstalled() {
    try (Stream<Path> files =
        Files.find(
            root.resolve("lib/modules"),
            6,
            (path, attributes) -> path.getFileName().toString().startsWith(LOOPBACK + ".ko"))) {
      return files.findAny().isPresent();
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Loopback devices, as {@code /sys} tells them from others: they have no hardware behind them.
   */
  private List<String> loopbackDevices() {
    TreeSet<String> names = new TreeSet<>();
    Path folder = root.resolve("sys/devices/virtual/video4linux");
    try (DirectoryStream<Path> devices = Files.newDirectoryStream(folder)) {
      devices.forEach(device -> names.add("/dev/" + device.getFileName()));
    } catch (IOException e) {
      return List.of();
    }
    return List.copyOf(names);
  }
}
