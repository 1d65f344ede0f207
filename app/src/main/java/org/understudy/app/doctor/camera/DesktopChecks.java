package org.understudy.app.doctor.camera;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.understudy.app.doctor.Finding;

/**
 * PipeWire and the camera portal, which browsers and sandboxed programs find cameras by.
 *
 * @param root the root of the file system; another one in tests
 * @param environment of this process
 */
record DesktopChecks(Path root, Map<String, String> environment) {
  private static final String START = "systemctl --user start pipewire wireplumber";
  private static final String WITHOUT_SYSTEMD =
      "without systemd: start \"pipewire\" and \"wireplumber\" in the session, with the same"
          + " XDG_RUNTIME_DIR as this program";
  private static final List<String> MANAGERS = List.of("wireplumber", "pipewire-media-session");
  private static final String ACCESS = "org.freedesktop.impl.portal.Access";

  /** What the kernel keeps of a program's name. */
  private static final int LONGEST_NAME = 15;

  /** Whether a daemon answers for this user. */
  boolean isRunning() {
    Path socket = socket();
    return socket != null && Files.exists(onRoot(socket));
  }

  private @Nullable Path socket() {
    String folder =
        environment.getOrDefault(
            "PIPEWIRE_RUNTIME_DIR", environment.getOrDefault("XDG_RUNTIME_DIR", ""));
    String name = environment.getOrDefault("PIPEWIRE_REMOTE", "pipewire-0");
    if (name.startsWith("/")) {
      return Path.of(name);
    }
    return folder.isEmpty() ? null : Path.of(folder).resolve(name).toAbsolutePath();
  }

  Finding daemon() {
    String subject = "PipeWire";
    Path socket = socket();
    if (socket == null) {
      return Finding.absent(
          subject,
          "XDG_RUNTIME_DIR is not set, so that PipeWire cannot be found",
          "run the program in a session of the person who is logged in");
    }
    if (isRunning()) {
      return Finding.ok(subject, "listens at " + socket);
    }
    return Finding.absent(
        subject,
        "does not run for this user: %s is not there".formatted(socket),
        "Debian, Ubuntu: sudo apt install pipewire wireplumber",
        START,
        WITHOUT_SYSTEMD);
  }

  Finding sessionManager() {
    String subject = "PipeWire session manager";
    for (String manager : MANAGERS) {
      String process = process(manager);
      if (!process.isEmpty()) {
        return Finding.ok(subject, "%s (process %s)".formatted(manager, process));
      }
    }
    String detail = "none runs: cameras and programs are not connected without one";
    return isRunning()
        ? Finding.missing(subject, detail, "systemctl --user start wireplumber", WITHOUT_SYSTEMD)
        : Finding.absent(subject, detail, START);
  }

  Finding portal() throws IOException {
    String subject = "camera portal";
    String install = "sudo apt install xdg-desktop-portal xdg-desktop-portal-gtk";
    String process = process("xdg-desktop-portal");
    boolean installed =
        Files.exists(
            root.resolve("usr/share/dbus-1/services/org.freedesktop.portal.Desktop.service"));
    if (process.isEmpty() && !installed) {
      return Finding.absent(
          subject, "xdg-desktop-portal is not installed; browsers ask it for cameras", install);
    }
    String state = process.isEmpty() ? "starts when it is asked" : "process " + process;
    if (!hasBus()) {
      return Finding.absent(
          subject,
          "xdg-desktop-portal is there (%s), but no message bus of the session".formatted(state),
          "run the program in a session of the person who is logged in");
    }
    String backend = backend();
    return backend.isEmpty()
        ? Finding.absent(
            subject,
            "xdg-desktop-portal is there (%s), but nothing that asks the person (%s), and so it"
                    .formatted(state, ACCESS)
                + " offers no cameras",
            install)
        : Finding.ok(subject, "xdg-desktop-portal (%s), asks by %s".formatted(state, backend));
  }

  private boolean hasBus() {
    String folder = environment.getOrDefault("XDG_RUNTIME_DIR", "");
    return !environment.getOrDefault("DBUS_SESSION_BUS_ADDRESS", "").isEmpty()
        || (!folder.isEmpty() && Files.exists(onRoot(Path.of(folder, "bus").toAbsolutePath())));
  }

  /** The desktop's part of the portal that can ask; empty where there is none. */
  private String backend() throws IOException {
    String named = environment.get("XDG_DESKTOP_PORTAL_DIR");
    Path folder =
        named == null
            ? root.resolve("usr/share/xdg-desktop-portal/portals")
            : onRoot(Path.of(named).toAbsolutePath());
    for (Path file : list(folder, "*.portal")) {
      if (Files.readString(file).contains(ACCESS)) {
        return file.getFileName().toString().replace(".portal", "");
      }
    }
    return "";
  }

  /** The number of a process with a program's name; empty where there is none. */
  private String process(String program) {
    String name = program.substring(0, Math.min(LONGEST_NAME, program.length()));
    return list(root.resolve("proc"), "[0-9]*").stream()
        .filter(process -> name(process).equals(name))
        .map(process -> process.getFileName().toString())
        .findFirst()
        .orElse("");
  }

  /** Of a process; empty where it has ended meanwhile. */
  private static String name(Path process) {
    try {
      return Files.readString(process.resolve("comm")).strip();
    } catch (IOException e) {
      return "";
    }
  }

  private Path onRoot(Path absolute) {
    return root.resolve(absolute.toString().substring(1));
  }

  private static List<Path> list(Path folder, String pattern) {
    List<Path> paths = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, pattern)) {
        stream.forEach(paths::add);
      } catch (IOException e) {
        return List.of();
      }
    }
    paths.sort(null);
    return paths;
  }
}
