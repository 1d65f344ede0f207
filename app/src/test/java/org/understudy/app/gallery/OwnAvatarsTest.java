package org.understudy.app.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.understudy.app.console.CommandFailure;
import org.understudy.avatar.file.AvatarFileException;

class OwnAvatarsTest {
  @TempDir Path folder;
  private Path file = Path.of("unset");
  private OwnAvatars own = new OwnAvatars(file);

  @BeforeEach
  void takeAnAvatarFromTheProgram() throws IOException {
    file = folder.resolve("download.avatar");
    try (InputStream in = AvatarSource.Bundled.find("ada").orElseThrow().open()) {
      Files.copy(in, file);
    }
    own = new OwnAvatars(folder.resolve("data").resolve("avatars"));
  }

  private Stream<String> files() throws IOException {
    try (Stream<Path> files = Files.list(own.folder())) {
      return files.map(f -> f.getFileName().toString()).toList().stream();
    }
  }

  @Test
  void thereIsNoneAtFirst() throws IOException {
    assertThat(own.list()).isEmpty();
    assertThat(own.find("clara")).isEmpty();
    assertThat(own.folder()).doesNotExist();
  }

  @Test
  void whatIsAddedIsFoundByItsName() throws IOException {
    AvatarSource.Own added = own.add(file, "clara", false);
    assertThat(added.path()).hasSameBinaryContentAs(file);
    assertThat(own.find("clara")).contains(added);
    own.add(file, "bea-2", false);
    Files.writeString(own.folder().resolve("Not A Name.avatar"), "x");
    Files.writeString(own.folder().resolve("note.txt"), "x");
    assertThat(own.list().stream().map(AvatarSource.Own::name)).containsExactly("bea-2", "clara");
    assertThat(own.list().getFirst().load().name()).isEqualTo("ada");
    own.remove(added);
    assertThat(own.find("clara")).isEmpty();
  }

  @Test
  void oneOfTheSameContentIsFoundWhateverItsName() throws IOException {
    assertThat(own.same(file)).isEmpty();
    AvatarSource.Own added = own.add(file, "clara", false);
    assertThat(own.same(file)).contains(added);
    Path other = Files.writeString(folder.resolve("other.avatar"), "x");
    assertThat(own.same(other)).isEmpty();
  }

  @Test
  void oneOfTheSameNameStaysUnlessItIsToBeReplaced() throws IOException {
    own.add(file, "clara", false);
    assertThatThrownBy(() -> own.add(file, "clara", false))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("--replace");
    own.add(file, "clara", true);
    assertThat(files()).containsExactly("clara.avatar");
  }

  @Test
  void aDamagedFileChangesNothing() throws IOException {
    own.add(file, "clara", false);
    byte[] bytes = Files.readAllBytes(file);
    Path damaged = folder.resolve("damaged.avatar");
    bytes[bytes.length / 2] ^= 1;
    Files.write(damaged, bytes);
    assertThatThrownBy(() -> own.add(damaged, "clara", true))
        .isInstanceOf(AvatarFileException.class)
        .hasMessageContaining("damaged.avatar: damaged: the checksum of");
    Files.write(damaged, Arrays.copyOf(bytes, 1000));
    assertThatThrownBy(() -> own.add(damaged, "dora", false))
        .hasMessageContaining("damaged.avatar: cut short");
    assertThat(files()).containsExactly("clara.avatar");
    assertThat(own.folder().resolve("clara.avatar")).hasSameBinaryContentAs(file);
  }

  @Test
  void nothingLargerThanAnAvatarIsCopied() throws IOException {
    Path large = folder.resolve("large.avatar");
    Files.write(large, new byte[13 << 20]);
    assertThatThrownBy(() -> own.add(large, "large", false))
        .hasMessageContaining("large.avatar is larger than any avatar: the limit is 12.8 MB");
    assertThat(files()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "../ada", "a/b", "a\\b", "Ada", "a.b", "a b", "a\0", "-/-"})
  void namesDoNotLeadElsewhere(String name) {
    assertThat(OwnAvatars.isName(name)).isFalse();
    assertThat(own.find(name)).isEmpty();
    assertThatThrownBy(() -> own.add(file, name, true))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void namesAreShort() {
    assertThat(OwnAvatars.isName("a".repeat(40))).isTrue();
    assertThat(OwnAvatars.isName("a".repeat(41))).isFalse();
  }
}
