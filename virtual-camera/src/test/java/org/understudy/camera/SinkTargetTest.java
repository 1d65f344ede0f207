package org.understudy.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.understudy.camera.SinkTarget.Container;

class SinkTargetTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "v4l2:/dev/video0",
        "v4l2:/dev/video63",
        "pipewire",
        "pipewire:Second camera",
        "mjpeg:0",
        "mjpeg:65535",
        "file:call.mp4",
        "file:/tmp/a:b/CALL.WEBM",
        "file:call.y4m",
        "y4m-live:camera"
      })
  void readsWhatItWrites(String text) {
    assertThat(SinkTarget.parse(text)).hasToString(text);
  }

  @Test
  void readsEveryPart() {
    assertThat(SinkTarget.parse("v4l2:/dev/video7"))
        .isEqualTo(new SinkTarget.V4l2Device(Path.of("/dev/video7")));
    assertThat(SinkTarget.parse("pipewire")).isEqualTo(new SinkTarget.PipewireCamera("Understudy"));
    assertThat(SinkTarget.parse("mjpeg:80")).isEqualTo(new SinkTarget.MjpegServer(80));
    assertThat(SinkTarget.parse("file:C.WebM"))
        .isEqualTo(new SinkTarget.Recording(Path.of("C.WebM"), Container.WEBM));
    assertThat(SinkTarget.parse("y4m-live:x")).isEqualTo(new SinkTarget.OneFrameFile(Path.of("x")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "obs | accepted are v4l2:/dev/videoN, pipewire",
        "'' | accepted are v4l2:/dev/videoN, pipewire",
        "v4l2 | as in v4l2:/dev/video10",
        "v4l2:video0 | as in v4l2:/dev/video10",
        "v4l2:/dev/video | as in v4l2:/dev/video10",
        "v4l2:/dev/../etc/passwd | as in v4l2:/dev/video10",
        "pipewire: | 1 to 64 printable characters",
        "mjpeg | a port from 0",
        "mjpeg:-1 | a port from 0",
        "mjpeg:65536 | a port from 0",
        "mjpeg:٣ | a port from 0",
        "file:call.avi | .mp4, .webm or .y4m",
        "file: | .mp4, .webm or .y4m",
        "y4m-live: | the name of a file"
      })
  void saysWhatWouldBeAccepted(String text, String wanted) {
    assertThatThrownBy(() -> SinkTarget.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"" + text + "\"")
        .hasMessageContaining(wanted);
  }

  @Test
  void refusesControlCharactersInNames() {
    assertThatThrownBy(() -> SinkTarget.parse("pipewire:a\nb"))
        .hasMessageContaining("printable characters");
    assertThatThrownBy(() -> SinkTarget.parse("y4m-live:a\0b"))
        .hasMessageContaining("no possible file name");
  }
}
