package org.understudy.trainer.studio;

import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.understudy.trainer.makehuman.CharacterDescription;
import org.understudy.trainer.makehuman.DetailModifier;

/**
 * Shapes of random people. Each slider is drawn from a generator of its own, made of the person's
 * seed and the slider's name, so that neither their order nor further sliders of another data
 * folder change the others.
 */
final class RandomBody {
  /** Standard deviation of detail sliders; 0.35 already gives caricatures. */
  static final double SPREAD = 0.12;

  /** No slider leaves this range: what lies outside looks odd in sum. */
  static final double MOST = 0.3;

  private static final double ASYMMETRY_SPREAD = 0.05;
  private static final double SIDE_DIFFERENCE = 0.02;
  private static final Set<String> GROUPS =
      Set.of(
          "head",
          "forehead",
          "eyebrows",
          "neck",
          "eyes",
          "nose",
          "mouth",
          "ears",
          "chin",
          "cheek",
          "asym");

  /** Sliders whose middle is not 0: rested eyes, corners of the mouth that do not hang. */
  private static final Map<String, Double> MIDDLE =
      Map.of(
          "eyebrows/eyebrows-trans-down|up", 0.18,
          "mouth/mouth-angles-down|up", 0.25,
          "eyes/l-eye-bag-decr|incr", -0.25,
          "eyes/l-eye-scale-decr|incr", 0.12,
          "nose/nose-volume-decr|incr", -0.15,
          "nose/nose-scale-horiz-decr|incr", -0.12,
          "ears/l-ear-wing-decr|incr", -0.1);

  private RandomBody() {}

  /**
   * Draws a body.
   *
   * @param random for sex-dependent macros and build
   * @param seed of the sliders
   * @param sliders those there are
   * @param male whether it is a man
   * @param ageYears 25 to 90
   * @param shape shares of African, Asian and Caucasian shape
   */
  static CharacterDescription draw(
      RandomGenerator random,
      long seed,
      Map<String, DetailModifier> sliders,
      boolean male,
      double ageYears,
      double[] shape) {
    double sex = Math.min(0.15, Math.abs(random.nextGaussian()) * 0.07);
    double muscle = Math.clamp((male ? 0.55 : 0.48) + 0.07 * random.nextGaussian(), 0.3, 0.75);
    double weight =
        Math.clamp(0.42 + 0.0018 * (ageYears - 25) + 0.09 * random.nextGaussian(), 0.25, 0.75);
    double sum = shape[0] + shape[1] + shape[2];
    double african = round(shape[0] / sum);
    double asian = round(shape[1] / sum);
    return CharacterDescription.AVERAGE
        .withSexAndAge(round(male ? 1 - sex : sex), round(ageYears))
        .withAncestry(african, asian, round(1 - african - asian))
        .withBuild(round(muscle), round(weight))
        .withDetails(details(seed, sliders, ageYears));
  }

  private static Map<String, Double> details(
      long seed, Map<String, DetailModifier> sliders, double ageYears) {
    Map<String, Double> details = new TreeMap<>();
    for (DetailModifier slider : sliders.values()) {
      if (GROUPS.contains(slider.group())) {
        double value =
            slider.group().equals("asym")
                ? ASYMMETRY_SPREAD * gaussian(seed, slider.name())
                : side(seed, slider);
        value = round(Math.clamp(value, Math.max(-MOST, slider.minimum()), MOST));
        if (value != 0) {
          details.put(slider.name(), value);
        }
      }
    }
    if (sliders.containsKey("head/head-age-decr|incr") && ageYears > 45) {
      details.put("head/head-age-decr|incr", round(-0.01 * (ageYears - 45)));
    }
    return details;
  }

  /** Both sides of a face share most of their deviation. */
  private static double side(long seed, DetailModifier slider) {
    String left = slider.name().replace("/r-", "/l-");
    double value = MIDDLE.getOrDefault(left, 0.0) + SPREAD * gaussian(seed, left);
    return left.equals(slider.name()) && !left.contains("/l-")
        ? value
        : value + SIDE_DIFFERENCE * gaussian(~seed, slider.name());
  }

  private static double gaussian(long seed, String name) {
    return new SplittableRandom(seed * 0x9E3779B97F4A7C15L + name.hashCode()).nextGaussian();
  }

  /** To a thousandth, so that a file of the person is short and exact. */
  static double round(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
