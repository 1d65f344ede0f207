package org.understudy.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.understudy.camera.file.Movie;

class LiveSinkOpeningTest {
  private static final LiveFormat FORMAT = new LiveFormat(64, 48, 30);

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"call.mp4,h264,-1", "call.webm,vp9,0", "call.y4m,rawvideo,-1"})
  void recordingsAreWhatTheirNameSays(String name, String codec, int alpha) throws Exception {
    Path file = folder.resolve(name);
    SinkOpening opening = LiveSink.open(SinkTarget.parse("file:" + file), FORMAT);
    try (LiveSink sink = ((SinkOpening.Opened) opening).sink()) {
      for (int i = 0; i < 5; i++) {
        sink.show(new int[FORMAT.pixels()], i * 33_333_333L);
      }
    }
    Movie movie = Movie.read(file);
    assertThat(movie.video().codec()).isEqualTo(codec);
    assertThat(movie.pictures()).hasSize(5);
    assertThat(movie.pictures().getLast().alpha()).isEqualTo(alpha);
  }

  @Test
  void targetsOpenTheSinkTheyName() throws Exception {
    Path file = folder.resolve("camera.y4m");
    SinkOpening live = LiveSink.open(SinkTarget.parse("y4m-live:" + file), FORMAT);
    try (LiveSink sink = ((SinkOpening.Opened) live).sink()) {
      assertThat(sink).isInstanceOf(OneFrameFileSink.class);
      assertThat(file).exists();
    }
    SinkOpening stream = LiveSink.open(SinkTarget.parse("mjpeg:0"), FORMAT);
    try (LiveSink sink = ((SinkOpening.Opened) stream).sink()) {
      assertThat(sink.description()).startsWith("http://127.0.0.1:");
    }
  }

  @ParameterizedTest
  @CsvSource({"file:%s/no/call.mp4", "file:%s/no/call.y4m", "y4m-live:%s/no/camera.y4m"})
  void whatCannotBeOpenedIsExplained(String text) {
    SinkTarget target = SinkTarget.parse(text.formatted(folder));
    assertThat(LiveSink.open(target, FORMAT)).isInstanceOf(SinkOpening.Unavailable.class);
    SinkOpening.Unavailable none = (SinkOpening.Unavailable) LiveSink.open(target, FORMAT);
    assertThat(none.target()).isEqualTo(target);
    assertThat(none.explanation()).contains("the folder " + folder + "/no does not exist");
  }

  @Test
  void remediesFollowTheReasonLineByLine() {
    SinkOpening.Unavailable none =
        new SinkOpening.Unavailable(
            SinkTarget.parse("pipewire"), "not there", Arrays.asList("start it", "install it"));
    assertThat(none.explanation().lines())
        .containsExactly("not there", "  start it", "  install it");
  }
}
