package org.understudy.trainer.makehuman;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What makes a character: MakeHuman's macro values and detail sliders. Immutable.
 *
 * @param male 0 (female) to 1 (male)
 * @param ageYears 25 to 90, the adult range of the targets
 * @param african share of the ancestry mix, 0 or more
 * @param asian share of the ancestry mix, 0 or more
 * @param caucasian share of the ancestry mix, 0 or more; the three are normalised to sum 1
 * @param muscle 0 to 1, average 0.5
 * @param weight 0 to 1, average 0.5
 * @param height 0 to 1, average 0.5; other than 0.5 needs MakeHuman's height targets
 * @param proportions 0 (uncommon) to 1 (ideal); other than 0.5 needs the proportion targets
 * @param details value of each slider by {@link DetailModifier#name}, -1 to 1; kept sorted, so that
 *     sums over them come out alike
 */
public record CharacterDescription(
    double male,
    double ageYears,
    double african,
    double asian,
    double caucasian,
    double muscle,
    double weight,
    double height,
    double proportions,
    Map<String, Double> details) {

  /** Average in everything: age 25, an even mix of sex and ancestry. */
  public static final CharacterDescription AVERAGE =
      new CharacterDescription(0.5, 25, 1, 1, 1, 0.5, 0.5, 0.5, 0.5, Map.of());

  /** Shares that have been normalised before are not changed again by rounding. */
  private static final double NEARLY_NORMALISED = 1e-9;

  public CharacterDescription {
    requireRange("male", male, 0, 1);
    requireRange("ageYears", ageYears, 25, 90);
    requireRange("african", african, 0, 1e6);
    requireRange("asian", asian, 0, 1e6);
    requireRange("caucasian", caucasian, 0, 1e6);
    requireRange("muscle", muscle, 0, 1);
    requireRange("weight", weight, 0, 1);
    requireRange("height", height, 0, 1);
    requireRange("proportions", proportions, 0, 1);
    double sum = african + asian + caucasian;
    if (!(sum > 0)) {
      throw new IllegalArgumentException("an ancestry mix takes at least one share above 0");
    }
    if (Math.abs(sum - 1) > NEARLY_NORMALISED) {
      african /= sum;
      asian /= sum;
      caucasian /= sum;
    }
    details = Collections.unmodifiableMap(new TreeMap<>(details));
    details.forEach((name, value) -> requireRange(name, value, -1, 1));
  }

  private static void requireRange(String name, double value, double low, double high) {
    if (!(value >= low && value <= high)) {
      throw new IllegalArgumentException(
          "%s takes %s to %s, got %s".formatted(name, low, high, value));
    }
  }

  /** This character with another sex and age. */
  public CharacterDescription withSexAndAge(double newMale, double newAgeYears) {
    return new CharacterDescription(
        newMale,
        newAgeYears,
        african,
        asian,
        caucasian,
        muscle,
        weight,
        height,
        proportions,
        details);
  }

  /** This character with another ancestry mix. */
  public CharacterDescription withAncestry(
      double newAfrican, double newAsian, double newCaucasian) {
    return new CharacterDescription(
        male,
        ageYears,
        newAfrican,
        newAsian,
        newCaucasian,
        muscle,
        weight,
        height,
        proportions,
        details);
  }

  /** This character with another build. */
  public CharacterDescription withBuild(double newMuscle, double newWeight) {
    return new CharacterDescription(
        male,
        ageYears,
        african,
        asian,
        caucasian,
        newMuscle,
        newWeight,
        height,
        proportions,
        details);
  }

  /** This character with one slider set, in addition to the others. */
  public CharacterDescription withDetail(String name, double value) {
    Map<String, Double> more = new TreeMap<>(details);
    more.put(name, value);
    return withDetails(more);
  }

  /** This character with these sliders in place of its own. */
  public CharacterDescription withDetails(Map<String, Double> newDetails) {
    return new CharacterDescription(
        male, ageYears, african, asian, caucasian, muscle, weight, height, proportions, newDetails);
  }
}
