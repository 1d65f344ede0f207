package org.understudy.trainer.gan.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class IdentityConsistencyTest {
  private static List<List<float[]>> readings(double between, double within) {
    SplittableRandom random = new SplittableRandom(2);
    List<List<float[]>> people = new ArrayList<>();
    for (int p = 0; p < 400; p++) {
      float person = (float) (between * random.nextGaussian());
      List<float[]> pictures = new ArrayList<>();
      for (int k = 0; k < IdentityConsistency.PICTURES; k++) {
        pictures.add(new float[] {person + (float) (within * random.nextGaussian())});
      }
      people.add(pictures);
    }
    return people;
  }

  @Test
  void isTheShareOfTheVarianceBetweenPeople() {
    assertThat(IdentityConsistency.of(readings(2, 1)).intraclassCorrelation())
        .isCloseTo(0.8, Offset.offset(0.03));
    assertThat(IdentityConsistency.of(readings(1, 0)).intraclassCorrelation())
        .isCloseTo(1, Offset.offset(1e-6));
    assertThat(IdentityConsistency.of(readings(0, 1)).intraclassCorrelation()).isLessThan(0.05);
  }
}
