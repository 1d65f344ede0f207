package org.understudy.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.understudy.camera.v4l2.FakeDeviceProgram;

@Timeout(60)
class V4l2SinkTest extends LiveSinkContract {
  private static final int GAP = 6;

  @TempDir Path folder;

  @Override
  LiveSink open() {
    return open("camera");
  }

  private LiveSink open(String kind) {
    if (opening(kind) instanceof SinkOpening.Opened opened) {
      return opened.sink();
    }
    throw new AssertionError("the device did not open");
  }

  private SinkOpening opening(String kind) {
    Path file = folder.resolve(kind);
    return V4l2Sink.from(
        new SinkTarget.V4l2Device(file), FORMAT, FakeDeviceProgram.open(file, FORMAT));
  }

  @Override
  int greyAsSeen(LiveSink sink) throws Exception {
    byte[] picture = Files.readAllBytes(folder.resolve("camera"));
    int stride = 2 * FORMAT.width() + GAP;
    int luma = picture[FORMAT.height() / 2 * stride + FORMAT.width()] & 255;
    return Math.round((luma - 16) * 255 / 219f);
  }

  @Override
  boolean nothingLeftBehind() throws Exception {
    boolean processes =
        ProcessHandle.current()
            .children()
            .anyMatch(child -> child.info().commandLine().orElse("").contains("FakeDevice"));
    return !processes && !Files.exists(folder.resolve("camera"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"camera", "camera-nv12"})
  void rowsLieWhereTheDeviceWantsThem(String kind) throws Exception {
    boolean packed = kind.equals("camera");
    try (LiveSink sink = open(kind)) {
      assertThat(sink.description()).endsWith(packed ? "(YUY2)" : "(NV12)");
      int[] pixels = grey(255);
      Arrays.fill(pixels, 5 * FORMAT.width(), 6 * FORMAT.width(), 0xff000000);
      sink.show(pixels, 0);
      byte[] picture = Files.readAllBytes(folder.resolve(kind));
      int row = packed ? 2 * FORMAT.width() : FORMAT.width();
      int stride = row + GAP;
      assertThat(picture)
          .hasSize((packed ? FORMAT.height() : FORMAT.height() * 3 / 2) * stride + 10);
      for (int y = 0; y < FORMAT.height(); y++) {
        int expected = y == 5 ? 16 : 235;
        assertThat(picture[y * stride] & 255).isEqualTo(expected);
        assertThat(picture[y * stride + row - 2] & 255).isEqualTo(expected);
        assertThat(picture[y * stride + row]).as("the gap").isZero();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "camera-crash,ended with 139; start the camera again",
    "camera-unplug,takes no more pictures (error 19)",
    "camera-hang,does not answer; start the camera again"
  })
  void aDeviceThatFailsTakesNothingElseDown(String kind, String reason) throws Exception {
    LiveSink sink = open(kind);
    sink.show(grey(10), 0);
    assertThatThrownBy(() -> sink.show(grey(255), 1))
        .isInstanceOf(SinkException.class)
        .hasMessageContaining(folder.resolve(kind).toString())
        .hasMessageContaining(reason);
    assertThat(sink.framesShown()).isEqualTo(1);
    sink.close();
    assertThat(nothingLeftBehind()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "mute,ended with 3",
    "huge,for a picture of 64x48",
    "folder,may not be written to by this user"
  })
  void saysWhyADeviceDoesNotOpen(String kind, String reason) throws Exception {
    Files.createDirectory(folder.resolve("folder"));
    assertThat(opening(kind)).isInstanceOf(SinkOpening.Unavailable.class);
    assertThat(((SinkOpening.Unavailable) opening(kind)).explanation()).contains(reason);
    assertThat(nothingLeftBehind()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "/dev/video987,/dev/video987 does not exist,modprobe v4l2loopback video_nr=987",
    "/dev/null,/dev/null is no device of Video4Linux,usually /dev/video10",
  })
  void explainsWhatTheRealProgramFinds(String path, String reason, String remedy) {
    SinkOpening opening = V4l2Sink.open(new SinkTarget.V4l2Device(Path.of(path)), FORMAT);
    assertThat(opening).isInstanceOf(SinkOpening.Unavailable.class);
    assertThat(((SinkOpening.Unavailable) opening).explanation()).contains(reason).contains(remedy);
  }

  @Test
  void aRegularFileIsNoDevice() throws Exception {
    Path file = Files.writeString(folder.resolve("video0"), "precious");
    SinkOpening opening = V4l2Sink.open(new SinkTarget.V4l2Device(file), FORMAT);
    assertThat(((SinkOpening.Unavailable) opening).reason()).contains("no device of Video4Linux");
    assertThat(file).hasContent("precious");
  }
}
