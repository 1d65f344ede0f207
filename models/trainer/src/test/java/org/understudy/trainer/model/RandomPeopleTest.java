package org.understudy.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.understudy.trainer.makehuman.DetailModifier;

class RandomPeopleTest {
  private static Map<String, DetailModifier> modifiers() {
    Map<String, DetailModifier> all = new TreeMap<>();
    for (String name :
        new String[] {
          "nose/nose-hump-decr|incr", "ears/l-ear-scale-decr|incr", "ears/r-ear-scale-decr|incr"
        }) {
      String group = name.substring(0, name.indexOf('/'));
      all.put(name, new DetailModifier(name, group, Optional.of(Path.of("a")), Path.of("b")));
    }
    all.put(
        "head/head-oval",
        new DetailModifier("head/head-oval", "head", Optional.empty(), Path.of("c")));
    return all;
  }

  @Test
  void thePersonOfANumberIsAlwaysTheSame() {
    RandomPeople one = new RandomPeople(modifiers(), 5);
    RandomPeople other = new RandomPeople(modifiers(), 5);
    assertThat(one.person(7)).isEqualTo(other.person(7)).isNotEqualTo(one.person(8));
    assertThat(new RandomPeople(modifiers(), 6).person(7)).isNotEqualTo(one.person(7));
  }

  @Test
  void slidersStayNarrowAndSidesAlike() {
    RandomPeople people = new RandomPeople(modifiers(), 1);
    double squares = 0;
    double differences = 0;
    int count = 500;
    for (int i = 0; i < count; i++) {
      Map<String, Double> details = people.person(i).details();
      double left = details.getOrDefault("ears/l-ear-scale-decr|incr", 0.0);
      double right = details.getOrDefault("ears/r-ear-scale-decr|incr", 0.0);
      squares += left * left / count;
      differences += (left - right) * (left - right) / count;
      assertThat(details.getOrDefault("head/head-oval", 0.0)).isNotNegative();
    }
    assertThat(Math.sqrt(squares)).isBetween(0.11, 0.15);
    assertThat(Math.sqrt(differences)).isLessThan(0.04);
  }
}
