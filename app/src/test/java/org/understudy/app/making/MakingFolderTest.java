package org.understudy.app.making;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MakingFolderTest {
  @TempDir Path data;

  private MakingFolder folder() {
    return new MakingFolder(data.resolve("making"), data.resolve("recordings"));
  }

  static String permissions(@Nullable Path path) throws IOException {
    return PosixFilePermissions.toString(
        Files.getPosixFilePermissions(Objects.requireNonNull(path)));
  }

  @Test
  void nothingIsThereBeforeItIsNeeded() throws Exception {
    try (MakingFolder folder = folder()) {
      assertThat(folder.tidy()).isEmpty();
      folder.clear();
    }
    assertThat(data).isEmptyDirectory();
  }

  @Test
  void recordingsAreTheirOwnersAlone() throws Exception {
    try (MakingFolder folder = folder()) {
      Path clip = folder.newRecording();
      assertThat(clip).doesNotExist();
      assertThat(permissions(clip.getParent())).isEqualTo("rwx------");
      assertThat(permissions(data.resolve("making"))).isEqualTo("rwx------");
      Path partial = clip.resolveSibling("." + clip.getFileName() + ".partial");
      assertThat(permissions(partial)).isEqualTo("rw-------");
      Files.writeString(clip, "pictures");
      FitJob job = new FitJob("me", clip, true, false);
      folder.keep(job);
      assertThat(permissions(clip)).isEqualTo("rw-------");
      assertThat(permissions(folder.work())).isEqualTo("rwx------");
    }
  }

  @Test
  void staleRecordingsAreRemovedAtTheNextStart() throws Exception {
    try (MakingFolder crashed = folder()) {
      Path clip = crashed.newRecording();
      Files.writeString(clip.resolveSibling("." + clip.getFileName() + ".partial"), "half");
      Files.writeString(clip, "whole, but nobody said to use it");
    }
    assertThat(data.resolve("making")).exists();
    try (MakingFolder next = folder()) {
      assertThat(next.tidy()).isEmpty();
    }
    assertThat(data).isEmptyDirectory();
  }

  @Test
  void aJobAndItsRecordingStay() throws Exception {
    FitJob job;
    try (MakingFolder first = folder()) {
      Path clip = first.newRecording();
      Files.writeString(clip, "pictures");
      Files.writeString(clip.resolveSibling(".other.partial"), "half");
      job = new FitJob("me", clip, true, true);
      first.keep(job);
    }
    try (MakingFolder next = folder()) {
      assertThat(next.tidy()).contains(job);
      assertThat(job.clip()).exists();
      assertThat(job.clip().resolveSibling(".other.partial")).doesNotExist();
    }
  }

  @Test
  void aJobWhoseClipIsGoneIsGone() throws Exception {
    try (MakingFolder first = folder()) {
      first.keep(new FitJob("me", data.resolve("nowhere.mp4"), false, false));
    }
    try (MakingFolder next = folder()) {
      assertThat(next.tidy()).isEmpty();
    }
    assertThat(data).isEmptyDirectory();
  }

  @Test
  void aDamagedJobIsRemoved() throws Exception {
    Files.createDirectories(data.resolve("making"));
    for (String text :
        new String[] {"{", "[]", "{\"version\":0}", "{\"version\":1,\"name\":\"../../x\"}"}) {
      Files.createDirectories(data.resolve("making"));
      Files.writeString(data.resolve("making").resolve("job.json"), text);
      try (MakingFolder next = folder()) {
        assertThat(next.tidy()).as(text).isEmpty();
      }
    }
  }

  @Test
  void onlyOneWindowMakesAnAvatar() throws Exception {
    try (MakingFolder one = folder();
        MakingFolder other = folder()) {
      Path clip = one.newRecording();
      Files.writeString(clip, "pictures");
      assertThatThrownBy(other::tidy).hasMessageContaining("another window");
      assertThatThrownBy(other::newRecording).hasMessageContaining("another window");
      assertThat(clip).exists();
      one.clear();
      assertThat(other.newRecording()).doesNotExist();
    }
  }

  @Test
  void linksAreRemovedAndNotFollowed() throws Exception {
    Path precious = Files.writeString(data.resolve("precious.txt"), "stays");
    try (MakingFolder folder = folder()) {
      Path clip = folder.newRecording();
      Files.createSymbolicLink(clip.resolveSibling("link"), data);
      folder.clear();
    }
    assertThat(precious).exists();
  }
}
