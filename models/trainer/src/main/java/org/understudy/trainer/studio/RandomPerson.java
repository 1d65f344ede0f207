package org.understudy.trainer.studio;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.understudy.trainer.makehuman.CharacterDescription;
import org.understudy.trainer.makehuman.MakeHuman;

/** People drawn by chance. */
final class RandomPerson {
  private static final double DETAIL_SPREAD = 0.12;

  private RandomPerson() {}

  /** A person drawn by chance; the same seed gives the same person. */
  static StudioPerson of(long seed, MakeHuman data) {
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
        new SkinLook(
            years + "_" + tone + "_" + sex + "_diffuse",
            new Rgb(shade * (1 + warm), shade, shade * (1 - warm)),
            new Rgb(0.66f, 0.36f, 0.35f),
            male ? 0.1f : 0.4f),
        Optional.of(
            new HairLook(
                style,
                !style.equals("hair/long01"),
                new Rgb(
                    naturalHair[hairColour][0],
                    naturalHair[hairColour][1],
                    naturalHair[hairColour][2]),
                (float) random.nextDouble(0.85, 1.15),
                0,
                1,
                0,
                0)),
        Optional.empty(),
        new EyeLook(eyes.get(random.nextInt(eyes.size())), new Rgb(0.8f, 0.8f, 0.8f)),
        "eyebrows/eyebrow00" + (1 + random.nextInt(9)),
        male ? "eyelashes/eyelashes04" : "eyelashes/eyelashes01",
        "teeth/teeth_base",
        new Outfit(
            tops.get(random.nextInt(tops.size())),
            Optional.of(
                new Rgb(
                    (cloth >> 16 & 255) / 255f, (cloth >> 8 & 255) / 255f, (cloth & 255) / 255f)),
            Rgb.ONE,
            1),
        Optional.empty(),
        seed);
  }
}
