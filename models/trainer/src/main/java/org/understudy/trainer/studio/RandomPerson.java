package org.understudy.trainer.studio;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.understudy.trainer.makehuman.CharacterDescription;
import org.understudy.trainer.makehuman.DetailModifier;

/**
 * People drawn by chance. What belongs together is drawn together: ancestry decides face, skin,
 * hair and eyes, age the skin's texture and grey hair, sex and ancestry the hair style, beards go
 * with the hair's colour. The same seed and the same sliders give the same person.
 */
final class RandomPerson {
  private static final double YOUNGEST = 25;
  private static final double OLDEST = 74;
  private static final double MIDDLE_AGED_FROM = 40;
  private static final Rgb GREY = new Rgb(0.6f, 0.585f, 0.57f);

  private final RandomGenerator random;
  private final boolean male;
  private final double age;
  private final Ancestry ancestry;

  private RandomPerson(long seed) {
    random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    male = random.nextBoolean();
    age = YOUNGEST + (OLDEST - YOUNGEST) * Math.pow(random.nextDouble(), 1.4);
    ancestry = Ancestry.draw(random);
  }

  /**
   * Draws a person.
   *
   * @param seed any number
   * @param sliders the detail sliders of the data folder, in any order
   */
  static StudioPerson of(long seed, Map<String, DetailModifier> sliders) {
    return new RandomPerson(seed).draw(seed, sliders);
  }

  private StudioPerson draw(long seed, Map<String, DetailModifier> sliders) {
    CharacterDescription body =
        RandomBody.draw(random, seed, sliders, male, age, ancestry.shape(random));
    SkinLook skin = skin(ancestry.tone(random));
    Rgb natural = jittered(ancestry.hair(random), 0.12);
    EyeLook eyes = ancestry.eyes(natural, random);
    float grey = grey();
    Optional<HairLook> hair = hair(natural, grey);
    Optional<Beard> beard = male ? beard(natural, grey) : Optional.empty();
    String brows =
        one(male ? List.of("012", "004", "012", "008") : List.of("001", "002", "010", "008"));
    String lashes = male ? "01" : one(List.of("02", "03"));
    String teeth = one(List.of("base", "base", "shape01", "shape02"));
    RandomWardrobe wardrobe = new RandomWardrobe(random, male, age);
    return new StudioPerson(
        "person-" + seed,
        body,
        skin,
        hair,
        beard,
        eyes,
        "eyebrows/eyebrow" + brows,
        "eyelashes/eyelashes" + lashes,
        "teeth/teeth_" + teeth,
        wardrobe.outfit(),
        wardrobe.glasses(),
        seed);
  }

  private SkinLook skin(double tone) {
    boolean dark = tone >= Ancestry.DARK_FROM;
    String sex = male ? "male" : "female";
    String years = age < MIDDLE_AGED_FROM ? "young" : "middleage";
    List<String> kinds =
        dark ? List.of("") : years.equals("young") && !male ? List.of("", "3") : List.of("", "2");
    String texture =
        "%s_%sskinned_%s_diffuse%s".formatted(years, dark ? "dark" : "light", sex, one(kinds));
    double t = dark ? (tone - Ancestry.DARK_FROM) / (1.8 - Ancestry.DARK_FROM) : tone;
    double[] light = dark ? new double[] {1.62, 1.62, 1.55} : new double[] {0.95, 0.89, 0.87};
    double[] deep = dark ? new double[] {1.05, 1, 0.97} : new double[] {0.56, 0.43, 0.35};
    double warm = 0.02 * random.nextGaussian();
    Rgb tint =
        new Rgb(
            factor(light[0], deep[0], t, 1 + warm),
            factor(light[1], deep[1], t, 1),
            factor(light[2], deep[2], t, 1 - warm));
    float shade = (float) (1 - 0.2 * Math.min(1.6, tone));
    Rgb lips = rounded(0.7f * shade, 0.39f * shade, 0.38f * shade);
    return new SkinLook(texture, tint, lips, male ? 0.22f : 0.42f);
  }

  private static float factor(double light, double deep, double t, double warm) {
    return (float) RandomBody.round((light + (deep - light) * t) * warm);
  }

  /** Hair starts to turn grey at about fifty, a few years earlier or later. */
  private float grey() {
    double start = 50 + 7 * random.nextGaussian();
    return (float) RandomBody.round(Math.clamp((age - start) / 22, 0.0, 0.9));
  }

  private Optional<HairLook> hair(Rgb natural, float grey) {
    double bald = male ? (age > 45 ? 0.16 : 0.05) + (ancestry.hasTightCurls() ? 0.12 : 0) : 0;
    if (random.nextDouble() < bald) {
      return Optional.empty();
    }
    String style = one(styles());
    float parting = (float) RandomBody.round(random.nextDouble(14, 24));
    boolean fringe = List.of("bob01", "bob02", "short03").contains(style);
    float opening = fringe ? (float) RandomBody.round(random.nextDouble(32, 40)) : 0;
    double volume =
        switch (style) {
          case "long01" -> random.nextDouble(0.45, 0.6);
          case "afro01" -> random.nextDouble(0.8, 1.25);
          case "short04" -> random.nextDouble(0.95, 1.1);
          default -> random.nextDouble(0.72, 0.95);
        };
    return Optional.of(
        new HairLook(
            style.equals(HairLook.CROPPED) ? style : "hair/" + style,
            List.of("short01", "short02", "short03", "bob01", "bob02", "afro01").contains(style),
            natural,
            (float) RandomBody.round(random.nextDouble(0.9, 1.12)),
            grey,
            (float) RandomBody.round(volume),
            parting,
            opening));
  }

  private List<String> styles() {
    if (male) {
      return ancestry.hasTightCurls()
          ? List.of("short01", "afro01", HairLook.CROPPED, HairLook.CROPPED)
          : List.of(
              "short02", "short03", "short04", "short04", "short02", "short01", HairLook.CROPPED);
    }
    if (ancestry.hasTightCurls() && random.nextDouble() < 0.45) {
      return List.of("afro01");
    }
    return age > 55
        ? List.of("bob02", "bob02", "bob01", "ponytail01", "long01")
        : List.of("long01", "long01", "bob01", "bob02", "ponytail01", "ponytail01", "braid01");
  }

  private Optional<Beard> beard(Rgb natural, float grey) {
    if (random.nextDouble() >= ancestry.bearded()) {
      return Optional.empty();
    }
    Rgb colour = mixed(scaled(natural, 0.9f), GREY, Math.min(0.8f, 1.2f * grey));
    double kind = random.nextDouble();
    float density = (float) RandomBody.round(random.nextDouble(0.7, 0.9));
    if (kind < 0.5) {
      float stubble = (float) RandomBody.round(random.nextDouble(0.25, 0.5));
      return Optional.of(new Beard(Beard.Style.FULL, stubble, 0.5f, colour));
    }
    float length = (float) RandomBody.round(random.nextDouble(1.5, 4));
    Beard.Style style =
        kind < 0.82 ? Beard.Style.FULL : kind < 0.94 ? Beard.Style.GOATEE : Beard.Style.MOUSTACHE;
    return Optional.of(new Beard(style, density, length, colour));
  }

  private String one(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private Rgb jittered(Rgb colour, double spread) {
    float shade = (float) Math.exp(spread * random.nextGaussian());
    float warm = (float) (0.03 * random.nextGaussian());
    return rounded(
        colour.red() * shade * (1 + warm),
        colour.green() * shade,
        colour.blue() * shade * (1 - warm));
  }

  private static Rgb scaled(Rgb colour, float factor) {
    return rounded(colour.red() * factor, colour.green() * factor, colour.blue() * factor);
  }

  private static Rgb mixed(Rgb a, Rgb b, float share) {
    return rounded(
        a.red() + share * (b.red() - a.red()),
        a.green() + share * (b.green() - a.green()),
        a.blue() + share * (b.blue() - a.blue()));
  }

  private static Rgb rounded(float red, float green, float blue) {
    return new Rgb(
        (float) RandomBody.round(Math.min(1, red)),
        (float) RandomBody.round(Math.min(1, green)),
        (float) RandomBody.round(Math.min(1, blue)));
  }
}
