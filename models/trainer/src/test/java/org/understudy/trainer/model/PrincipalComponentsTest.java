package org.understudy.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PrincipalComponentsTest {
  @Test
  void findsTheDirectionsTheShapesWereMadeOf() {
    int d = 90;
    double[] deviations = {3, 1, 0.01};
    float[][] directions = new float[3][d];
    for (int k = 0; k < 3; k++) {
      for (int i = 0; i < d; i++) {
        directions[k][i] = i % 3 == k ? (float) Math.sqrt(3.0 / d) : 0;
      }
    }
    Random random = new Random(1);
    List<float[]> shapes = new ArrayList<>();
    for (int n = 0; n < 300; n++) {
      float[] shape = new float[d];
      for (int k = 0; k < 3; k++) {
        double z = deviations[k] * random.nextGaussian();
        for (int i = 0; i < d; i++) {
          shape[i] += 5 + (float) z * directions[k][i];
        }
      }
      shapes.add(shape);
    }
    PrincipalComponents found = PrincipalComponents.of(shapes, 0.99);
    assertThat(found.count()).isEqualTo(2);
    assertThat(found.explained()).isGreaterThan(0.99);
    for (int k = 0; k < 2; k++) {
      double along = 0;
      double squared = 0;
      for (int i = 0; i < d; i++) {
        along += found.basis()[k * d + i] * directions[k][i];
        squared += found.basis()[k * d + i] * found.basis()[k * d + i];
      }
      assertThat(Math.abs(along)).isCloseTo(deviations[k], within(0.15 * deviations[k]));
      assertThat(along * along).isCloseTo(squared, within(0.02 * squared));
    }
    assertThat(found.mean()[0]).isCloseTo(15f, within(0.2f));
  }
}
