package org.understudy.trainer.gan.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class KernelDistanceTest {
  @Test
  void equalsTheFormulaOnAFewFeatures() {
    for (int seed = 0; seed < 10; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<float[]> first = Draws.features(4, new double[3], Draws.mix(3, random), random);
      List<float[]> second =
          Draws.features(4, Draws.vector(3, random), Draws.mix(3, random), random);
      double expected = 0;
      for (int i = 0; i < 4; i++) {
        for (int j = 0; j < 4; j++) {
          if (i != j) {
            expected += kernel(first.get(i), first.get(j)) / 12;
            expected += kernel(second.get(i), second.get(j)) / 12;
          }
          expected -= kernel(first.get(i), second.get(j)) / 8;
        }
      }
      KernelDistance.Measured found = measure(new KernelDistance(seed), first, second);
      assertThat(found.mean()).isCloseTo(expected, Offset.offset(1e-9));
      assertThat(found.standardError()).isNaN();
    }
  }

  /** Subsets of two out of three: the mean over many is that over all. */
  @Test
  void drawsEverySubsetAlike() {
    SplittableRandom random = new SplittableRandom(2);
    List<float[]> first = Draws.round(3, 2, 0, random);
    List<float[]> second = Draws.round(3, 2, 1, random);
    double all = measure(new KernelDistance(0), first, second).mean();
    KernelDistance.Measured drawn = measure(new KernelDistance(20_000, 2, 4), first, second);
    assertThat(drawn.mean()).isCloseTo(all, Offset.offset(4 * drawn.standardError()));
    assertThat(drawn.standardError()).isBetween(1e-9, 0.05 * Math.abs(all));
  }

  /**
   * Trials are apart from each other, so that their spread says how sure their mean is. Pairs of a
   * feature with itself, which a biased distance counts, would add more than 0.9.
   */
  @Test
  void isUnbiasedForOneDistribution() {
    SplittableRandom random = new SplittableRandom(3);
    int trials = 200;
    double sum = 0;
    double squares = 0;
    for (int t = 0; t < trials; t++) {
      List<float[]> first = Draws.round(20, 4, 0.5, random);
      List<float[]> second = Draws.round(20, 4, 0.5, random);
      double found = measure(new KernelDistance(t), first, second).mean();
      sum += found;
      squares += found * found;
    }
    double mean = sum / trials;
    double error = Math.sqrt((squares / trials - mean * mean) / (trials - 1));
    assertThat(mean).isCloseTo(0, Offset.offset(3 * error));
    assertThat(error).isLessThan(0.1);
  }

  @Test
  void isNearZeroByItsOwnErrorForOneDistribution() {
    SplittableRandom random = new SplittableRandom(4);
    List<float[]> first = Draws.round(5000, 8, 0, random);
    List<float[]> second = Draws.round(5000, 8, 0, random);
    KernelDistance.Measured found = measure(new KernelDistance(100, 50, 1), first, second);
    assertThat(found.mean()).isCloseTo(0, Offset.offset(3 * found.standardError()));
  }

  @Test
  void growsWithTheShift() {
    SplittableRandom random = new SplittableRandom(5);
    List<float[]> first = Draws.round(400, 8, 0, random);
    double last = 0;
    for (double shift : new double[] {0.5, 1, 1.5, 2}) {
      List<float[]> second = Draws.round(400, 8, shift, random);
      KernelDistance.Measured found = measure(new KernelDistance(20, 100, 1), first, second);
      assertThat(found.mean() - last).isGreaterThan(5 * found.standardError());
      last = found.mean();
    }
  }

  @Test
  void isTheSameForOneSeed() {
    SplittableRandom random = new SplittableRandom(6);
    List<float[]> first = Draws.round(60, 3, 0, random);
    List<float[]> second = Draws.round(80, 3, 1, random);
    KernelDistance.Measured found = measure(new KernelDistance(7, 30, 1), first, second);
    assertThat(measure(new KernelDistance(7, 30, 1), first, second)).isEqualTo(found);
    assertThat(measure(new KernelDistance(7, 30, 2), first, second)).isNotEqualTo(found);
  }

  @Test
  void printsHundredfold() {
    assertThat(new KernelDistance.Measured(0.01234, 0.0005).printed()).isEqualTo("1.234 ± 0.050");
    assertThat(new KernelDistance.Measured(0.01234, Double.NaN).printed()).isEqualTo("1.234");
    assertThat(new KernelDistance.Measured(0.5, 0).percent()).isEqualTo(50);
  }

  @Test
  void refusesWhatCannotBeCompared() {
    SplittableRandom random = new SplittableRandom(7);
    KernelDistance distance = new KernelDistance(1);
    List<float[]> four = Draws.round(9, 4, 0, random);
    assertThatThrownBy(() -> measure(distance, four, Draws.round(9, 5, 0, random)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("cannot compare features of 4 numbers with features of 5");
    FeatureStatistics unkept = new FeatureStatistics(4);
    four.forEach(unkept::add);
    assertThatThrownBy(() -> distance.between(Draws.statistics(four), unkept))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a kernel distance needs at least 2 kept features in each set, not 9 and 0");
    assertThatThrownBy(() -> new KernelDistance(1, 1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not 1 of 1");
  }

  private static KernelDistance.Measured measure(
      KernelDistance distance, List<float[]> first, List<float[]> second) {
    return distance.between(Draws.statistics(first), Draws.statistics(second));
  }

  private static double kernel(float[] first, float[] second) {
    double product = 0;
    for (int i = 0; i < first.length; i++) {
      product += (double) first[i] * second[i];
    }
    return Math.pow(product / first.length + 1, 3);
  }
}
