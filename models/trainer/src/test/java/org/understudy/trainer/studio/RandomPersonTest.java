package org.understudy.trainer.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.understudy.trainer.makehuman.DetailModifier;

class RandomPersonTest {
  private static final List<StudioPerson> CROWD =
      LongStream.range(0, 1500).mapToObj(seed -> RandomPerson.of(seed, sliders())).toList();

  private static Map<String, DetailModifier> sliders(String... further) {
    List<String> names =
        new ArrayList<>(
            List.of(
                "nose/nose-hump-decr|incr",
                "ears/l-ear-scale-decr|incr",
                "ears/r-ear-scale-decr|incr",
                "head/head-age-decr|incr",
                "asym/asym-nose-1-l|r"));
    names.addAll(0, List.of(further));
    Map<String, DetailModifier> all = new LinkedHashMap<>();
    for (String name : names) {
      String group = name.substring(0, name.indexOf('/'));
      all.put(name, new DetailModifier(name, group, Optional.of(Path.of("a")), Path.of("b")));
    }
    return all;
  }

  @Test
  void aSeedIsAlwaysTheSamePerson() {
    Map<String, DetailModifier> reversed = new LinkedHashMap<>();
    List<String> names = new ArrayList<>(sliders().keySet()).reversed();
    names.forEach(n -> reversed.put(n, sliders().get(n)));
    for (long seed : new long[] {-3, 0, 7, Long.MAX_VALUE}) {
      StudioPerson person = RandomPerson.of(seed, sliders());
      assertThat(RandomPerson.of(seed, sliders())).isEqualTo(person);
      assertThat(RandomPerson.of(seed, reversed)).isEqualTo(person);
      assertThat(RandomPerson.of(seed + 1, sliders())).isNotEqualTo(person);
    }
  }

  @Test
  void aFurtherSliderChangesNoOther() {
    Map<String, Double> few = RandomPerson.of(5, sliders()).body().details();
    Map<String, Double> more =
        RandomPerson.of(5, sliders("chin/chin-cleft-decr|incr")).body().details();
    assertThat(more).containsAllEntriesOf(few).containsKey("chin/chin-cleft-decr|incr");
  }

  @Test
  void everyoneReadsBackFromAFile() throws IOException {
    for (StudioPerson person : CROWD.subList(0, 100)) {
      assertThat(PersonFile.parse(PersonFile.text(person), "a test")).isEqualTo(person);
    }
  }

  @Test
  void nobodyIsACaricature() {
    for (StudioPerson person : CROWD) {
      assertThat(person.body().details().values())
          .allMatch(v -> Math.abs(v) <= RandomBody.MOST || v < 0);
      assertThat(person.body().male()).matches(m -> m <= 0.15 || m >= 0.85);
      assertThat(person.body().weight()).isBetween(0.25, 0.75);
      assertThat(person.skin().tint().red()).isBetween(0.5f, 1.8f);
    }
  }

  @Test
  void whatBelongsTogetherIsDrawnTogether() {
    Predicate<StudioPerson> man = p -> p.body().male() > 0.5;
    assertThat(share(man)).isCloseTo(0.5, within(0.05));
    assertThat(CROWD.stream().filter(man.negate())).allMatch(p -> p.beard().isEmpty());
    assertThat(CROWD.stream().filter(man.negate())).allMatch(p -> p.hair().isPresent());
    assertThat(CROWD).allMatch(p -> p.skin().texture().contains("_female_") != man.test(p));
    assertThat(CROWD.stream().filter(p -> p.body().ageYears() < 30)).allMatch(p -> grey(p) < 0.2f);
    assertThat(CROWD.stream().filter(p -> p.body().ageYears() > 65))
        .filteredOn(p -> grey(p) > 0.2f)
        .hasSizeGreaterThan(50);
    assertThat(CROWD.stream().filter(p -> p.body().asian() > 0.8))
        .allMatch(p -> p.eyes().texture().equals("brown"))
        .allMatch(p -> p.hair().map(h -> h.colour().green() < 0.25f).orElse(true));
    assertThat(CROWD.stream().filter(p -> p.skin().texture().contains("darkskinned")))
        .hasSizeGreaterThan(150)
        .allMatch(p -> p.body().caucasian() < 0.75);
  }

  @Test
  void aFringeOverTheEyesIsOpened() {
    List<String> fringes = List.of("hair/bob01", "hair/bob02", "hair/short03");
    assertThat(CROWD)
        .filteredOn(p -> p.hair().map(h -> fringes.contains(h.proxy())).orElse(false))
        .hasSizeGreaterThan(200)
        .allMatch(p -> p.hair().orElseThrow().openingDegrees() > 30);
  }

  private static float grey(StudioPerson person) {
    return person.hair().map(HairLook::grey).orElse(0f);
  }

  private static double share(Predicate<StudioPerson> what) {
    return (double) CROWD.stream().filter(what).count() / CROWD.size();
  }
}
