package org.understudy.app.making;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.understudy.app.versions.Fixtures;

/** Jobs of the first window can be gone on with; a newer window's are left to it. */
class FirstVersionsTest {
  @TempDir Path folder;

  @Test
  void theFirstJobIsRead() throws IOException {
    String text = Files.readString(Fixtures.copy("job-1.json", folder));
    assertThat(FitJobCodec.read(text))
        .contains(new FitJob("me", Path.of("/home/me/clip.mp4"), true, false));
  }

  @Test
  void aNewerJobIsRefusedAndItsRecordingStays() throws IOException {
    Path place = folder.resolve("making");
    Path clip = place.resolve("recording").resolve("clip.mp4");
    Files.createDirectories(clip.getParent());
    Files.writeString(clip, "a film");
    String text = Files.readString(Fixtures.copy("job-1.json", folder));
    Files.writeString(place.resolve("job.json"), text.replace("\"version\":1", "\"version\":2"));
    try (MakingFolder making = new MakingFolder(place, folder.resolve("kept"))) {
      assertThatThrownBy(making::tidy)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("version 2, written by a newer Understudy")
          .hasMessageContaining("update it");
      assertThatThrownBy(making::newRecording).hasMessageContaining("newer Understudy");
      assertThatThrownBy(() -> making.keep(new FitJob("me", clip, false, false)))
          .hasMessageContaining("newer Understudy");
      assertThatThrownBy(making::clear).hasMessageContaining("newer Understudy");
      assertThat(making.held()).as("whoever closes it removes nothing").isFalse();
    }
    assertThat(clip).exists();
    assertThat(place.resolve("job.json")).content().contains("\"version\":2");
  }
}
