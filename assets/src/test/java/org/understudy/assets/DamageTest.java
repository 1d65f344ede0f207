package org.understudy.assets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a file that is not the one that was shipped. */
class DamageTest {
  private static final byte[] CONTENT = "a model of a face".getBytes(StandardCharsets.UTF_8);
  private static final CatalogEntry ENTRY =
      new CatalogEntry("models/face.model", CONTENT.length, Catalog.sha256(CONTENT));

  private static InputStream stream(byte[] content) {
    return new ByteArrayInputStream(content);
  }

  @Test
  void theFileItselfIsGivenBack() throws IOException {
    assertThat(ENTRY.checked(stream(CONTENT))).isEqualTo(CONTENT);
  }

  @Test
  void oneChangedBitIsFoundAndTheFileNamed() {
    byte[] changed = CONTENT.clone();
    changed[5] ^= 1;
    assertThatThrownBy(() -> ENTRY.checked(stream(changed)))
        .isInstanceOf(DamagedAssetException.class)
        .hasMessageContaining("models/face.model")
        .hasMessageContaining(ENTRY.sha256())
        .hasMessageContaining("install the program again");
  }

  @Test
  void aShorterOrLongerFileIsDamagedToo() {
    assertThatThrownBy(() -> ENTRY.checked(stream(Arrays.copyOf(CONTENT, 9))))
        .isInstanceOf(DamagedAssetException.class)
        .hasMessageContaining("ends after 9 of 17 bytes");
    assertThatThrownBy(() -> ENTRY.checked(stream(Arrays.copyOf(CONTENT, 18))))
        .isInstanceOf(DamagedAssetException.class)
        .hasMessageContaining("goes on after 17 bytes");
  }

  @Test
  void everyShippedFileIsWhatTheCatalogLists() throws IOException {
    assertThat(Assets.checkAll()).isEqualTo(Assets.list("").size()).isPositive();
  }

  @Test
  void theCatalogIsReadAsItIsWritten(@TempDir Path folder) throws IOException {
    Files.createDirectories(folder.resolve("models"));
    Files.write(folder.resolve("models/face.model"), CONTENT);
    Files.write(folder.resolve("empty"), new byte[0]);
    Catalog.update(folder);
    String text = Files.readString(folder.resolve("catalog.json"));
    assertThat(CatalogReader.read(text))
        .isEqualTo(List.of(new CatalogEntry("empty", 0, Catalog.sha256(new byte[0])), ENTRY));
    for (String damaged :
        List.of(
            "",
            "{}",
            "[ ",
            text.substring(0, text.length() / 2),
            text.replaceFirst("name", "nome"),
            text.replaceFirst("[0-9a-f]{64}", "00"),
            text + "x")) {
      assertThatThrownBy(() -> CatalogReader.read(damaged))
          .as(damaged)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("no entry at character");
    }
  }
}
