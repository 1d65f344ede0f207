package org.understudy.trainer.gan.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class CodeRegressionTest {
  @Test
  void findsTheRuleThatNumbersFollow() {
    SplittableRandom random = new SplittableRandom(3);
    float[] mean = {1, -2, 0.5f, 4};
    float[][] rule = {{0.3f, 0, -1, 2}, {0, 0.7f, 0.2f, -0.4f}};
    List<float[]> codes = new ArrayList<>();
    List<float[]> numbers = new ArrayList<>();
    for (int p = 0; p < 4000; p++) {
      float[] code = {(float) random.nextGaussian(), (float) random.nextGaussian()};
      float[] of = new float[4];
      for (int i = 0; i < 4; i++) {
        of[i] = mean[i] + code[0] * rule[0][i] + code[1] * rule[1][i];
        of[i] += (float) (0.05 * random.nextGaussian());
      }
      codes.add(code);
      numbers.add(of);
    }
    CodeRegression found = new CodeRegression(codes, numbers);
    for (int i = 0; i < 4; i++) {
      assertThat(found.mean()[i]).isCloseTo(mean[i], Offset.offset(0.005f));
      for (int c = 0; c < 2; c++) {
        assertThat(found.basis()[4 * c + i]).isCloseTo(rule[c][i], Offset.offset(0.005f));
        assertThat(found.with(c)[i])
            .isCloseTo(found.mean()[i] + found.basis()[4 * c + i], Offset.offset(1e-6f));
      }
    }
    float[] told = found.predict(new float[] {1, -1});
    assertThat(told[3]).isCloseTo(6.4f, Offset.offset(0.02f));
  }
}
