package org.understudy.tracking.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CameraNamesTest {
  @Test
  void targetsAreRead(@TempDir Path folder) throws Exception {
    Path file = Files.createFile(folder.resolve("talk.mp4"));
    assertThat(CameraTarget.parse("synthetic")).isEqualTo(new CameraTarget.Synthetic());
    assertThat(CameraTarget.parse("/dev/video2")).isEqualTo(new CameraTarget.Device("/dev/video2"));
    assertThat(CameraTarget.parse("1")).isEqualTo(new CameraTarget.Device("/dev/video1"));
    assertThat(CameraTarget.parse("device:HD Cam")).isEqualTo(new CameraTarget.Device("HD Cam"));
    assertThat(CameraTarget.parse(file.toString())).isEqualTo(new CameraTarget.Footage(file));
    assertThatThrownBy(() -> CameraTarget.parse("nowhere.mp4"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nowhere.mp4")
        .hasMessageContaining("synthetic");
  }

  @Test
  void modesAreReadAndChecked() {
    assertThat(CameraMode.parse("1280x720", 25)).isEqualTo(new CameraMode(1280, 720, 25));
    for (String wrong : new String[] {"1280", "ax720", "8x8", "1280x720x3"}) {
      assertThatThrownBy(() -> CameraMode.parse(wrong, 30))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aSteadyClockDoesNotGoBack() throws Exception {
    SteppedClock beneath = new SteppedClock();
    SteadyClock clock = new SteadyClock(beneath);
    long before = clock.nanos();
    beneath.now -= 3_000_000_000L;
    assertThat(clock.nanos()).isEqualTo(before);
    beneath.now += 10;
    assertThat(clock.nanos()).isEqualTo(before + 10);
    clock.sleepUntil(before + 100);
    assertThat(clock.nanos()).isEqualTo(before + 100);
  }
}
