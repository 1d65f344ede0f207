package org.understudy.assets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;

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
  void theCatalogIsReadAsItIsWritten() {
    String text =
        """
        [ { "name" : "a", "bytes" : 3, "sha256" : "00" }, { "sha256" : "ff", "bytes" : 0, "name" : "b" } ]""";
    assertThat(CatalogReader.read(stream(text.getBytes(StandardCharsets.UTF_8))))
        .isEqualTo(List.of(new CatalogEntry("a", 3, "00"), new CatalogEntry("b", 0, "ff")));
    for (String damaged : List.of("{}", "[", "[{\"name\":\"a\"}]", "[{\"size\":1}]", "[1]", "")) {
      assertThatThrownBy(() -> CatalogReader.read(stream(damaged.getBytes(StandardCharsets.UTF_8))))
          .as(damaged)
          .isInstanceOf(JacksonException.class);
    }
  }
}
