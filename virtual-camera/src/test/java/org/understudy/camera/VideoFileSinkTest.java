package org.understudy.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.understudy.camera.file.Movie;

class VideoFileSinkTest extends FrameSinkContract {
  private static final int WIDTH = 64;
  private static final int HEIGHT = 48;
  private static final int RED = 0xff0000ff;

  @TempDir Path folder;

  @Override
  FrameSink open() throws Exception {
    return VideoFileSink.create(folder.resolve("out.mp4"), options(false, Optional.empty()));
  }

  @Override
  long delivered() throws Exception {
    return Movie.read(folder.resolve("out.mp4")).pictures().size();
  }

  @Override
  boolean nothingLeftBehind() throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  private static VideoFileOptions options(boolean transparent, Optional<SoundSource> sound) {
    return new VideoFileOptions(WIDTH, HEIGHT, new TimeBase(1, 15360), 25, transparent, 1, sound);
  }

  private Path write(String name, boolean transparent, Optional<SoundSource> sound, int pixel)
      throws Exception {
    Path file = folder.resolve(name);
    try (FrameSink sink = VideoFileSink.create(file, options(transparent, sound))) {
      int[] pixels = new int[WIDTH * HEIGHT];
      Arrays.fill(pixels, pixel);
      for (int i = 0; i < 25; i++) {
        sink.write(pixels, i * FRAME_NANOS);
      }
      sink.finish();
    }
    return file;
  }

  @Test
  void keepsVariableTimeStampsExactly() throws Exception {
    TimeBase base = new TimeBase(1, 15360);
    long[] ticks = {0, 512, 1024, 1031, 2500, 2999, 5000, 5512};
    List<Long> expected = new ArrayList<>();
    Path file = folder.resolve("variable.mp4");
    try (FrameSink sink = VideoFileSink.create(file, options(false, Optional.empty()))) {
      for (long tick : ticks) {
        sink.write(new int[WIDTH * HEIGHT], base.nanos(tick));
        expected.add(base.nanos(tick));
      }
      sink.finish();
    }
    assertThat(Movie.read(file).video().packetNanos()).isEqualTo(expected);
  }

  @Test
  void writesColoursOfBt709() throws Exception {
    Movie movie = Movie.read(write("red.mp4", false, Optional.empty(), RED));
    assertThat(movie.video().codec()).isEqualTo("h264");
    assertThat(movie.pictures())
        .hasSize(25)
        .allSatisfy(
            sample -> {
              assertThat(sample.y()).isCloseTo(63, within(2));
              assertThat(sample.u()).isCloseTo(102, within(2));
              assertThat(sample.v()).isCloseTo(240, within(2));
            });
    assertThat(movie.seconds()).isCloseTo(1.0, within(0.01));
  }

  @Test
  void saysThatItsPicturesAreSynthetic() throws Exception {
    for (String name : List.of("told.mp4", "told.webm")) {
      Path file = write(name, name.endsWith("webm"), Optional.empty(), RED);
      assertThat(Movie.read(file).tags())
          .as(name)
          .containsEntry("comment", PictureKind.NOTICE)
          .containsEntry("description", PictureKind.NOTICE);
    }
  }

  @Test
  void saysNothingOfTheKindAboutWhatACameraSaw() throws Exception {
    Path file = folder.resolve("clip.mp4");
    VideoFileOptions camera = options(false, Optional.empty()).showing(PictureKind.CAMERA);
    try (FrameSink sink = VideoFileSink.create(file, camera)) {
      sink.write(new int[WIDTH * HEIGHT], 0);
      sink.finish();
    }
    assertThat(Movie.read(file).tags()).doesNotContainKeys("comment", "description");
  }

  @Test
  void writesStraightAlphaInWebm() throws Exception {
    int halfRed = 0x80000080;
    Movie movie = Movie.read(write("half.webm", true, Optional.empty(), halfRed));
    assertThat(movie.video().codec()).isEqualTo("vp9");
    assertThat(movie.pictures())
        .hasSize(25)
        .allSatisfy(
            sample -> {
              assertThat(sample.alpha()).isCloseTo(128, within(3));
              assertThat(sample.y()).isCloseTo(63, within(4));
              assertThat(sample.v()).isCloseTo(240, within(4));
            });
  }

  @Test
  void encodesSoundThatTheContainerCannotHoldAndCopiesWhatItCan() throws Exception {
    Path wave = tone(folder.resolve("tone.wav"), 44_100, 1.0);
    Path encoded = write("aac.mp4", false, Optional.of(new SoundSource(wave, 0, false)), RED);
    Movie.Track aac = Movie.read(encoded).sound().orElseThrow();
    assertThat(aac.codec()).isEqualTo("aac");
    assertThat(aac.seconds()).isCloseTo(1.0, within(0.05));

    Path copied = write("copy.mp4", false, Optional.of(new SoundSource(encoded, 0, false)), RED);
    Movie.Track again = Movie.read(copied).sound().orElseThrow();
    assertThat(again).isEqualTo(aac);

    Path webm = write("opus.webm", true, Optional.of(new SoundSource(encoded, 0, false)), RED);
    Movie.Track opus = Movie.read(webm).sound().orElseThrow();
    assertThat(opus.codec()).isEqualTo("opus");
    assertThat(Movie.read(webm).seconds()).isCloseTo(1.0, within(0.06));
  }

  @Test
  void cutsSoundAtTheLastPictureOnRequestAndStartsItLater() throws Exception {
    Path wave = tone(folder.resolve("tone.wav"), 48_000, 3.0);
    long start = 500_000_000L;
    Path cut = write("cut.mp4", false, Optional.of(new SoundSource(wave, start, true)), RED);
    Movie.Track sound = Movie.read(cut).sound().orElseThrow();
    assertThat(sound.seconds()).isCloseTo(1.0, within(0.1));
    Path kept = write("kept.mp4", false, Optional.of(new SoundSource(wave, start, false)), RED);
    assertThat(Movie.read(kept).sound().orElseThrow().seconds()).isCloseTo(2.5, within(0.1));
  }

  @Test
  void aSourceWithoutSoundIsNoError() throws Exception {
    Path silent = write("silent.mp4", false, Optional.empty(), RED);
    Path file = write("out.mp4", false, Optional.of(new SoundSource(silent, 0, false)), RED);
    assertThat(Movie.read(file).sound()).isEmpty();
  }

  @Test
  void keepsAnExistingFileWhenWritingFails() throws Exception {
    Path file = Files.writeString(folder.resolve("out.mp4"), "precious");
    try (FrameSink sink = open()) {
      sink.write(new int[WIDTH * HEIGHT], 0);
    }
    assertThat(file).hasContent("precious");
  }

  @Test
  void saysWhyATargetCannotBeWritten() throws Exception {
    VideoFileOptions options = options(false, Optional.empty());
    assertThatThrownBy(() -> VideoFileSink.create(folder.resolve("no/such/out.mp4"), options))
        .isInstanceOf(SinkException.class)
        .hasMessageContaining("does not exist");
    assertThatThrownBy(() -> VideoFileSink.create(folder, options))
        .isInstanceOf(SinkException.class)
        .hasMessageContaining("is a folder");
    Path readOnly = Path.of("/proc/out.mp4");
    Assumptions.assumeTrue(Files.isDirectory(Path.of("/proc")), "this system has no /proc");
    assertThatThrownBy(() -> VideoFileSink.create(readOnly, options))
        .isInstanceOf(SinkException.class)
        .hasMessageContaining("cannot write /proc/out.mp4");
  }

  @Test
  void saysThatTheSoundCannotBeRead() throws Exception {
    Path text = Files.writeString(folder.resolve("notes.txt"), "no sound in here");
    Optional<SoundSource> sound = Optional.of(new SoundSource(text, 0, false));
    assertThatThrownBy(() -> VideoFileSink.create(folder.resolve("out.mp4"), options(false, sound)))
        .isInstanceOf(SinkException.class)
        .hasMessageContaining("read the sound of")
        .hasMessageContaining("notes.txt");
    assertThat(folder.resolve("out.mp4")).doesNotExist();
  }

  @Test
  void aFullDiskIsNamedAndLeavesNothing() throws Exception {
    Path small = Files.createDirectory(folder.resolve("small"));
    Assumptions.assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", small.toString()),
        "mounting a tiny disk takes root");
    try {
      VideoFileOptions options =
          new VideoFileOptions(512, 512, TimeBase.VIDEO, 25, false, 1, Optional.empty());
      assertThatThrownBy(() -> fillWithNoise(small.resolve("out.mp4"), options))
          .isInstanceOf(SinkException.class)
          .hasMessageContaining("the disk is full");
      try (Stream<Path> files = Files.list(small)) {
        assertThat(files).isEmpty();
      }
    } finally {
      assertThat(run("umount", small.toString())).isTrue();
    }
  }

  private static void fillWithNoise(Path file, VideoFileOptions options) throws SinkException {
    try (FrameSink sink = VideoFileSink.create(file, options)) {
      int[] pixels = new Random(1).ints(512 * 512).toArray();
      for (int i = 0; i < 20; i++) {
        sink.write(pixels, i * FRAME_NANOS);
      }
      sink.finish();
    }
  }

  @Test
  void refusesOddSizes() {
    assertThatThrownBy(
            () -> new VideoFileOptions(63, 48, TimeBase.VIDEO, 25, false, 1, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("even number");
  }

  private static boolean run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getInputStream().readAllBytes();
    return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
  }

  /** A 440 Hz tone as a RIFF WAVE file, 16 bits, one channel. */
  private static Path tone(Path file, int rate, double seconds) throws Exception {
    int samples = (int) (rate * seconds);
    ByteBuffer wave = ByteBuffer.allocate(44 + 2 * samples).order(ByteOrder.LITTLE_ENDIAN);
    wave.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 2 * samples);
    wave.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    wave.putShort((short) 1).putShort((short) 1).putInt(rate).putInt(2 * rate);
    wave.putShort((short) 2).putShort((short) 16);
    wave.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(2 * samples);
    for (int i = 0; i < samples; i++) {
      wave.putShort((short) Math.round(8000 * Math.sin(2 * Math.PI * 440 * i / rate)));
    }
    return Files.write(file, wave.array());
  }
}
