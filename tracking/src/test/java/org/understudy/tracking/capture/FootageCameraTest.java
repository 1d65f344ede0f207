package org.understudy.tracking.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FootageCameraTest extends LiveCameraContract {
  @TempDir Path folder;

  @Override
  CameraOpening open() {
    return open(true);
  }

  private CameraOpening open(boolean loop) {
    return FootageCamera.open(new TestClip().write(folder.resolve("clip.mp4")), loop, clock);
  }

  private LiveCamera camera(boolean loop) {
    return ((CameraOpening.Opened) open(loop)).camera();
  }

  @Test
  void playsInRealTimeAndEnds() throws Exception {
    long start = clock.now;
    PixelBuffer buffer = new PixelBuffer();
    try (LiveCamera camera = camera(false)) {
      for (int i = 0; i < 10; i++) {
        assertThat(picture(camera.read(buffer)).timestampNanos())
            .isEqualTo(start + i * 40_000_000L);
        assertThat(clock.now).isEqualTo(start + i * 40_000_000L);
      }
      assertThat(camera.read(buffer)).isInstanceOf(CameraAnswer.Ended.class);
    }
  }

  @Test
  void loopsWithoutAGapOrAJump() throws Exception {
    long start = clock.now;
    PixelBuffer buffer = new PixelBuffer();
    byte[] firstRound = new byte[10];
    try (LiveCamera camera = camera(true)) {
      for (int i = 0; i < 25; i++) {
        VideoFrame frame = picture(camera.read(buffer));
        assertThat(frame.timestampNanos()).isEqualTo(start + i * 40_000_000L);
        assertThat(frame.index()).isEqualTo(i);
        byte dark = frame.rgb()[3 * (40 * 64 + 10)];
        if (i < 10) {
          firstRound[i] = dark;
        }
        assertThat(dark).isEqualTo(firstRound[i % 10]);
      }
    }
  }

  @Test
  void goesOnFromWhereItIsAfterTheMachineSlept() throws Exception {
    PixelBuffer buffer = new PixelBuffer();
    try (LiveCamera camera = camera(true)) {
      assertThat(picture(camera.read(buffer)).index()).isZero();
      clock.now += 60_000_000_000L;
      long woken = clock.now;
      assertThat(picture(camera.read(buffer)).timestampNanos()).isEqualTo(woken);
      assertThat(picture(camera.read(buffer)).timestampNanos()).isEqualTo(woken + 40_000_000L);
    }
  }

  @Test
  void aFileThatIsNoVideoIsNotTriedAgain() throws Exception {
    Path file = Files.writeString(folder.resolve("no.mp4"), "no video");
    assertThat(FootageCamera.open(file, true, clock))
        .isInstanceOfSatisfying(
            CameraOpening.Unavailable.class,
            no -> {
              assertThat(no.worthRetrying()).isFalse();
              assertThat(no.reason()).contains("no.mp4");
            });
  }
}
