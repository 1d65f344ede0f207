package org.understudy.trainer.gan.compact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.understudy.parametric.BustModel;
import org.understudy.trainer.bake.FragmentView;
import org.understudy.trainer.gan.template.SheetTemplate;
import org.understudy.trainer.gan.tensor.ParameterSet;
import org.understudy.trainer.gan.tensor.Placement;
import org.understudy.trainer.studio.Workers;

class AutoDecoderTest {
  private static final int SIZE = 16;
  private static final SheetDecoder.Size SMALL =
      new SheetDecoder.Size(6, 16, 1, 16, List.of(16, 12, 8));

  /** Pictures of plain colours that differ from one to the next, with a dark upper half. */
  private static float[] picture(int number) {
    float[] rgba = new float[4 * SIZE * SIZE];
    for (int i = 0; i < SIZE * SIZE; i++) {
      boolean upper = i < SIZE * SIZE / 2;
      rgba[4 * i] = upper ? 0.1f : 0.2f + 0.25f * number;
      rgba[4 * i + 1] = upper ? 0.15f * number : 0.5f;
      rgba[4 * i + 2] = 0.3f;
      rgba[4 * i + 3] = 1;
    }
    return rgba;
  }

  @Test
  void learnsPicturesThatOnlyTheirNoiseTellsApart() throws Exception {
    BustModel bust = ToyTemplate.bust();
    SheetTemplate template = ToyTemplate.of(bust);
    PosedTemplate posed = new PosedTemplate(template, bust);
    FragmentView view = ToyTemplate.view(posed, new float[2], SIZE);
    float[] weight = new float[SIZE * SIZE];
    Arrays.fill(weight, 1);
    List<AutoDecoder.Lesson> lessons = new ArrayList<>();
    for (int k = 0; k < 3; k++) {
      lessons.add(new AutoDecoder.Lesson(k, new float[template.codes()], view, picture(k), weight));
    }
    try (Workers workers = new Workers(2);
        Placement placement = Placement.singlePrecision("cpu");
        ParameterSet parameters = new ParameterSet(placement, new Random(1));
        ParameterSet noise = new ParameterSet(placement, new Random(2))) {
      SheetDecoder decoder = new SheetDecoder(parameters.scope("decoder"), template, SMALL);
      noise.scope("noise").normal("all", 0.5, 3, SMALL.noise());
      try (AutoDecoder trainer =
          new AutoDecoder(decoder, parameters, noise, posed.texels(), 0.01, workers)) {
        double first = trainer.step(lessons, decoder.levels());
        double last = first;
        for (int step = 0; step < 120; step++) {
          last = trainer.step(lessons, decoder.levels());
        }
        assertThat(last).isLessThan(0.1 * first);
      }
    }
  }

  @Test
  void coarserLevelsPaintTexturesOfTheSameShape() throws Exception {
    BustModel bust = ToyTemplate.bust();
    SheetTemplate template = ToyTemplate.of(bust);
    try (PointerScope _ = new PointerScope();
        Placement placement = Placement.singlePrecision("cpu");
        ParameterSet parameters = new ParameterSet(placement, new Random(1))) {
      SheetDecoder decoder = new SheetDecoder(parameters.scope("decoder"), template, SMALL);
      for (int levels = 1; levels <= decoder.levels(); levels++) {
        Tensor textures =
            decoder.apply(
                placement.zeros(2, template.codes()), placement.zeros(2, SMALL.noise()), levels);
        assertThat(textures.size(1)).isEqualTo(template.texels());
        float[] values = AutoDecoder.read(textures);
        for (int t = 0; t < values.length; t += 4) {
          assertThat(values[t + 3]).isBetween(0f, 1f);
          assertThat(values[t]).isBetween(0f, values[t + 3]);
        }
        assertThat(values[3]).as("skin is opaque").isEqualTo(1);
        assertThat(values[values.length - 1]).as("shells start nearly empty").isLessThan(0.3f);
      }
    }
  }
}
