package org.understudy.app.window.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.understudy.app.live.CameraState;
import org.understudy.app.live.LiveStatus;
import org.understudy.app.live.Quality;
import org.understudy.app.pipeline.StageTimes;
import org.understudy.app.settings.Settings;
import org.understudy.parametric.ArkitExpression;
import org.understudy.tracking.capture.CameraListing;

/** What the window says. */
class WordsTest {
  @TempDir Path folder;

  private static LiveStatus status(CameraState camera, boolean face, boolean away, double p95) {
    return new LiveStatus(
        camera,
        face,
        "too dark",
        29.7,
        new StageTimes.Summary(p95 > 0 ? 30 : 0, 31.4, p95, 60),
        0.004,
        Quality.FULL,
        away,
        2,
        "");
  }

  @Test
  void theStateIsToldInPlainWords() {
    CameraState on = new CameraState.Delivering("cam");
    assertThat(StatusWords.subject(status(on, true, false, 40))).isEqualTo("Face found");
    assertThat(StatusWords.subject(status(on, false, false, 40))).isEqualTo("No face: too dark");
    assertThat(StatusWords.subject(status(on, true, true, 40))).startsWith("Away");
    assertThat(StatusWords.subject(status(new CameraState.Missing("unplugged"), true, false, 40)))
        .isEqualTo("No camera: unplugged");
    assertThat(StatusWords.figures(status(on, true, false, 40)))
        .isEqualTo("30 frames a second  ·  31 ms delay  ·  0.4 % dropped");
    assertThat(StatusWords.figures(status(on, true, false, 0))).contains("no delay measured");
    assertThat(StatusWords.figures(status(on, true, false, 40).withVoice("voice delayed by 42 ms")))
        .endsWith("0.4 % dropped  ·  voice delayed by 42 ms");
  }

  @Test
  void theHistoryKeepsTwoMinutes() {
    DelayHistory history = new DelayHistory();
    for (int i = 1; i <= DelayHistory.SECONDS + 5; i++) {
      history.add(status(new CameraState.Opening(), true, false, i));
    }
    assertThat(history.seconds()).hasSize(DelayHistory.SECONDS);
    assertThat(history.seconds().getFirst().p95()).isEqualTo(6);
    history.add(status(new CameraState.Opening(), true, false, 0));
    assertThat(history.seconds().getLast().median()).isNaN();
  }

  @Test
  void camerasAreOfferedByNameAndTheChosenOneStays() {
    List<CameraListing> found =
        List.of(
            new CameraListing("/dev/video0", "HD Webcam", List.of()),
            new CameraListing("Face Cam", "", List.of()));
    assertThat(Choices.cameras(found, "/dev/video0").stream().map(Choice::value))
        .containsExactly("/dev/video0", "device:Face Cam", "synthetic");
    assertThat(Choices.cameras(found, "/dev/video0").getFirst().title())
        .isEqualTo("HD Webcam (/dev/video0)");
    assertThat(Choices.cameras(List.of(), "/dev/video2").getFirst().title())
        .isEqualTo("/dev/video2 (not found)");
    assertThat(Choices.cameras(List.of(), "/home/me/talk.mp4").getFirst().title())
        .isEqualTo("Video: talk.mp4");
    assertThat(Choices.isVideo("/home/me/talk.mp4")).isTrue();
    assertThat(Choices.isVideo("synthetic")).isFalse();
    assertThat(Choices.isVideo("/dev/video2")).isFalse();
    assertThat(Choices.isVideo("2")).isFalse();
  }

  @Test
  void outputsAreOfferedWithTheirDevices() throws IOException {
    Path device = folder.resolve("sys/devices/virtual/video4linux/video10");
    Files.createDirectories(device);
    Files.writeString(device.resolve("name"), "Understudy\n");
    List<LoopbackDevices.Device> devices = LoopbackDevices.all(folder);
    assertThat(devices)
        .containsExactly(new LoopbackDevices.Device(Path.of("/dev/video10"), "Understudy"));
    assertThat(Choices.outputs(devices).stream().map(Choice::value))
        .containsExactly("v4l2:/dev/video10", "pipewire", "mjpeg:0");
    assertThat(LoopbackDevices.all(folder.resolve("elsewhere"))).isEmpty();
    assertThat(Choices.output("file:/home/me/call.mp4")).isEqualTo("Recording call.mp4");
    assertThat(Choices.output("nonsense")).isEqualTo("nonsense (unknown)");
  }

  @Test
  void everyCoefficientHasASliderOnce() {
    List<ArkitExpression> all = new ArrayList<>();
    ShapeGroups.all().values().forEach(all::addAll);
    assertThat(all).containsExactlyInAnyOrderElementsOf(ArkitExpression.all());
    assertThat(ShapeGroups.title("mouthSmileLeft")).isEqualTo("Mouth smile left");
  }

  @Test
  void aReportNamesNoFolders() {
    Settings settings =
        Settings.USUAL.withCall(
            Settings.USUAL
                .call()
                .withCamera("/home/jane doe/talk.mp4")
                .withAvatar("C:\\Users\\jane\\me.avatar")
                .withSinks(List.of("file:/home/jane/calls/call.mp4", "v4l2:/dev/video10")));
    String text =
        BugReport.text(
            settings,
            List.of(),
            Map.of("draw", new StageTimes.Summary(9, 8.25, 12, 20)),
            List.of());
    assertThat(text)
        .contains("understudy: ", "java: 25", "stage draw: median 8.3 ms", "v4l2:/dev/video10")
        .contains("call.mp4")
        .doesNotContain("jane");
  }
}
