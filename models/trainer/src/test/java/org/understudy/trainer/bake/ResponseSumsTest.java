package org.understudy.trainer.bake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ResponseSumsTest {
  private static final float[] WANTED = {0.4f, -0.3f, 0.8f};

  private static ResponseSums sums() {
    ResponseSums sums = new ResponseSums(2, WANTED.length);
    Random random = new Random(3);
    for (int i = 0; i < 4000; i++) {
      float[] of = new float[WANTED.length];
      float shade = 0.5f;
      for (int f = 0; f < of.length; f++) {
        of[f] = random.nextFloat() * 2;
        shade += 0.5f * WANTED[f] * of[f];
      }
      sums.add(1, of, shade, 0.2f + random.nextFloat());
    }
    return sums;
  }

  @Test
  void findsTheSharesOfWhatIsThereWithoutFeatures() {
    float[] responses = sums().solve(false);
    for (int f = 0; f < WANTED.length; f++) {
      assertThat(responses[2 * f]).isZero();
      assertThat(responses[2 * f + 1]).isCloseTo(WANTED[f], within(0.05f));
    }
  }

  @Test
  void findsTheSharesOfTheMeanWithWhatIsLeft() {
    float[] responses = sums().solve(true);
    float mean = 0;
    for (float wanted : WANTED) {
      mean += wanted;
    }
    assertThat(responses[2 * WANTED.length + 1]).isCloseTo(1 / (1 + mean) - 1, within(0.05f));
    for (int f = 0; f < WANTED.length; f++) {
      assertThat(responses[2 * f + 1]).isCloseTo(WANTED[f] / (1 + mean), within(0.05f));
    }
  }
}
