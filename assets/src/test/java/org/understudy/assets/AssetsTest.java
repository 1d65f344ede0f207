package org.understudy.assets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AssetsTest {
  private static final Path FOLDER = Path.of("src/main/resources/org/understudy/assets");

  @Test
  void everyFileIsWhatTheCatalogSays() throws IOException {
    for (CatalogEntry entry : Assets.list("")) {
      assertThat(Catalog.sha256(Assets.open(entry.name())))
          .as("%s; after a change run Catalog.update on %s", entry.name(), FOLDER)
          .isEqualTo(entry.sha256());
    }
  }

  @Test
  void everyFileIsInTheCatalog() throws IOException {
    List<String> names = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(FOLDER)) {
      walk.filter(Files::isRegularFile)
          .map(p -> FOLDER.relativize(p).toString().replace('\\', '/'))
          .filter(n -> !n.equals("catalog.json"))
          .forEach(names::add);
    }
    assertThat(Assets.list("").stream().map(CatalogEntry::name))
        .containsExactlyInAnyOrderElementsOf(names);
  }

  @Test
  void theModelsStayWithinTheirSize() throws IOException {
    long bytes = Assets.list("models/").stream().mapToLong(CatalogEntry::bytes).sum();
    assertThat(bytes).isBetween(100_000L, 3_000_000L);
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(() -> Assets.open("models/none.model"))
        .isInstanceOf(FileNotFoundException.class)
        .hasMessageContaining("models/none.model")
        .hasMessageContaining("models/face.model");
    assertThat(Assets.url("../assets/Assets.class")).isEmpty();
  }
}
