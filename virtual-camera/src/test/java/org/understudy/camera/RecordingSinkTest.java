package org.understudy.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.understudy.camera.file.Movie;

class RecordingSinkTest extends LiveSinkContract {
  @TempDir Path folder;

  @Override
  LiveSink open() throws Exception {
    return new RecordingSink(Y4mFileSink.create(folder.resolve("call.y4m"), FORMAT), FORMAT);
  }

  @Override
  int greyAsSeen(LiveSink sink) throws Exception {
    sink.close();
    Y4mFile file = Y4mFile.read(folder.resolve("call.y4m"), FORMAT);
    return file.grey(file.frames() - 1);
  }

  @Override
  boolean nothingLeftBehind() throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  @Test
  void timeStartsWithTheFirstPicture() throws Exception {
    VideoFileOptions options =
        new VideoFileOptions(64, 48, TimeBase.VIDEO, 30, false, 1, Optional.empty());
    Path file = folder.resolve("call.mp4");
    long start = 9_876_543_210_000L;
    try (LiveSink sink = new RecordingSink(VideoFileSink.create(file, options), FORMAT)) {
      sink.show(grey(1), start);
      sink.show(grey(2), start + 40_000_000);
      sink.show(grey(3), start + 100_000_000);
    }
    assertThat(Movie.read(file).video().packetNanos())
        .containsExactly(0L, 40_000_000L, 100_000_000L);
  }

  @Test
  void aRecordingThatFailedIsNotPublished() throws Exception {
    Path small = Files.createDirectory(folder.resolve("small"));
    Assumptions.assumeTrue(
        mount("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", small.toString()),
        "mounting a tiny disk takes root");
    try {
      LiveSink sink =
          new RecordingSink(Y4mFileSink.create(small.resolve("call.y4m"), FORMAT), FORMAT);
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 100; i++) {
                  sink.show(grey(i), i * FRAME_NANOS);
                }
              })
          .isInstanceOf(SinkException.class)
          .hasMessageContaining("the disk is full");
      sink.close();
      try (Stream<Path> files = Files.list(small)) {
        assertThat(files).isEmpty();
      }
    } finally {
      assertThat(mount("umount", small.toString())).isTrue();
    }
  }

  private static boolean mount(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getInputStream().readAllBytes();
    return process.waitFor() == 0;
  }

  @Test
  void refusesAFileOfAnotherSize() throws Exception {
    try (FrameSink file = Y4mFileSink.create(folder.resolve("a.y4m"), new LiveFormat(32, 32, 30))) {
      assertThatThrownBy(() -> new RecordingSink(file, FORMAT)).hasMessageContaining("got 32x32");
    }
  }
}
