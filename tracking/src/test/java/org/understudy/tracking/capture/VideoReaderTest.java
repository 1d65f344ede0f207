package org.understudy.tracking.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VideoReaderTest {
  private static final long MILLI = 1_000_000;

  @TempDir Path folder;

  /** What came out of a clip. */
  private record Delivered(VideoInfo info, List<VideoFrame> frames, EndOfVideo end) {
    /** Brightness at a relative place of a frame, on the scale of the file's luma. */
    double luma(int frame, double x, double y) {
      VideoFrame f = frames.get(frame);
      int row = (int) (y * f.height());
      int column = (int) (x * f.width());
      int at = 3 * (row * f.width() + column);
      return 16 + (f.rgb()[at + 1] & 255) * 219 / 255.0;
    }
  }

  private static Delivered readAll(Path file, DecodeSettings settings) throws IOException {
    try (VideoReader reader = VideoReader.open(file, settings)) {
      List<VideoFrame> frames = new ArrayList<>();
      while (true) {
        NextFrame next = reader.read(new byte[reader.info().frameBytes()]);
        if (next instanceof EndOfVideo end) {
          assertThat(end.frames()).isEqualTo(frames.size());
          assertThat(reader.read(new byte[reader.info().frameBytes()])).isSameAs(end);
          return new Delivered(reader.info(), frames, end);
        }
        frames.add((VideoFrame) next);
      }
    }
  }

  private static Delivered readAll(Path file) throws IOException {
    return readAll(file, DecodeSettings.DEFAULT);
  }

  @ParameterizedTest
  @CsvSource({"mpeg4,a.mp4", "libopenh264,a.mp4", "mpeg4,a.mkv", "mpeg4,a.ts", "mpeg4,a.mov"})
  void framesComeInOrderWithTheirPicturesAndTimes(String encoder, String name) throws IOException {
    TestClip clip = new TestClip();
    clip.encoder = encoder;
    clip.times = TestClip.everyMillis(40, 25);
    Delivered video = readAll(clip.write(folder.resolve(name)));
    assertThat(video.end()).isEqualTo(new EndOfVideo.Complete(25, 0));
    for (int i = 0; i < 25; i++) {
      VideoFrame frame = video.frames().get(i);
      assertThat(frame.index()).isEqualTo(i);
      assertThat(frame.timestampNanos()).isEqualTo(40 * MILLI * i);
      assertThat(video.luma(i, 0.25, 0.8)).isBetween(36.0 + 2 * (i % 20), 44.0 + 2 * (i % 20));
      assertThat(video.luma(i, 0.75, 0.1)).isBetween(196.0 + 2 * (i % 20), 204.0 + 2 * (i % 20));
    }
    assertThat(video.info().width()).isEqualTo(64);
    assertThat(video.info().height()).isEqualTo(48);
    assertThat(video.info().frameRate()).isBetween(24.9, 25.1);
    assertThat(video.info().frameCount()).isBetween(24L, 26L);
    assertThat(video.info().durationNanos()).isBetween(900 * MILLI, 1100 * MILLI);
    assertThat(video.info().hasAudio()).isFalse();
    assertThat(video.info().videoCodec()).isEqualTo(encoder.equals("mpeg4") ? "mpeg4" : "h264");
  }

  @Test
  void variableFrameRatesKeepTheirTimes() throws IOException {
    TestClip clip = new TestClip();
    clip.times = new long[] {0, 33, 47, 200, 201, 1000, 1040};
    Delivered video = readAll(clip.write(folder.resolve("vfr.mp4")));
    assertThat(video.frames())
        .extracting(frame -> frame.timestampNanos() / MILLI)
        .containsExactlyElementsOf(Arrays.stream(clip.times).boxed().toList());
    assertThat(video.end()).isInstanceOf(EndOfVideo.Complete.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {90, 180, 270})
  void rotationFlagsAreApplied(int degrees) throws IOException {
    TestClip clip = new TestClip();
    clip.rotation = degrees;
    Delivered video = readAll(clip.write(folder.resolve("turned.mp4")));
    assertThat(video.info().rotationDegrees()).isEqualTo(degrees);
    boolean swap = degrees != 180;
    assertThat(video.info().width()).isEqualTo(swap ? 48 : 64);
    assertThat(video.info().height()).isEqualTo(swap ? 64 : 48);
    // the file's top right corner, the brightest, in the upright picture
    double x = degrees == 90 ? 0.9 : 0.1;
    double y = degrees == 270 ? 0.1 : 0.9;
    assertThat(video.luma(0, x, y)).isBetween(195.0, 205.0);
    assertThat(video.luma(0, 1 - x, 1 - y)).isBetween(35.0, 45.0);
  }

  @Test
  void oddSizesArriveWhole() throws IOException {
    TestClip clip = new TestClip();
    clip.width = 67;
    clip.height = 45;
    Delivered video = readAll(clip.write(folder.resolve("odd.mkv")));
    assertThat(video.info().width()).isEqualTo(67);
    assertThat(video.info().height()).isEqualTo(45);
    assertThat(video.luma(0, 0.999, 0.999)).isBetween(134.0, 146.0);
    assertThat(video.luma(0, 0.999, 0)).isBetween(194.0, 206.0);
  }

  @Test
  void sizeLimitAndPixelAspectAreApplied() throws IOException {
    TestClip clip = new TestClip();
    clip.width = 3840;
    clip.height = 2160;
    clip.times = TestClip.everyMillis(40, 2);
    Delivered video =
        readAll(
            clip.write(folder.resolve("4k.mp4")), DecodeSettings.DEFAULT.withLongSideLimit(640));
    assertThat(video.info().width()).isEqualTo(640);
    assertThat(video.info().height()).isEqualTo(360);
    assertThat(video.info().codedWidth()).isEqualTo(3840);
    assertThat(video.luma(1, 0.25, 0.8)).isBetween(38.0, 46.0);

    TestClip wide = new TestClip();
    wide.sampleAspectNumerator = 4;
    wide.sampleAspectDenominator = 3;
    VideoInfo info = readAll(wide.write(folder.resolve("wide.mkv"))).info();
    assertThat(info.width()).isEqualTo(85);
    assertThat(info.height()).isEqualTo(48);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cut.mp4", "cut.mkv"})
  void framesBeforeATruncationAreDelivered(String name) throws IOException {
    TestClip clip = new TestClip();
    clip.times = TestClip.everyMillis(40, 100);
    if (name.endsWith("mp4")) {
      clip.muxerOptions = new String[] {"movflags", "faststart"};
    }
    Path whole = clip.write(folder.resolve("whole-" + name));
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = Files.write(folder.resolve(name), Arrays.copyOf(bytes, bytes.length / 2));
    Delivered video = readAll(cut);
    assertThat(video.frames().size()).isBetween(20, 80);
    assertThat(video.end()).isInstanceOf(EndOfVideo.Truncated.class);
    assertThat(((EndOfVideo.Truncated) video.end()).reason()).isNotBlank();
    assertThat(readAll(whole).end()).isInstanceOf(EndOfVideo.Complete.class);
  }

  @Test
  void unusableFilesAreNamedWithWhatWouldDo() throws IOException {
    Path missing = folder.resolve("missing.mp4");
    assertThatThrownBy(() -> VideoReader.open(missing))
        .isInstanceOf(VideoProblem.class)
        .hasMessageContaining("missing.mp4")
        .hasMessageContaining("does not exist");
    Path empty = Files.write(folder.resolve("empty.mp4"), new byte[0]);
    assertThatThrownBy(() -> VideoReader.open(empty))
        .isInstanceOf(VideoProblem.class)
        .hasMessageContaining("is empty");
    assertThatThrownBy(() -> VideoReader.open(folder)).hasMessageContaining("is a folder");
    Path text = Files.writeString(folder.resolve("notes.txt"), "hello ".repeat(500));
    assertThatThrownBy(() -> VideoReader.open(text))
        .isInstanceOf(VideoProblem.class)
        .hasMessageContaining("notes.txt")
        .hasMessageContaining("give a");
    TestClip clip = new TestClip();
    byte[] bytes = Files.readAllBytes(clip.write(folder.resolve("whole.mp4")));
    // without its index, which an MP4 file has at its end
    Path noIndex = Files.write(folder.resolve("cut.mp4"), Arrays.copyOf(bytes, bytes.length / 2));
    assertThatThrownBy(() -> VideoReader.open(noIndex))
        .isInstanceOf(VideoProblem.class)
        .hasMessageContaining("cut.mp4");
  }

  @Test
  void misuseIsNamed() throws IOException {
    Path file = new TestClip().write(folder.resolve("a.mp4"));
    VideoReader reader = VideoReader.open(file);
    assertThatThrownBy(() -> reader.read(new byte[10])).hasMessageContaining("9216 bytes, got 10");
    reader.close();
    reader.close();
    assertThatThrownBy(() -> reader.read(new byte[9216])).hasMessageContaining("closed");
    assertThatThrownBy(() -> new DecodeSettings(0, 100)).hasMessageContaining("1 to 64 threads");
  }
}
