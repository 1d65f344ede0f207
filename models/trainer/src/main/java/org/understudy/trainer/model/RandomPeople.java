package org.understudy.trainer.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.understudy.trainer.makehuman.CharacterDescription;
import org.understudy.trainer.makehuman.DetailModifier;

/**
 * Plausible random adults: macro values from simple distributions, detail sliders from narrow
 * Gaussians, left and right nearly alike. Person i of a seed is always the same. Safe to share.
 */
public final class RandomPeople {
  /** Standard deviation of detail sliders; 0.35 already gives caricatures. */
  public static final double DETAIL_SIGMA = 0.13;

  private static final double SIDE_DIFFERENCE_SIGMA = 0.025;
  private static final double ASYMMETRY_SIGMA = 0.06;
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
          "torso",
          "asym");

  private final List<DetailModifier> modifiers = new ArrayList<>();
  private final long seed;

  /**
   * People of a seed.
   *
   * @param modifiers the sliders there are; those of head, neck and torso are used
   */
  public RandomPeople(Map<String, DetailModifier> modifiers, long seed) {
    this.seed = seed;
    for (DetailModifier modifier : modifiers.values()) {
      if (GROUPS.contains(modifier.group())) {
        this.modifiers.add(modifier);
      }
    }
  }

  /** Person number {@code index}. */
  public CharacterDescription person(int index) {
    RandomGenerator random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + index);
    double male = random.nextBoolean() ? 1 : 0;
    male = Math.abs(male - Math.abs(random.nextGaussian()) * 0.12);
    double age = 25 + 50 * Math.pow(random.nextDouble(), 1.7);
    double[] ancestry = new double[3];
    ancestry[random.nextInt(3)] = 1;
    for (int i = 0; i < 3; i++) {
      ancestry[i] += Math.pow(random.nextDouble(), 3);
    }
    double muscle = Math.clamp(0.5 + 0.14 * random.nextGaussian(), 0.0, 1.0);
    double weight = Math.clamp(0.5 + 0.16 * random.nextGaussian(), 0.0, 1.0);
    Map<String, Double> details = new TreeMap<>();
    for (DetailModifier modifier : modifiers) {
      double sigma = modifier.group().equals("asym") ? ASYMMETRY_SIGMA : DETAIL_SIGMA;
      double value = sigma * random.nextGaussian();
      Double opposite = details.get(modifier.mirroredName());
      if (opposite != null && !modifier.mirroredName().equals(modifier.name())) {
        value = opposite + SIDE_DIFFERENCE_SIGMA * random.nextGaussian();
      }
      details.put(modifier.name(), Math.clamp(value, modifier.minimum(), 1.0));
    }
    return CharacterDescription.AVERAGE
        .withSexAndAge(Math.clamp(male, 0.0, 1.0), age)
        .withAncestry(ancestry[0], ancestry[1], ancestry[2])
        .withBuild(muscle, weight)
        .withDetails(details);
  }
}
