package org.understudy.app.doctor.camera;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.understudy.app.doctor.Finding;

/** What checks of the virtual camera say on machines that are made up of files. */
public final class CameraCases {
  private static final String RUNTIME = "XDG_RUNTIME_DIR";
  private static final String USER = "/run/user/1000";

  private final Path folder;
  private int machines;

  /**
   * Cases.
   *
   * @param folder an empty one
   */
  public CameraCases(Path folder) {
    this.folder = folder;
  }

  /** All that is not as it should be, in the order of a report. */
  public List<Finding> all() throws Exception {
    List<Finding> findings = new ArrayList<>();
    loopback(findings);
    desktop(findings);
    findings.add(CameraExamination.nativeCamera("Windows or macOS"));
    findings.add(WebcamChecks.none());
    return findings;
  }

  private void loopback(List<Finding> findings) throws Exception {
    findings.add(new LoopbackChecks(machine()).module());
    Path installed = machine();
    file(installed, "lib/modules/6.1.0-1-amd64/updates/dkms/v4l2loopback.ko.xz", "");
    findings.add(new LoopbackChecks(installed).module());
    Path loaded = machine();
    file(loaded, "sys/module/v4l2loopback/version", "0.12.7");
    file(loaded, "sys/module/v4l2loopback/parameters/exclusive_caps", "N");
    file(loaded, "sys/module/v4l2loopback/parameters/max_buffers", "2");
    file(loaded, "sys/devices/virtual/video4linux/video10/dev", "81:0");
    findings.add(new LoopbackChecks(loaded).module());
    findings.add(new LoopbackChecks(machine()).devices());
    findings.add(new LoopbackChecks(loaded).devices());
    findings.add(LoopbackChecks.closed(Path.of("/dev/video10"), "video"));
    Path secure = machine();
    Path variable =
        file(
            secure, "sys/firmware/efi/efivars/SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c", "");
    Files.write(variable, new byte[] {6, 0, 0, 0, 1});
    findings.add(new LoopbackChecks(secure).secureBoot());
  }

  private void desktop(List<Finding> findings) throws Exception {
    Map<String, String> session = Map.of(RUNTIME, USER);
    Path bare = machine();
    findings.add(new DesktopChecks(bare, Map.of()).daemon());
    findings.add(new DesktopChecks(bare, session).daemon());
    findings.add(new DesktopChecks(bare, session).sessionManager());
    Path running = machine();
    file(running, "run/user/1000/pipewire-0", "");
    findings.add(new DesktopChecks(running, session).sessionManager());
    findings.add(new DesktopChecks(bare, session).portal());
    Path portal = machine();
    file(portal, "usr/share/dbus-1/services/org.freedesktop.portal.Desktop.service", "");
    findings.add(new DesktopChecks(portal, session).portal());
    file(portal, "run/user/1000/bus", "");
    findings.add(new DesktopChecks(portal, session).portal());
  }

  /** The root of a machine on which nothing is. */
  private Path machine() throws IOException {
    return Files.createDirectory(folder.resolve("machine" + machines++));
  }

  private static Path file(Path root, String path, String content) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content + "\n");
  }
}
