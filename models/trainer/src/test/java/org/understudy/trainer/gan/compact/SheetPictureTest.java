package org.understudy.trainer.gan.compact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.understudy.parametric.BustModel;
import org.understudy.trainer.bake.FragmentView;

class SheetPictureTest {
  private static final int SIZE = 20;

  @Test
  void gradientAgreesWithDifferences() throws Exception {
    BustModel bust = ToyTemplate.bust();
    PosedTemplate posed = new PosedTemplate(ToyTemplate.of(bust), bust);
    FragmentView view = ToyTemplate.view(posed, new float[] {0.5f, -1}, SIZE);
    SplittableRandom random = new SplittableRandom(4);
    float[] values = new float[4 * posed.texels()];
    for (int t = 0; t < posed.texels(); t++) {
      float alpha = t < posed.firstTexel(1) ? 1 : (float) random.nextDouble(0.1, 0.8);
      for (int c = 0; c < 3; c++) {
        values[4 * t + c] = alpha * (float) random.nextDouble();
      }
      values[4 * t + 3] = alpha;
    }
    float[] slope = new float[4 * SIZE * SIZE];
    for (int i = 0; i < slope.length; i++) {
      slope[i] = (float) random.nextGaussian();
    }
    SheetPicture picture = new SheetPicture(view, values);
    float[] gradient = picture.backward(slope);
    int compared = 0;
    for (int trial = 0; trial < 300; trial++) {
      int at = random.nextInt(values.length);
      if (gradient[at] == 0 || (at % 4 == 3 && at / 4 < posed.firstTexel(1))) {
        continue; // not seen, or what is opaque for good
      }
      double[] sums = new double[2];
      for (int side = 0; side < 2; side++) {
        float before = values[at];
        values[at] += side == 0 ? -0.01f : 0.01f;
        float[] drawn = picture.draw();
        values[at] = before;
        for (int i = 0; i < drawn.length; i++) {
          sums[side] += drawn[i] * (double) slope[i];
        }
      }
      double difference = (sums[1] - sums[0]) / 0.02;
      assertThat((double) gradient[at])
          .as("number %d", at)
          .isCloseTo(difference, Offset.offset(2e-3 + 1e-3 * Math.abs(difference)));
      compared++;
    }
    assertThat(compared).isGreaterThan(100);
  }

  @Test
  void anEmptyShellHidesNothing() throws Exception {
    BustModel bust = ToyTemplate.bust();
    PosedTemplate posed = new PosedTemplate(ToyTemplate.of(bust), bust);
    FragmentView view = ToyTemplate.view(posed, new float[2], SIZE);
    float[] values = new float[4 * posed.texels()];
    for (int t = 0; t < posed.firstTexel(1); t++) {
      values[4 * t] = 0.25f;
      values[4 * t + 3] = 1;
    }
    float[] drawn = new SheetPicture(view, values).draw();
    int middle = 4 * (SIZE / 2 * SIZE + SIZE / 2);
    assertThat(drawn[middle]).isCloseTo(0.25f, Offset.offset(1e-4f));
    assertThat(drawn[middle + 3]).isCloseTo(1, Offset.offset(1e-4f));
  }
}
