package org.understudy.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.understudy.parametric.Gaze;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.RigidTransform;
import org.understudy.trainer.dataset.DatasetManifest.Reject;

class PortraitSetTest {
  private static final int SIZE = 24;

  @TempDir Path folder;

  private static DatasetManifest wanted(String source) {
    return DatasetManifest.empty(source, "drawn by a test", "CC0 1.0", SIZE, 3, 2);
  }

  private static Portrait portrait(int number) {
    SplittableRandom random = new SplittableRandom(number);
    byte[] rgba = new byte[4 * SIZE * SIZE];
    for (int i = 0; i < SIZE * SIZE; i++) {
      int alpha = i < SIZE ? 0 : i < 2 * SIZE ? random.nextInt(1, 255) : 255;
      for (int c = 0; c < 3; c++) {
        rgba[4 * i + c] = (byte) random.nextInt(alpha + 1);
      }
      rgba[4 * i + 3] = (byte) alpha;
    }
    PortraitPose pose =
        PortraitPose.REST
            .withRoot(new RigidTransform(0.1, 0.2, -0.1, 0.01, -0.02, -1.2))
            .withGaze(new Gaze(0.1f, 0.05f, 0.1f, 0.05f));
    return new Portrait(
        "p-" + number,
        SIZE,
        rgba,
        PortraitCodes.of(new float[] {1, 2, number}, new float[] {0.5f, -1}, pose, 20));
  }

  private void write() throws IOException {
    DatasetWriter writer = DatasetWriter.open(folder, wanted("one"));
    writer.add(List.of(portrait(0), portrait(1)), 0, List.of());
    writer.add(List.of(portrait(2)), 2, List.of(new Reject("q.jpg", "no face")));
  }

  @Test
  void givesBackWhatWasWritten() throws Exception {
    write();
    PortraitSet set = PortraitSet.open(folder);
    assertThat(set.count()).isEqualTo(3);
    assertThat(set.manifest().rejects()).containsExactly(new Reject("q.jpg", "no face"));
    for (int i = 0; i < 3; i++) {
      Portrait read = set.read(i);
      Portrait written = portrait(i);
      assertThat(read.name()).isEqualTo(written.name());
      assertThat(read.codes().identity()).containsExactly(1, 2, i);
      assertThat(read.codes().pose()).isEqualTo(written.codes().pose());
      assertThat(read.codes().camera(SIZE)).isEqualTo(written.codes().camera(SIZE));
      for (int k = 0; k < read.rgba().length; k++) {
        assertThat(Math.abs((read.rgba()[k] & 255) - (written.rgba()[k] & 255)))
            .isLessThanOrEqualTo(1);
      }
    }
    set.verify(folder);
  }

  @Test
  void goesOnWithTheSameSettingsOnly() throws Exception {
    write();
    DatasetWriter again = DatasetWriter.open(folder, wanted("one"));
    assertThat(again.manifest().count()).isEqualTo(3);
    again.add(List.of(portrait(3)), 3, List.of());
    assertThat(PortraitSet.open(folder).count()).isEqualTo(4);
    assertThatThrownBy(() -> DatasetWriter.open(folder, wanted("two")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("other settings: one")
        .hasMessageContaining("--out");
  }

  @Test
  void writesTheSameBytesEveryTime() throws Exception {
    write();
    String first = PortraitSet.open(folder).manifest().shards().getFirst().sha256();
    Path other = Files.createDirectory(folder.resolve("other"));
    DatasetWriter writer = DatasetWriter.open(other, wanted("one"));
    writer.add(List.of(portrait(0), portrait(1)), 0, List.of());
    assertThat(writer.manifest().shards().getFirst().sha256()).isEqualTo(first);
  }

  @Test
  void leavesOtherFoldersAlone() throws Exception {
    Files.writeString(folder.resolve("letter.txt"), "dear");
    assertThatThrownBy(() -> DatasetWriter.open(folder, wanted("one")))
        .hasMessageContaining("not empty");
    assertThatThrownBy(() -> PortraitSet.open(folder)).hasMessageContaining("no set of portraits");
  }

  @Test
  void namesDamagedFiles() throws Exception {
    write();
    Path shard = folder.resolve("portraits-00000.zip");
    byte[] whole = Files.readAllBytes(shard);
    byte[] spoilt = whole.clone();
    for (int i = 60; i < 400; i++) {
      spoilt[i] ^= 0x5a;
    }
    Files.write(shard, spoilt);
    PortraitSet set = PortraitSet.open(folder);
    assertThatThrownBy(() -> set.read(0))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(shard.toString())
        .hasMessageContaining("p-0");
    assertThatThrownBy(() -> set.verify(folder)).hasMessageContaining("hash");
    Files.write(shard, java.util.Arrays.copyOf(whole, whole.length - 10));
    assertThatThrownBy(() -> PortraitSet.open(folder))
        .hasMessageContaining(shard.toString())
        .hasMessageContaining("not whole");
    Files.writeString(folder.resolve("manifest.json"), "{\"format\":");
    assertThatThrownBy(() -> PortraitSet.open(folder)).hasMessageContaining("manifest.json");
  }
}
