package org.understudy.avatar.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.Fixtures;
import org.understudy.avatar.Sheet;

/**
 * Files of earlier versions, as the programs of their time wrote them, are read and written anew in
 * the present version with nothing lost.
 */
class FirstVersionsTest {
  private static final int SHEETS = 5;

  @TempDir Path folder;

  private static byte[] fixture(int version) throws IOException {
    return Fixtures.bytes(FirstVersionsTest.class, "version-%d.avatar".formatted(version));
  }

  private static Avatar read(byte[] bytes) throws IOException {
    return AvatarFile.read("x.avatar", new ByteArrayInputStream(bytes));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void anOldFileIsReadAndMigrated(int version) throws IOException {
    byte[] old = fixture(version);
    assertThat(old[11]).isEqualTo((byte) version);
    Avatar avatar = read(old);
    assertThat(avatar.name()).isEqualTo("procedural");
    assertThat(avatar.metadata()).containsEntry("made-by", "formulas");
    assertThat(avatar.sheets()).hasSize(SHEETS);
    assertThat(avatar.light().isPresent()).isEqualTo(version > 1);
    assertThat(avatar.lobes()).isEmpty();

    Path now = folder.resolve("now.avatar");
    AvatarFile.write(avatar, now, TextureQuality.DEFAULT);
    assertThat(Files.readAllBytes(now)[11]).isEqualTo((byte) Container.VERSION);
    Avatar again = AvatarFile.read(now);
    assertThat(again.metadata()).isEqualTo(avatar.metadata());
    assertThat(again.framing()).isEqualTo(avatar.framing());
    assertThat(again.light().isPresent()).isEqualTo(avatar.light().isPresent());
    assertThat(again.sheets().stream().map(Sheet::name))
        .isEqualTo(avatar.sheets().stream().map(Sheet::name).toList());
  }

  @Test
  void aNewerFileIsRefusedWithWhatToDo() throws IOException {
    byte[] newer = fixture(1);
    newer[11] = Container.VERSION + 1;
    assertThatThrownBy(() -> read(newer))
        .isInstanceOf(AvatarFileException.class)
        .hasMessageContaining("version 4, this program reads versions 1 to 3")
        .hasMessageContaining("newer Understudy wrote it: update this one");
  }

  @Test
  void aFileOfNoVersionIsNotCalledNewer() throws IOException {
    byte[] none = fixture(1);
    none[11] = 0;
    assertThatThrownBy(() -> read(none)).message().contains("version 0").doesNotContain("newer");
  }
}
