package org.understudy.trainer.studio;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Clothes and glasses for random people: businesslike or casual, in colours that people wear. What
 * carries a logo is dyed plain. Not safe for concurrent use.
 */
final class RandomWardrobe {
  private static final List<Rgb> SHIRTS =
      List.of(
          new Rgb(0.8f, 0.81f, 0.83f),
          new Rgb(0.62f, 0.68f, 0.76f),
          new Rgb(0.16f, 0.19f, 0.25f),
          new Rgb(0.35f, 0.37f, 0.4f),
          new Rgb(0.5f, 0.42f, 0.4f),
          new Rgb(0.24f, 0.3f, 0.4f));

  private static final List<Rgb> UNDERSHIRTS =
      List.of(
          new Rgb(0.8f, 0.79f, 0.77f), new Rgb(0.13f, 0.13f, 0.15f), new Rgb(0.4f, 0.42f, 0.45f));

  private static final List<Rgb> TOPS =
      List.of(
          new Rgb(0.2f, 0.27f, 0.36f),
          new Rgb(0.42f, 0.2f, 0.17f),
          new Rgb(0.28f, 0.33f, 0.27f),
          new Rgb(0.4f, 0.23f, 0.3f),
          new Rgb(0.6f, 0.45f, 0.2f),
          new Rgb(0.55f, 0.52f, 0.48f),
          new Rgb(0.14f, 0.15f, 0.17f),
          new Rgb(0.2f, 0.4f, 0.4f));

  private static final List<Rgb> FRAMES =
      List.of(
          new Rgb(0.06f, 0.06f, 0.065f),
          new Rgb(0.13f, 0.08f, 0.055f),
          new Rgb(0.3f, 0.3f, 0.31f),
          new Rgb(0.1f, 0.12f, 0.2f));

  private final RandomGenerator random;
  private final boolean male;
  private final double age;

  RandomWardrobe(RandomGenerator random, boolean male, double age) {
    this.random = random;
    this.male = male;
    this.age = age;
  }

  /** Draws clothes. */
  Outfit outfit() {
    boolean business = random.nextDouble() < 0.4;
    if (business && male && random.nextDouble() < 0.5) {
      return new Outfit(
          "clothes/male_elegantsuit01", Optional.empty(), Rgb.ONE, Optional.empty(), 1);
    }
    if (business) {
      String shirt =
          male ? one(List.of("male_casualsuit03", "male_casualsuit01")) : "female_elegantsuit01";
      Optional<Rgb> below =
          random.nextDouble() < 0.6 ? Optional.of(one(UNDERSHIRTS)) : Optional.empty();
      return new Outfit("clothes/" + shirt, Optional.of(one(SHIRTS)), Rgb.ONE, below, 1);
    }
    if (male && random.nextDouble() < 0.2) {
      return new Outfit(
          "clothes/male_casualsuit05",
          Optional.empty(),
          new Rgb(0.8f, 0.85f, 0.95f),
          Optional.empty(),
          0.15f);
    }
    String top =
        male
            ? one(List.of("male_casualsuit04", "male_casualsuit02", "male_casualsuit06"))
            : one(List.of("female_casualsuit01", "female_sportsuit01"));
    return new Outfit("clothes/" + top, Optional.of(one(TOPS)), Rgb.ONE, Optional.empty(), 1);
  }

  /** Draws glasses, which older people wear more often. */
  Optional<Glasses> glasses() {
    if (random.nextDouble() >= 0.15 + 0.006 * (age - 25)) {
      return Optional.empty();
    }
    Glasses.Shape shape = Glasses.Shape.values()[random.nextInt(Glasses.Shape.values().length)];
    double rim = random.nextBoolean() ? random.nextDouble(1.1, 1.6) : random.nextDouble(2.2, 3.2);
    return Optional.of(new Glasses(shape, one(FRAMES), (float) RandomBody.round(rim)));
  }

  private <T> T one(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
