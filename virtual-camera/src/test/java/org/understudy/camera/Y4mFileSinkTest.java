package org.understudy.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.understudy.camera.file.Movie;

class Y4mFileSinkTest extends FrameSinkContract {
  private static final LiveFormat FORMAT = new LiveFormat(34, 18, 25);

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("out.y4m");
  }

  @Override
  FrameSink open() throws Exception {
    return Y4mFileSink.create(file(), FORMAT);
  }

  @Override
  long delivered() throws Exception {
    return Y4mFile.read(file(), FORMAT).frames();
  }

  @Override
  boolean nothingLeftBehind() throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  private static int[] grey(int level) {
    int[] pixels = new int[FORMAT.pixels()];
    Arrays.fill(pixels, 0xff000000 | level * 0x010101);
    return pixels;
  }

  @Test
  void repeatsThePictureBeforeAPause() throws Exception {
    try (FrameSink sink = open()) {
      sink.write(grey(50), 0);
      sink.write(grey(100), FRAME_NANOS);
      sink.write(grey(200), 5 * FRAME_NANOS + FRAME_NANOS / 3);
      sink.finish();
    }
    Y4mFile written = Y4mFile.read(file(), FORMAT);
    assertThat(written.header())
        .isEqualTo("YUV4MPEG2 W34 H18 F25:1 Ip A1:1 C420jpeg XUNDERSTUDY=SYNTHETIC\n");
    assertThat(IntStream.range(0, written.frames()).map(written::grey))
        .containsExactly(50, 100, 100, 100, 100, 200);
  }

  @Test
  void aClockThatJumpsDoesNotFillTheDisk() throws Exception {
    try (FrameSink sink = open()) {
      sink.write(grey(50), 0);
      sink.write(grey(60), 3600_000_000_000L);
      sink.write(grey(70), 3600_000_000_000L + FRAME_NANOS);
      sink.finish();
    }
    Y4mFile written = Y4mFile.read(file(), FORMAT);
    assertThat(written.frames()).isEqualTo(1 + 250 + 2);
    assertThat(written.grey(250)).isCloseTo(50, within(1));
    assertThat(written.grey(251)).isCloseTo(60, within(1));
    assertThat(written.grey(252)).isCloseTo(70, within(1));
  }

  @Test
  void otherProgramsReadIt() throws Exception {
    try (FrameSink sink = open()) {
      sink.write(grey(0), 0);
      sink.write(grey(255), FRAME_NANOS);
      sink.finish();
    }
    Movie movie = Movie.read(file());
    assertThat(movie.video().codec()).isEqualTo("rawvideo");
    assertThat(movie.video().packetNanos()).containsExactly(0L, FRAME_NANOS);
    assertThat(movie.pictures())
        .containsExactly(new Movie.Sample(16, 128, 128, -1), new Movie.Sample(235, 128, 128, -1));
  }

  @Test
  void namesRatesOfNtsc() throws Exception {
    try (FrameSink sink = Y4mFileSink.create(file(), new LiveFormat(16, 16, 29.97))) {
      sink.write(new int[256], 0);
      sink.finish();
    }
    assertThat(Files.readString(file(), StandardCharsets.ISO_8859_1))
        .startsWith("YUV4MPEG2 W16 H16 F30000:1001 ");
  }

  @Test
  void aFullDiskIsNamed() throws Exception {
    Path full = Path.of("/dev/full");
    Assumptions.assumeTrue(Files.exists(full), "this system has no /dev/full");
    Path link = Files.createSymbolicLink(folder.resolve(".out.y4m.partial"), full);
    assertThatThrownBy(() -> Y4mFileSink.create(file(), FORMAT))
        .isInstanceOf(SinkException.class)
        .hasMessageContaining("cannot write " + file())
        .hasMessageContaining("the disk is full");
    assertThat(link).doesNotExist();
  }
}
