package org.understudy.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineChecksTest {
  @TempDir Path root;

  @Test
  void namesCameras() throws Exception {
    Files.createDirectories(root.resolve("dev"));
    Files.createFile(root.resolve("dev/video0"));
    Path label = root.resolve("sys/class/video4linux/video0/name");
    Files.createDirectories(label.getParent());
    Files.writeString(label, "Integrated Camera\n");
    Finding finding = new MachineChecks(root).cameras();
    assertThat(finding.state()).isEqualTo(Finding.State.OK);
    assertThat(finding.detail()).isEqualTo("/dev/video0 Integrated Camera");
  }

  @Test
  void aMachineWithoutCameraOrGraphicsIsFine() throws Exception {
    MachineChecks checks = new MachineChecks(root);
    assertThat(checks.cameras().state()).isEqualTo(Finding.State.ABSENT);
    assertThat(checks.graphics().state()).isEqualTo(Finding.State.ABSENT);
  }

  @Test
  void tooLittleMemoryIsMissing() throws Exception {
    Files.createDirectories(root.resolve("proc"));
    Files.writeString(root.resolve("proc/meminfo"), "MemTotal:     1024000 kB\n");
    assertThat(new MachineChecks(root).memory().state()).isEqualTo(Finding.State.MISSING);
  }

  @Test
  void thisJavaIsTheRightOne() {
    assertThat(new MachineChecks(root).java().state()).isEqualTo(Finding.State.OK);
  }
}
