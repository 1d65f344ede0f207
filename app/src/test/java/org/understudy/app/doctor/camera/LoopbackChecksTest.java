package org.understudy.app.doctor.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.understudy.app.doctor.Finding;

class LoopbackChecksTest {
  @TempDir Path root;

  private LoopbackChecks checks = new LoopbackChecks(Path.of("/"));

  @BeforeEach
  void create() {
    checks = new LoopbackChecks(root);
  }

  private void file(String path, String content) throws Exception {
    Files.createDirectories(root.resolve(path).getParent());
    Files.writeString(root.resolve(path), content);
  }

  private void loaded(String exclusiveCaps) throws Exception {
    file("sys/module/v4l2loopback/version", "0.12.7\n");
    file("sys/module/v4l2loopback/parameters/exclusive_caps", exclusiveCaps + "\n");
    file("sys/module/v4l2loopback/parameters/max_buffers", "2\n");
    file("sys/devices/virtual/video4linux/video10/dev", "81:0\n");
    file("sys/class/video4linux/video10/name", "Understudy\n");
  }

  @Test
  void aModuleThatIsNotInstalledIsNoFault() throws Exception {
    Finding finding = checks.module();
    assertThat(finding.state()).isEqualTo(Finding.State.ABSENT);
    assertThat(finding.remedies())
        .contains(
            "Debian, Ubuntu: sudo apt install v4l2loopback-dkms",
            "sudo modprobe v4l2loopback video_nr=10 card_label=Understudy exclusive_caps=1"
                + " max_buffers=2");
  }

  @Test
  void aModuleThatIsNotLoadedIsLoadedByOneCommand() throws Exception {
    file("lib/modules/6.1.0-1-amd64/updates/dkms/v4l2loopback.ko.xz", "");
    Finding finding = checks.module();
    assertThat(finding.detail()).isEqualTo("v4l2loopback is installed and not loaded");
    assertThat(finding.remedies().getFirst()).startsWith("sudo modprobe v4l2loopback ");
  }

  @Test
  void tellsTheModulesOptions() throws Exception {
    loaded("Y,N,N,N");
    Finding finding = checks.module();
    assertThat(finding.state()).isEqualTo(Finding.State.OK);
    assertThat(finding.detail())
        .isEqualTo("v4l2loopback 0.12.7 is loaded, exclusive_caps=Y, max_buffers=2");
  }

  @Test
  void browsersDoNotListDevicesWithoutExclusiveCapabilities() throws Exception {
    loaded("N,N,N,N");
    Finding finding = checks.module();
    assertThat(finding.state()).isEqualTo(Finding.State.MISSING);
    assertThat(finding.detail()).endsWith("Chromium lists only devices with exclusive_caps=1");
    assertThat(finding.remedies().getFirst()).startsWith("sudo modprobe -r v4l2loopback && sudo ");
  }

  @Test
  void namesDevicesAndWhoHoldsThem() throws Exception {
    loaded("Y");
    file("dev/video10", "");
    file("proc/4711/comm", "zoom\n");
    Files.createDirectories(root.resolve("proc/4711/fd"));
    Files.createSymbolicLink(root.resolve("proc/4711/fd/7"), Path.of("/dev/video10"));
    assertThat(checks.devices().detail()).isEqualTo("/dev/video10 \"Understudy\"");
    assertThat(checks.writable()).containsExactly(Path.of("/dev/video10"));
    assertThat(checks.holders().detail()).isEqualTo("/dev/video10: zoom (process 4711)");
  }

  @Test
  void aDeviceWithoutNodeIsAFault() throws Exception {
    loaded("Y");
    Finding finding = checks.devices();
    assertThat(finding.state()).isEqualTo(Finding.State.MISSING);
    assertThat(finding.detail()).contains("/dev/video10").contains("no node");
    assertThat(checks.writable()).isEmpty();
  }

  @Test
  void secureBootNeedsASignedModule() throws Exception {
    Path variable =
        root.resolve("sys/firmware/efi/efivars/SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c");
    assertThat(checks.secureBoot().detail()).isEqualTo("not used by this machine");
    Files.createDirectories(variable.getParent());
    Files.write(variable, new byte[] {6, 0, 0, 0, 0});
    assertThat(checks.secureBoot().detail()).isEqualTo("off");
    Files.write(variable, new byte[] {6, 0, 0, 0, 1});
    assertThat(checks.secureBoot().remedies().getFirst())
        .contains("sudo mokutil --import /var/lib/dkms/mok.pub");
    loaded("Y");
    assertThat(checks.secureBoot().state()).isEqualTo(Finding.State.OK);
  }
}
