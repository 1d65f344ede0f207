package org.understudy.trainer.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.understudy.trainer.SharedFolder;
import org.understudy.trainer.makehuman.MakeHuman;

class GalleryPeopleTest {
  private static MakeHuman data;

  @BeforeAll
  static void open() throws IOException {
    var folder = SharedFolder.find("makehuman/data");
    Assumptions.assumeTrue(folder.isPresent(), "needs ../shared/makehuman/data");
    data = MakeHuman.open(folder.get());
  }

  static List<String> names() {
    return GalleryPeople.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyoneIsMadeOfWhatTheFolderHas(String name) throws IOException {
    StudioPerson person = GalleryPeople.find(name, data);
    assertThat(person.name()).isEqualTo(name);
    StudioCharacter character = StudioCharacter.of(data, person);
    List<String> parts = character.parts().stream().map(p -> p.part().name()).toList();
    assertThat(parts).contains("skin", "eyes", "teeth", "tongue", "cloth", "brows", "lashes");
    assertThat(parts.contains("glasses")).isEqualTo(person.glasses().isPresent());
    assertThat(parts.contains("hair"))
        .isEqualTo(person.hair().map(h -> !h.isCropped()).orElse(false));
  }

  @Test
  void theGalleryIsMixed() throws IOException {
    List<StudioPerson> all = new ArrayList<>();
    for (String name : GalleryPeople.names()) {
      all.add(GalleryPeople.find(name, data));
    }
    assertThat(all).hasSize(10);
    assertThat(all.getFirst().name()).isEqualTo("ada");
    assertThat(all.stream().filter(p -> p.body().male() < 0.5)).hasSize(5);
    assertThat(all.stream().filter(p -> p.beard().isPresent())).hasSizeGreaterThanOrEqualTo(2);
    assertThat(all.stream().filter(p -> p.glasses().isPresent())).isNotEmpty();
    Set<String> longHair = Set.of("hair/long01", "hair/braid01", "hair/ponytail01");
    assertThat(all.stream().filter(p -> longHair.contains(p.hair().orElseThrow().proxy())))
        .hasSizeGreaterThanOrEqualTo(4);
    assertThat(all.stream().map(p -> p.body().ageYears())).anyMatch(a -> a < 30);
    assertThat(all.stream().map(p -> p.body().ageYears())).anyMatch(a -> a > 60);
    assertThat(all.stream().filter(p -> p.skin().texture().contains("darkskinned")))
        .hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  void nobodyOfAnotherNameIsFound() {
    assertThatThrownBy(() -> GalleryPeople.find("nobody", data))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nobody")
        .hasMessageContaining("ada");
  }
}
