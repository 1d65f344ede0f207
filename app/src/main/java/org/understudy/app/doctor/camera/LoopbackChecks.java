package org.understudy.app.doctor.camera;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.understudy.app.doctor.Finding;
import org.understudy.camera.v4l2.HoldingProcesses;

/**
 * The kernel module v4l2loopback and its devices, by the system's files.
 *
 * @param root the root of the file system; another one in tests
 */
record LoopbackChecks(Path root) {
  private static final String MODULE = "v4l2loopback";
  private static final String LOAD =
      "sudo modprobe v4l2loopback video_nr=10 card_label=Understudy exclusive_caps=1 max_buffers=2";
  private static final String RELOAD = "sudo modprobe -r v4l2loopback && " + LOAD;
  private static final String SECURE_BOOT =
      "sys/firmware/efi/efivars/SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c";

  /** Four bytes of attributes come before the value. */
  private static final int EFI_VALUE = 4;

  Finding module() throws IOException {
    String subject = "kernel module";
    if (!Files.isDirectory(root.resolve("sys/module").resolve(MODULE))) {
      return isInstalled()
          ? Finding.absent(
              subject,
              MODULE + " is installed and not loaded",
              LOAD,
              "at every start: echo v4l2loopback | sudo tee /etc/modules-load.d/v4l2loopback.conf")
          : Finding.absent(
              subject,
              MODULE + " is not installed; it is needed for sinks v4l2:/dev/videoN only",
              "Debian, Ubuntu: sudo apt install v4l2loopback-dkms",
              "Fedora: sudo dnf install v4l2loopback (from RPM Fusion)",
              LOAD);
    }
    List<String> caps = List.of(parameter("exclusive_caps").split(","));
    String found =
        "%s%s is loaded, exclusive_caps=%s, max_buffers=%s"
            .formatted(
                MODULE,
                version(),
                String.join(",", caps.subList(0, Math.min(caps.size(), count()))),
                parameter("max_buffers"));
    boolean exclusive =
        caps.stream().limit(count()).allMatch(value -> value.equals("Y") || value.equals("1"));
    return exclusive
        ? Finding.ok(subject, found)
        : Finding.missing(
            subject, found + "; Chromium lists only devices with exclusive_caps=1", RELOAD);
  }

  /** How many devices the module's parameters are told of, at least one. */
  private int count() {
    return Math.max(1, loopbacks().size());
  }

  /** With a space before it; empty where the module does not tell. */
  private String version() {
    String told = text(root.resolve("sys/module/v4l2loopback/version"));
    return told.equals("?") ? "" : " " + told;
  }

  private String parameter(String name) {
    return text(root.resolve("sys/module/v4l2loopback/parameters").resolve(name));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      return "?";
    }
  }

  /** Whether some kernel has the module; which one runs is known to its loader alone. */
  private boolean isInstalled() {
    try (Stream<Path> files =
        Files.find(
            root.resolve("lib/modules"),
            6,
            (path, attributes) -> path.getFileName().toString().startsWith(MODULE + ".ko"))) {
      return files.findAny().isPresent();
    } catch (IOException e) {
      return false;
    }
  }

  /** Devices, as paths without the root: they have no hardware behind them. */
  private List<Path> loopbacks() {
    List<Path> devices = new ArrayList<>();
    for (Path device : list("sys/devices/virtual/video4linux", "video*")) {
      devices.add(Path.of("/dev").resolve(device.getFileName()));
    }
    return devices;
  }

  Finding devices() {
    String subject = "loopback devices";
    List<Path> devices = loopbacks();
    if (devices.isEmpty()) {
      return Finding.absent(subject, "none", LOAD);
    }
    List<Path> closed = new ArrayList<>(devices);
    closed.removeAll(writable());
    if (closed.isEmpty()) {
      return Finding.ok(
          subject, devices.stream().map(this::named).collect(Collectors.joining(", ")));
    }
    Path first = closed.getFirst();
    Path node = onRoot(first);
    if (!Files.exists(node)) {
      return Finding.missing(
          subject, first + " is known to the kernel and has no node", "sudo udevadm trigger");
    }
    return closed(first, group(node));
  }

  /** A device that is there and may not be used. */
  static Finding closed(Path device, String group) {
    return Finding.missing(
        "loopback devices",
        "%s may not be written to by this user".formatted(device),
        "sudo usermod -aG %s \"$USER\", then log out and in again".formatted(group),
        "until then: sudo chmod a+rw " + device);
  }

  private String named(Path device) {
    return "%s \"%s\""
        .formatted(
            device, text(root.resolve("sys/class/video4linux/" + device.getFileName() + "/name")));
  }

  private static String group(Path node) {
    try {
      return Files.getAttribute(node, "unix:group").toString();
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return "video";
    }
  }

  /** Loopback devices that this user may use. */
  List<Path> writable() {
    return loopbacks().stream()
        .filter(device -> Files.isWritable(onRoot(device)) && Files.isReadable(onRoot(device)))
        .toList();
  }

  Finding secureBoot() throws IOException {
    String subject = "Secure Boot";
    Path variable = root.resolve(SECURE_BOOT);
    if (!Files.isReadable(variable)) {
      return Finding.ok(subject, "not used by this machine");
    }
    byte[] bytes = Files.readAllBytes(variable);
    boolean isOn = bytes.length > EFI_VALUE && bytes[EFI_VALUE] == 1;
    if (!isOn) {
      return Finding.ok(subject, "off");
    }
    if (Files.isDirectory(root.resolve("sys/module").resolve(MODULE))) {
      return Finding.ok(subject, "on, and %s is loaded all the same".formatted(MODULE));
    }
    return Finding.absent(
        subject,
        "on: the kernel loads %s only when it is signed with a key that the firmware knows"
            .formatted(MODULE),
        "Debian: sudo mokutil --import /var/lib/dkms/mok.pub, restart, and choose Enroll MOK",
        "Ubuntu: sudo mokutil --import /var/lib/shim-signed/mok/MOK.der, restart, and choose Enroll"
            + " MOK");
  }

  /** Who has a camera open, whatever for. */
  Finding holders() {
    List<String> found = new ArrayList<>();
    for (Path node : list("dev", "video*")) {
      Path device = Path.of("/dev").resolve(node.getFileName());
      String holders =
          HoldingProcesses.of(root.resolve("proc"), device).stream()
              .map(HoldingProcesses.Holder::toString)
              .collect(Collectors.joining(", "));
      if (!holders.isEmpty()) {
        found.add("%s: %s".formatted(device, holders));
      }
    }
    String all = "root".equals(System.getProperty("user.name")) ? "" : " of this user";
    return Finding.ok(
        "programs at cameras",
        found.isEmpty()
            ? "no program%s has a camera open".formatted(all)
            : String.join("; ", found));
  }

  private Path onRoot(Path absolute) {
    return root.resolve(absolute.toString().substring(1));
  }

  private List<Path> list(String folder, String pattern) {
    List<Path> paths = new ArrayList<>();
    Path where = root.resolve(folder);
    if (Files.isDirectory(where)) {
      try (DirectoryStream<Path> stream = Files.newDirectoryStream(where, pattern)) {
        stream.forEach(paths::add);
      } catch (IOException e) {
        return List.of();
      }
    }
    paths.sort(null);
    return paths;
  }
}
