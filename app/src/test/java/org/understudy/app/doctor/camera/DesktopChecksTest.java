package org.understudy.app.doctor.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.understudy.app.doctor.Finding;

class DesktopChecksTest {
  @TempDir Path root;

  private DesktopChecks checks = new DesktopChecks(Path.of("/"), Map.of());

  @BeforeEach
  void create() {
    checks = new DesktopChecks(root, Map.of("XDG_RUNTIME_DIR", "/run/user/1000"));
  }

  private void file(String path, String content) throws Exception {
    Files.createDirectories(root.resolve(path).getParent());
    Files.writeString(root.resolve(path), content);
  }

  @Test
  void withoutPipeWireNothingIsBroken() throws Exception {
    assertThat(checks.daemon().state()).isEqualTo(Finding.State.ABSENT);
    assertThat(checks.daemon().detail()).contains("/run/user/1000/pipewire-0 is not there");
    assertThat(checks.daemon().remedies()).contains("systemctl --user start pipewire wireplumber");
    assertThat(checks.sessionManager().state()).isEqualTo(Finding.State.ABSENT);
    assertThat(checks.portal().remedies().getFirst()).contains("apt install xdg-desktop-portal");
  }

  @Test
  void outsideOfASessionThePersonIsToldSo() {
    assertThat(new DesktopChecks(root, Map.of()).daemon().detail())
        .startsWith("XDG_RUNTIME_DIR is not set");
  }

  @Test
  void aDaemonThatNobodyManagesIsBroken() throws Exception {
    file("run/user/1000/pipewire-0", "");
    assertThat(checks.daemon().detail()).isEqualTo("listens at /run/user/1000/pipewire-0");
    assertThat(checks.sessionManager().state()).isEqualTo(Finding.State.MISSING);
    file("proc/12/comm", "wireplumber\n");
    assertThat(checks.sessionManager())
        .isEqualTo(Finding.ok("PipeWire session manager", "wireplumber (process 12)"));
  }

  @Test
  void thePortalNeedsABusAndSomebodyWhoAsks() throws Exception {
    file("usr/share/dbus-1/services/org.freedesktop.portal.Desktop.service", "");
    assertThat(checks.portal().detail()).endsWith("no message bus of the session");
    file("run/user/1000/bus", "");
    assertThat(checks.portal().detail()).contains("org.freedesktop.impl.portal.Access");
    assertThat(checks.portal().state()).isEqualTo(Finding.State.ABSENT);
    file(
        "usr/share/xdg-desktop-portal/portals/gtk.portal",
        "[portal]\nInterfaces=org.freedesktop.impl.portal.Access;\n");
    file("proc/13/comm", "xdg-desktop-por\n");
    assertThat(checks.portal())
        .isEqualTo(Finding.ok("camera portal", "xdg-desktop-portal (process 13), asks by gtk"));
  }
}
