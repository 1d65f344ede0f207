package org.understudy.camera.pipewire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * A {@link PipewireSession} with the desktop's camera portal, as browsers ask for it. The portal
 * offers cameras only on a desktop that can ask the person, so a desktop is described that could;
 * the answer is already in the permission store.
 */
public final class PortalSession implements AutoCloseable {
  private static final Path PORTAL = Path.of("/usr/libexec/xdg-desktop-portal");
  private static final long PATIENCE_SECONDS = 20;
  private static final String STORE = "org.freedesktop.impl.portal.PermissionStore";

  private static final String SERVICES =
      """
      echo "$DBUS_SESSION_BUS_ADDRESS" >"$XDG_RUNTIME_DIR/bus-address"
      pipewire & wireplumber &
      while ! pw-cli info 0 >/dev/null 2>&1; do sleep 0.05; done
      %s & wait
      """
          .formatted(PORTAL);

  private static final String DESKTOP =
      """
      [portal]
      DBusName=org.freedesktop.impl.portal.desktop.test
      Interfaces=org.freedesktop.impl.portal.Access
      UseIn=test
      """;

  private final Path folder;
  private final PipewireSession pipewire;

  private PortalSession(Path folder, PipewireSession pipewire) {
    this.folder = folder;
    this.pipewire = pipewire;
  }

  /** Starts a session, or skips the test saying which package is missing. */
  public static PortalSession start() throws Exception {
    PipewireSession.requirePrograms();
    Assumptions.assumeTrue(
        Files.isExecutable(PORTAL), PORTAL + " is missing (Debian: xdg-desktop-portal)");
    Path folder = Files.createTempDirectory("portal-test");
    Files.writeString(
        Files.createDirectory(folder.resolve("portals")).resolve("test.portal"), DESKTOP);
    Path preferences = Files.createDirectories(folder.resolve("config/xdg-desktop-portal"));
    Files.writeString(preferences.resolve("portals.conf"), "[preferred]\ndefault=test\n");
    String setting =
        "export XDG_CURRENT_DESKTOP=test XDG_DESKTOP_PORTAL_DIR=%s\n"
            .formatted(folder.resolve("portals"));
    PortalSession session =
        new PortalSession(folder, PipewireSession.start(folder, setting + SERVICES));
    try {
      session.await("org.freedesktop.portal.Desktop");
      session.allowCamera();
    } catch (Exception e) {
      session.close();
      throw e;
    }
    return session;
  }

  /** Waits until the bus knows a name. */
  private void await(String name) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (System.nanoTime() < end) {
      Path address = folder.resolve("bus-address");
      if (Files.exists(address) && !Files.readString(address).isBlank()) {
        String answer =
            bus(
                "org.freedesktop.DBus",
                "/org/freedesktop/DBus",
                "org.freedesktop.DBus.NameHasOwner",
                "string:" + name);
        if (answer.contains("boolean true")) {
          return;
        }
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    throw new IllegalStateException(name + " did not start: " + pipewire.log());
  }

  /** Answers what the person would be asked. */
  private void allowCamera() throws Exception {
    bus(
        STORE,
        "/org/freedesktop/impl/portal/PermissionStore",
        STORE + ".SetPermission",
        "string:devices",
        "boolean:true",
        "string:camera",
        "string:",
        "array:string:yes");
  }

  private String bus(String name, String object, String method, String... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new java.util.ArrayList<>(
            List.of("dbus-send", "--session", "--print-reply", "--dest=" + name, object, method));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment());
    Process process = builder.redirectErrorStream(true).start();
    String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(method + ": " + answer);
    }
    return answer;
  }

  /** What leads a program to this message bus. */
  public Map<String, String> environment() throws IOException {
    Map<String, String> environment = new HashMap<>();
    PipewireSession.environment(environment, folder);
    environment.put(
        "DBUS_SESSION_BUS_ADDRESS", Files.readString(folder.resolve("bus-address")).strip());
    environment.put("XDG_CURRENT_DESKTOP", "test");
    return environment;
  }

  /** All cameras and streams that the session knows, as its own tool lists them. */
  public String nodes() throws IOException {
    return pipewire.nodes();
  }

  /** What the services wrote. */
  public String log() throws IOException {
    return pipewire.log();
  }

  @Override
  public void close() throws IOException {
    pipewire.close();
  }
}
