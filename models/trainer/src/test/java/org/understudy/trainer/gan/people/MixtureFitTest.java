package org.understudy.trainer.gan.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.understudy.avatar.generator.CodeMixture;
import org.understudy.avatar.generator.MixtureFile;

class MixtureFitTest {
  /** Two clouds of three numbers: one at (5, 0, 0), a quarter of all, one stretched about 0. */
  private static List<float[]> clouds() {
    SplittableRandom random = new SplittableRandom(5);
    List<float[]> codes = new ArrayList<>();
    for (int n = 0; n < 2000; n++) {
      boolean first = n % 4 == 0;
      double a = random.nextGaussian();
      double b = random.nextGaussian();
      codes.add(
          new float[] {
            (float) (first ? 5 + 0.5 * a : a),
            (float) (first ? 0.5 * b : a + 0.5 * b),
            (float) (0.1 * random.nextGaussian())
          });
    }
    return codes;
  }

  @Test
  void findsTheCloudsItsCodesWereDrawnFrom() {
    CodeMixture mixture = MixtureFit.of(clouds(), 2, 3, 1);
    List<CodeMixture.Component> byShare = new ArrayList<>(mixture.components());
    byShare.sort(Comparator.comparingDouble(CodeMixture.Component::weight));
    CodeMixture.Component small = byShare.getFirst();
    CodeMixture.Component large = byShare.getLast();
    assertThat(small.weight()).isCloseTo(0.25f, Offset.offset(0.01f));
    assertThat(small.mean()[0]).isCloseTo(5, Offset.offset(0.1f));
    assertThat(large.mean()[0]).isCloseTo(0, Offset.offset(0.1f));
    // covariance of the second cloud: 1, then 1, 1.25
    assertThat(large.factor()[0]).isCloseTo(1, Offset.offset(0.06f));
    assertThat(large.factor()[1]).isCloseTo(1, Offset.offset(0.06f));
    assertThat(large.factor()[2]).isCloseTo(0.5f, Offset.offset(0.05f));
  }

  @Test
  void drawsWhatItLearnedAndTheSamePersonForASeed() throws Exception {
    CodeMixture mixture = MixtureFit.of(clouds(), 2, 3, 1);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    MixtureFile.write(mixture, file);
    CodeMixture read = MixtureFile.read(new ByteArrayInputStream(file.toByteArray()));
    SplittableRandom random = new SplittableRandom(2);
    double[] sum = new double[3];
    double[] squares = new double[3];
    int count = 20_000;
    for (int n = 0; n < count; n++) {
      float[] person = read.sample(random, 1);
      for (int i = 0; i < 3; i++) {
        sum[i] += person[i];
        squares[i] += person[i] * person[i];
      }
    }
    double[] mean = {1.25, 0, 0};
    double[] square = {0.25 * 25.25 + 0.75, 0.25 * 0.25 + 0.75 * 1.25, 0.01};
    for (int i = 0; i < 3; i++) {
      assertThat(sum[i] / count).isCloseTo(mean[i], Offset.offset(0.08));
      assertThat(squares[i] / count).isCloseTo(square[i], Offset.offset(0.05 * square[i] + 0.01));
    }
    float[] first = mixture.sample(new SplittableRandom(7), 0.7);
    assertThat(mixture.sample(new SplittableRandom(7), 0.7)).isEqualTo(first);
    float[] plain = mixture.sample(new SplittableRandom(7), 0);
    assertThat(mixture.components()).anyMatch(c -> java.util.Arrays.equals(c.mean(), plain));
    assertThatThrownBy(() -> mixture.sample(random, -1)).hasMessageContaining("got -1");
  }

  @Test
  void holdsWithFewerCodesThanNumbers() {
    SplittableRandom random = new SplittableRandom(3);
    List<float[]> codes = new ArrayList<>();
    for (int n = 0; n < 12; n++) {
      float[] code = new float[20];
      for (int i = 0; i < code.length; i++) {
        code[i] = (float) random.nextGaussian();
      }
      codes.add(code);
    }
    CodeMixture mixture = MixtureFit.of(codes, 4, 5, 1);
    for (float number : mixture.sample(random, 1)) {
      assertThat(number).isFinite();
    }
    assertThatThrownBy(() -> MixtureFit.of(codes, 13, 5, 1))
        .hasMessageContaining("13 components")
        .hasMessageContaining("12 codes");
  }
}
