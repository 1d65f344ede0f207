package org.understudy.trainer.gan.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

class FrechetDistanceTest {
  @Test
  void isExactForDiagonalCovariances() {
    for (int seed = 0; seed < 20; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int length = 1 + random.nextInt(8);
      double[] firstMean = Draws.vector(length, random);
      double[] secondMean = Draws.vector(length, random);
      double[] first = new double[length];
      double[] second = new double[length];
      double expected = 0;
      for (int i = 0; i < length; i++) {
        double a = random.nextDouble(3);
        double b = random.nextDouble(3);
        first[i] = a * a;
        second[i] = b * b;
        double apart = firstMean[i] - secondMean[i];
        expected += apart * apart + (a - b) * (a - b);
      }
      double found =
          FrechetDistance.between(
              firstMean, CommonOps_DDRM.diag(first), secondMean, CommonOps_DDRM.diag(second));
      assertThat(found).isCloseTo(expected, Offset.offset(1e-10));
    }
  }

  /** The root's trace of a 2x2 matrix is the root of its trace and twice its determinant's root. */
  @Test
  void isExactForTwoNumbersWhoseCovariancesDoNotCommute() {
    for (int seed = 0; seed < 20; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      DMatrixRMaj first = Draws.covariance(2, random);
      DMatrixRMaj second = Draws.covariance(2, random);
      DMatrixRMaj product = product(first, second);
      assertThat(Math.abs(product.get(0, 1) - product.get(1, 0))).isGreaterThan(1e-3);
      double root =
          Math.sqrt(CommonOps_DDRM.trace(product) + 2 * Math.sqrt(CommonOps_DDRM.det(product)));
      double expected =
          9 + 16 + CommonOps_DDRM.trace(first) + CommonOps_DDRM.trace(second) - 2 * root;
      double found =
          FrechetDistance.between(new double[] {1, 2}, first, new double[] {4, -2}, second);
      assertThat(found).isCloseTo(expected, Offset.offset(1e-9));
    }
  }

  @Test
  void agreesWithTheRootByIteration() {
    for (int seed = 0; seed < 10; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      DMatrixRMaj first = Draws.covariance(6, random);
      DMatrixRMaj second = Draws.covariance(6, random);
      DMatrixRMaj root = iteratedRoot(product(first, second));
      double expected =
          CommonOps_DDRM.trace(first)
              + CommonOps_DDRM.trace(second)
              - 2 * CommonOps_DDRM.trace(root);
      double found = FrechetDistance.between(new double[6], first, new double[6], second);
      assertThat(found).isCloseTo(expected, Offset.offset(1e-6));
    }
  }

  @Test
  void isZeroFromASetToItself() {
    for (int count : new int[] {3, 8, 200}) {
      SplittableRandom random = new SplittableRandom(count);
      FeatureStatistics set =
          Draws.statistics(
              Draws.features(count, Draws.vector(8, random), Draws.mix(8, random), random));
      assertThat(FrechetDistance.between(set, set)).isCloseTo(0, Offset.offset(1e-6));
    }
  }

  @Test
  void ignoresACommonShiftAndTheOrder() {
    for (int seed = 0; seed < 10; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<float[]> first = Draws.features(60, new double[5], Draws.mix(5, random), random);
      List<float[]> second =
          Draws.features(40, Draws.vector(5, random), Draws.mix(5, random), random);
      FeatureStatistics a = Draws.statistics(first);
      FeatureStatistics b = Draws.statistics(second);
      double distance = FrechetDistance.between(a, b);
      assertThat(distance).isPositive();
      assertThat(FrechetDistance.between(b, a)).isCloseTo(distance, Offset.offset(1e-9));
      double moved =
          FrechetDistance.between(
              Draws.statistics(shifted(first)), Draws.statistics(shifted(second)));
      assertThat(moved).isCloseTo(distance, Offset.offset(1e-4));
    }
  }

  @Test
  void comesNearTheGaussiansThatFeaturesAreDrawnFrom() {
    SplittableRandom random = new SplittableRandom(5);
    DMatrixRMaj wide = CommonOps_DDRM.diag(2, 1, 0.5);
    FeatureStatistics first =
        Draws.statistics(Draws.features(20_000, new double[] {1, 0, 0}, wide, random));
    FeatureStatistics second = Draws.statistics(Draws.round(20_000, 3, 0, random));
    assertThat(FrechetDistance.between(first, second)).isCloseTo(2.25, Offset.offset(0.1));
  }

  @Test
  void warnsOfTooFewPictures() {
    SplittableRandom random = new SplittableRandom(6);
    FeatureStatistics many = Draws.statistics(Draws.round(50, 4, 0, random));
    FeatureStatistics few = Draws.statistics(Draws.round(4, 4, 0, random));
    FeatureStatistics enough = Draws.statistics(Draws.round(5, 4, 0, random));
    assertThat(FrechetDistance.measure(many, few).rankDeficient()).isTrue();
    assertThat(FrechetDistance.measure(few, many).rankDeficient()).isTrue();
    assertThat(FrechetDistance.measure(many, enough).rankDeficient()).isFalse();
    assertThat(FrechetDistance.measure(many, few).distance())
        .isEqualTo(FrechetDistance.between(many, few));
  }

  @Test
  void refusesWhatCannotBeCompared() {
    SplittableRandom random = new SplittableRandom(7);
    FeatureStatistics four = Draws.statistics(Draws.round(9, 4, 0, random));
    FeatureStatistics five = Draws.statistics(Draws.round(9, 5, 0, random));
    FeatureStatistics one = Draws.statistics(Draws.round(1, 4, 0, random));
    assertThatThrownBy(() -> FrechetDistance.between(four, five))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("cannot compare features of 4 numbers with features of 5");
    assertThatThrownBy(() -> FrechetDistance.between(four, one))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a Fréchet distance needs at least 2 features in each set, not 9 and 1");
  }

  private static List<float[]> shifted(List<float[]> features) {
    List<float[]> out = new ArrayList<>();
    for (float[] feature : features) {
      float[] moved = feature.clone();
      for (int i = 0; i < moved.length; i++) {
        moved[i] += 8 * (i + 1);
      }
      out.add(moved);
    }
    return out;
  }

  private static DMatrixRMaj product(DMatrixRMaj first, DMatrixRMaj second) {
    DMatrixRMaj out = new DMatrixRMaj(first.numRows, second.numCols);
    CommonOps_DDRM.mult(first, second, out);
    return out;
  }

  /** Square root by the iteration of Denman and Beavers 1976. */
  private static DMatrixRMaj iteratedRoot(DMatrixRMaj matrix) {
    DMatrixRMaj root = matrix.copy();
    DMatrixRMaj inverse = CommonOps_DDRM.identity(matrix.numRows);
    for (int step = 0; step < 40; step++) {
      DMatrixRMaj ofRoot = new DMatrixRMaj(matrix.numRows, matrix.numCols);
      DMatrixRMaj ofInverse = new DMatrixRMaj(matrix.numRows, matrix.numCols);
      assertThat(CommonOps_DDRM.invert(root, ofRoot)).isTrue();
      assertThat(CommonOps_DDRM.invert(inverse, ofInverse)).isTrue();
      CommonOps_DDRM.add(0.5, root, 0.5, ofInverse, root);
      CommonOps_DDRM.add(0.5, inverse, 0.5, ofRoot, inverse);
    }
    DMatrixRMaj squared = product(root, root);
    assertThat(squared.data).containsExactly(matrix.data, Offset.offset(1e-6));
    return root;
  }
}
