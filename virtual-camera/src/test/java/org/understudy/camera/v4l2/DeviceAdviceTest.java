package org.understudy.camera.v4l2;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.understudy.camera.v4l2.DeviceFailure.Stage;

class DeviceAdviceTest {
  private static final Path DEVICE = Path.of("/dev/video10");

  @TempDir Path root;

  private DeviceAdvice.Advice explain(Stage stage, int errno, String detail) {
    return new DeviceAdvice(root).explain(DEVICE, new DeviceFailure(stage, errno, detail));
  }

  private void folder(String path) throws Exception {
    Files.createDirectories(root.resolve(path));
  }

  private void holder(int id, String name, Path file) throws Exception {
    folder("proc/" + id + "/fd");
    Files.writeString(root.resolve("proc/" + id + "/comm"), name + "\n");
    Files.createSymbolicLink(root.resolve("proc/" + id + "/fd/3"), file);
  }

  @Test
  void aModuleThatIsNotInstalled() {
    DeviceAdvice.Advice advice = explain(Stage.OPEN, Errno.NO_SUCH_FILE, "");
    assertThat(advice.reason())
        .isEqualTo("/dev/video10 does not exist: the kernel module v4l2loopback is not installed");
    assertThat(advice.remedies().getFirst()).contains("sudo apt install v4l2loopback-dkms");
    assertThat(advice.remedies().getLast())
        .isEqualTo("sudo modprobe v4l2loopback video_nr=10 card_label=Understudy exclusive_caps=1");
  }

  @Test
  void aModuleThatIsNotLoaded() throws Exception {
    folder("lib/modules/6.1.0-1-amd64/updates/dkms");
    Files.createFile(root.resolve("lib/modules/6.1.0-1-amd64/updates/dkms/v4l2loopback.ko.xz"));
    DeviceAdvice.Advice advice = explain(Stage.OPEN, Errno.NO_SUCH_FILE, "");
    assertThat(advice.reason()).endsWith("is not loaded");
    assertThat(advice.remedies()).hasSize(1);
  }

  @Test
  void aModuleThatIsLoadedForAnotherDevice() throws Exception {
    folder("sys/module/v4l2loopback");
    folder("sys/devices/virtual/video4linux/video2");
    DeviceAdvice.Advice advice = explain(Stage.OPEN, Errno.NO_SUCH_FILE, "");
    assertThat(advice.reason()).contains("is loaded");
    assertThat(advice.remedies().getFirst()).endsWith("/dev/video2");
    assertThat(advice.remedies().getLast())
        .startsWith("sudo modprobe -r v4l2loopback && sudo modprobe v4l2loopback video_nr=10");
  }

  @Test
  void aDeviceOfAnotherGroup() throws Exception {
    folder("dev");
    Path device = Files.createFile(root.resolve("dev/video10"));
    String group = Files.getAttribute(device, "unix:group").toString();
    DeviceAdvice.Advice advice = explain(Stage.OPEN, Errno.NO_PERMISSION, "");
    assertThat(advice.remedies().getFirst())
        .isEqualTo("sudo usermod -aG " + group + " \"$USER\", then log out and in again");
  }

  @Test
  void aDeviceThatAProgramHolds() throws Exception {
    holder(4711, "obs", DEVICE);
    holder(4712, "bash", Path.of("/dev/video11"));
    for (Stage stage : new Stage[] {Stage.OPEN, Stage.FORMAT}) {
      assertThat(explain(stage, Errno.BUSY, "").reason())
          .isEqualTo("/dev/video10 is in use by obs (process 4711)");
    }
  }

  @Test
  void aLoopbackDeviceThatAlreadyHasAWriterShowsItselfAsACamera() throws Exception {
    folder("sys/devices/virtual/video4linux/video10");
    holder(4711, "ffmpeg", DEVICE);
    assertThat(explain(Stage.OUTPUT, 0, "Understudy").reason())
        .isEqualTo("/dev/video10 is in use by ffmpeg (process 4711)");
  }

  @Test
  void aBusyDeviceWhoseHolderIsHidden() {
    DeviceAdvice.Advice advice = explain(Stage.OPEN, Errno.BUSY, "");
    assertThat(advice.reason()).isEqualTo("/dev/video10 is in use by another program");
    assertThat(advice.remedies().getFirst()).isEqualTo("sudo fuser -v /dev/video10 names it");
  }

  @Test
  void aRealCamera() throws Exception {
    folder("dev");
    Files.createFile(root.resolve("dev/video10"));
    DeviceAdvice.Advice advice = explain(Stage.OUTPUT, 0, "HD Webcam");
    assertThat(advice.reason()).contains("/dev/video10 (HD Webcam) is a camera");
    assertThat(advice.remedies().getLast()).contains("video_nr=11");
  }

  @Test
  void aDeviceThatKeepsItsSize() {
    DeviceAdvice.Advice advice = explain(Stage.FORMAT, 0, "640x480 YUYV");
    assertThat(advice.reason()).isEqualTo("/dev/video10 insists on 640x480 YUYV");
    assertThat(advice.remedies().getFirst()).contains("while it is read");
  }

  @Test
  void holdersAreFoundInTheRealSystem() throws Exception {
    Path proc = Path.of("/proc/self/fd");
    Assumptions.assumeTrue(Files.isDirectory(proc), "no /proc here");
    Path file = Files.createFile(root.resolve("held")).toRealPath();
    Process holder =
        new ProcessBuilder("sh", "-c", "exec 3<\"$1\"; echo; read x", "sh", file.toString())
            .start();
    try {
      assertThat(holder.getInputStream().read()).isEqualTo('\n');
      assertThat(HoldingProcesses.of(Path.of("/proc"), file))
          .extracting(HoldingProcesses.Holder::id)
          .containsExactly(holder.pid());
    } finally {
      holder.destroy();
    }
  }
}
