package org.understudy.trainer.studio;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.understudy.trainer.makehuman.CharacterDescription;
import org.understudy.trainer.makehuman.MakeHuman;

/** The people of the gallery, designed by hand, and people drawn by chance. */
public final class GalleryPeople {
  private static final double DETAIL_SPREAD = 0.12;

  private GalleryPeople() {}

  /** Names of the designed people. */
  public static List<String> names() {
    return List.of("ada", "theo");
  }

  /**
   * A designed person by name, or the person of a seed.
   *
   * @param nameOrSeed one of {@link #names}, or a whole number
   * @param data whose sliders a random person's details are drawn for
   * @throws IllegalArgumentException if it is neither
   */
  public static StudioPerson find(String nameOrSeed, MakeHuman data) {
    switch (nameOrSeed) {
      case "ada":
        return ada();
      case "theo":
        return theo();
      default:
        try {
          return random(Long.parseLong(nameOrSeed), data);
        } catch (NumberFormatException e) {
          throw new IllegalArgumentException(
              "no person %s; there are %s, and one for every whole number"
                  .formatted(nameOrSeed, names()),
              e);
        }
    }
  }

  /** A woman of about thirty with long chestnut hair. */
  public static StudioPerson ada() {
    CharacterDescription body =
        CharacterDescription.AVERAGE
            .withSexAndAge(0, 27)
            .withAncestry(0.08, 0.22, 0.7)
            .withBuild(0.5, 0.38)
            .withDetail("head/head-oval", 0.45)
            .withDetail("head/head-fat-decr|incr", -0.3)
            .withDetail("head/head-scale-horiz-decr|incr", -0.2)
            .withDetail("chin/chin-width-decr|incr", -0.45)
            .withDetail("chin/chin-jaw-drop-decr|incr", -0.1)
            .withDetail("eyebrows/eyebrows-angle-down|up", 0.05)
            .withDetail("eyebrows/eyebrows-trans-down|up", 0.1)
            .withDetail("nose/nose-scale-horiz-decr|incr", -0.3)
            .withDetail("nose/nose-volume-decr|incr", -0.25)
            .withDetail("nose/nose-point-down|up", 0.2)
            .withDetail("nose/nose-hump-decr|incr", -0.15)
            .withDetail("mouth/mouth-angles-down|up", 0.3)
            .withDetail("mouth/mouth-upperlip-volume-decr|incr", 0.25)
            .withDetail("mouth/mouth-cupidsbow-decr|incr", 0.2)
            .withDetail("neck/neck-scale-horiz-decr|incr", -0.2);
    body = bothSides(body, "cheek/l-cheek-bones-decr|incr", 0.35);
    body = bothSides(body, "cheek/l-cheek-volume-decr|incr", -0.2);
    body = bothSides(body, "eyes/l-eye-scale-decr|incr", 0.3);
    body = bothSides(body, "eyes/l-eye-height2-decr|incr", 0.2);
    body = bothSides(body, "eyes/l-eye-corner2-down|up", 0.25);
    body = bothSides(body, "eyes/l-eye-bag-decr|incr", -0.4);
    return new StudioPerson(
        "ada",
        body,
        "young_lightskinned_female_diffuse3",
        new float[] {1.04f, 1f, 0.99f},
        new float[] {0.76f, 0.43f, 0.43f},
        0.45f,
        Optional.of("hair/long01"),
        false,
        new float[] {0.25f, 0.165f, 0.115f},
        1.1f,
        "brownlight",
        new float[] {0.62f, 0.52f, 0.42f},
        "eyebrows/eyebrow001",
        "eyelashes/eyelashes02",
        "teeth/teeth_base",
        "clothes/female_casualsuit01",
        Optional.of(new float[] {0.2f, 0.27f, 0.36f}),
        7);
  }

  private static CharacterDescription bothSides(
      CharacterDescription body, String left, double value) {
    return body.withDetail(left, value).withDetail(left.replace("/l-", "/r-"), value);
  }

  /** A man of about forty with short dark hair: the speaker of the sample talk. */
  public static StudioPerson theo() {
    CharacterDescription body =
        CharacterDescription.AVERAGE
            .withSexAndAge(1, 36)
            .withAncestry(0.2, 0.15, 0.65)
            .withBuild(0.58, 0.47)
            .withDetail("nose/nose-volume-decr|incr", -0.3)
            .withDetail("nose/nose-scale-horiz-decr|incr", -0.15)
            .withDetail("chin/chin-prominent-decr|incr", 0.15)
            .withDetail("head/head-fat-decr|incr", -0.15);
    return new StudioPerson(
        "theo",
        body,
        "young_lightskinned_male_diffuse2",
        new float[] {0.9f, 0.86f, 0.84f},
        new float[] {0.6f, 0.36f, 0.33f},
        0.25f,
        Optional.of("hair/short04"),
        true,
        new float[] {0.14f, 0.1f, 0.075f},
        1f,
        "brown",
        new float[] {0.85f, 1f, 0.95f},
        "eyebrows/eyebrow012",
        "eyelashes/eyelashes01",
        "teeth/teeth_shape01",
        "clothes/male_casualsuit03",
        Optional.of(new float[] {0.3f, 0.33f, 0.3f}),
        11);
  }

  /** A person drawn by chance; the same seed gives the same person. */
  public static StudioPerson random(long seed, MakeHuman data) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    boolean male = random.nextBoolean();
    double[] ancestry = {random.nextDouble(), random.nextDouble(), random.nextDouble()};
    int main = random.nextInt(3);
    ancestry[main] += 1.5;
    double age = 25 + 45 * random.nextDouble() * random.nextDouble();
    Map<String, Double> details = new LinkedHashMap<>();
    data.modifiers()
        .forEach(
            (name, modifier) -> {
              if (name.contains("/r-") || name.startsWith("expression")) {
                return;
              }
              double value =
                  Math.clamp(random.nextGaussian() * DETAIL_SPREAD, modifier.minimum(), 1);
              details.put(name, value);
              if (data.modifiers().containsKey(modifier.mirroredName())) {
                details.put(modifier.mirroredName(), value);
              }
            });
    CharacterDescription body =
        CharacterDescription.AVERAGE
            .withSexAndAge(male ? random.nextDouble(0.8, 1) : random.nextDouble(0, 0.2), age)
            .withAncestry(ancestry[0], ancestry[1], ancestry[2])
            .withBuild(random.nextDouble(0.35, 0.7), random.nextDouble(0.3, 0.7))
            .withDetails(details);
    boolean dark = main == 0;
    String sex = male ? "male" : "female";
    String tone = dark ? "darkskinned" : "lightskinned";
    String years = age > 48 ? "middleage" : "young";
    float shade = (float) random.nextDouble(0.82, 1.05);
    float warm = (float) random.nextDouble(-0.04, 0.04);
    float[][] naturalHair = {
      {0.07f, 0.06f, 0.055f},
      {0.16f, 0.11f, 0.08f},
      {0.3f, 0.19f, 0.12f},
      {0.46f, 0.32f, 0.19f},
      {0.62f, 0.48f, 0.3f},
      {0.38f, 0.17f, 0.09f},
      {0.45f, 0.44f, 0.43f}
    };
    int hairColour = main == 2 ? random.nextInt(age > 45 ? 7 : 6) : random.nextInt(2);
    List<String> styles =
        male
            ? List.of("hair/short01", "hair/short02", "hair/short03", "hair/short04")
            : List.of("hair/long01", "hair/bob01", "hair/bob02", "hair/ponytail01", "hair/braid01");
    String style = styles.get(random.nextInt(styles.size()));
    if (dark && random.nextDouble() < 0.4) {
      style = "hair/afro01";
    }
    List<String> tops =
        male
            ? List.of(
                "clothes/male_casualsuit01",
                "clothes/male_casualsuit03",
                "clothes/male_casualsuit04")
            : List.of(
                "clothes/female_casualsuit01",
                "clothes/female_casualsuit02",
                "clothes/female_sportsuit01");
    List<String> eyes =
        main == 2
            ? List.of("brown", "brownlight", "blue", "green", "grey")
            : List.of("brown", "brownlight");
    float hue = random.nextFloat();
    int cloth =
        java.awt.Color.HSBtoRGB(hue, random.nextFloat() * 0.55f, random.nextFloat(0.25f, 0.75f));
    return new StudioPerson(
        "person-" + seed,
        body,
        years + "_" + tone + "_" + sex + "_diffuse",
        new float[] {shade * (1 + warm), shade, shade * (1 - warm)},
        new float[] {0.66f, 0.36f, 0.35f},
        male ? 0.1f : 0.4f,
        Optional.of(style),
        !style.equals("hair/long01"),
        naturalHair[hairColour],
        (float) random.nextDouble(0.85, 1.15),
        eyes.get(random.nextInt(eyes.size())),
        new float[] {0.8f, 0.8f, 0.8f},
        "eyebrows/eyebrow00" + (1 + random.nextInt(9)),
        male ? "eyelashes/eyelashes04" : "eyelashes/eyelashes01",
        "teeth/teeth_base",
        tops.get(random.nextInt(tops.size())),
        Optional.of(
            new float[] {
              (cloth >> 16 & 255) / 255f, (cloth >> 8 & 255) / 255f, (cloth & 255) / 255f
            }),
        seed);
  }
}
