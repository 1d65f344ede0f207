package org.understudy.trainer.gan.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class FeatureStatisticsTest {
  @Test
  void matchesTheFormulasFarFromZero() {
    SplittableRandom random = new SplittableRandom(1);
    double[] centre = {1e4, -3e4, 2};
    List<float[]> features = Draws.features(500, centre, Draws.mix(3, random), random);
    FeatureStatistics found = Draws.statistics(features);
    double[] mean = new double[3];
    for (float[] feature : features) {
      for (int i = 0; i < 3; i++) {
        mean[i] += feature[i] / 500.0;
      }
    }
    assertThat(found.mean()).containsExactly(mean, Offset.offset(1e-9));
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        double sum = 0;
        for (float[] feature : features) {
          sum += (feature[i] - mean[i]) * (feature[j] - mean[j]);
        }
        assertThat(found.covariance().get(i, j)).isCloseTo(sum / 499, Offset.offset(1e-9));
      }
    }
  }

  @Test
  void mergingEqualsAdding() {
    for (int seed = 0; seed < 20; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int length = 1 + random.nextInt(6);
      int count = 2 + random.nextInt(40);
      int cut = random.nextInt(count + 1);
      int cap = random.nextInt(count + 5);
      List<float[]> features =
          Draws.features(count, Draws.vector(length, random), Draws.mix(length, random), random);
      FeatureStatistics added = new FeatureStatistics(length, cap);
      FeatureStatistics first = new FeatureStatistics(length, cap);
      FeatureStatistics second = new FeatureStatistics(length, cap);
      for (int f = 0; f < count; f++) {
        added.add(features.get(f));
        (f < cut ? first : second).add(features.get(f));
      }
      first.merge(second);
      assertThat(first.count()).isEqualTo(count);
      assertThat(first.mean()).containsExactly(added.mean(), Offset.offset(1e-12));
      DMatrixRMaj expected = added.covariance();
      assertThat(first.covariance().data).containsExactly(expected.data, Offset.offset(1e-12));
      assertThat(first.keptCount()).isEqualTo(Math.min(cap, count));
      for (int k = 0; k < first.keptCount(); k++) {
        assertThat(first.kept(k)).containsExactly(features.get(k));
      }
    }
  }

  @Test
  void keepsCopies() {
    FeatureStatistics statistics = new FeatureStatistics(1, 2);
    float[] feature = {1};
    statistics.add(feature);
    feature[0] = 2;
    statistics.kept(0)[0] = 3;
    assertThat(statistics.kept(0)).containsExactly(1);
  }

  @Test
  void refusesWhatIsNoFeature() {
    FeatureStatistics statistics = new FeatureStatistics(2, 5);
    assertThatThrownBy(() -> statistics.add(new float[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("features of 3 numbers do not go with features of 2");
    assertThatThrownBy(() -> statistics.merge(new FeatureStatistics(4)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("features of 4 numbers");
    assertThatThrownBy(() -> statistics.add(new float[] {0, Float.NaN}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("number 1 of a feature vector is NaN");
    assertThat(statistics.keptCount()).isZero();
    assertThatThrownBy(statistics::mean).isInstanceOf(IllegalStateException.class);
    statistics.add(new float[2]);
    assertThatThrownBy(statistics::covariance)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a covariance needs at least 2 features, not 1");
  }
}
