package org.understudy.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OneFrameFileSinkTest extends LiveSinkContract {
  @TempDir Path folder;

  private Path file() {
    return folder.resolve("camera.y4m");
  }

  @Override
  LiveSink open() throws Exception {
    return OneFrameFileSink.create(file(), FORMAT);
  }

  @Override
  int greyAsSeen(LiveSink sink) throws Exception {
    Y4mFile read = Y4mFile.read(file(), FORMAT);
    assertThat(read.frames()).isEqualTo(1);
    return read.grey(0);
  }

  @Override
  boolean nothingLeftBehind() throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  @Test
  void isThereAtFullSizeBeforeTheFirstPictureAndNeverChangesIt() throws Exception {
    try (LiveSink sink = open()) {
      long size = Files.size(file());
      assertThat(Y4mFile.read(file(), FORMAT).grey(0)).isZero();
      for (int i = 0; i < 5; i++) {
        sink.show(grey(10 * i), i);
        assertThat(Files.size(file())).isEqualTo(size);
      }
    }
  }

  @Test
  void aReaderThatKeepsTheFileOpenSeesEveryNewPicture() throws Exception {
    try (LiveSink sink = open();
        RandomAccessFile reader = new RandomAccessFile(file().toFile(), "r")) {
      reader.readLine();
      long pictureOffset = reader.getFilePointer() + "FRAME\n".length();
      for (int level : new int[] {0, 255, 128}) {
        sink.show(grey(level), level);
        reader.seek(pictureOffset);
        assertThat(reader.read()).isEqualTo(16 + Math.round(level * 219 / 255f));
      }
    }
  }

  @Test
  void saysWhyItCannotBeWritten() {
    assertThatThrownBy(() -> OneFrameFileSink.create(folder.resolve("no/such.y4m"), FORMAT))
        .isInstanceOf(SinkException.class)
        .hasMessageContaining("does not exist");
  }
}
