package org.understudy.trainer.gan.compact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.understudy.avatar.generator.SheetTemplate;
import org.understudy.parametric.BustModel;
import org.understudy.trainer.bake.FragmentView;
import org.understudy.trainer.gan.preset.CompactPreset;
import org.understudy.trainer.gan.tensor.AdamOptimiser;
import org.understudy.trainer.gan.tensor.NativeThreads;
import org.understudy.trainer.gan.tensor.ParameterSet;
import org.understudy.trainer.gan.tensor.Placement;
import org.understudy.trainer.gan.train.Checkpoint;
import org.understudy.trainer.studio.Workers;

class AutoDecoderTest {
  private static final int SIZE = 16;
  private static final CompactPreset.Decoder SMALL =
      new CompactPreset.Decoder(6, 16, 1, 16, List.of(16, 12, 8));

  @BeforeAll
  static void useOneThread() {
    NativeThreads.use(1);
  }

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

  private static List<AutoDecoder.Lesson> lessons(PosedTemplate posed) {
    FragmentView view = ToyTemplate.view(posed, new float[2], SIZE);
    float[] weight = new float[SIZE * SIZE];
    Arrays.fill(weight, 1);
    List<AutoDecoder.Lesson> lessons = new ArrayList<>();
    for (int k = 0; k < 3; k++) {
      float[] codes = new float[posed.template().codes()];
      lessons.add(new AutoDecoder.Lesson(k, codes, view, picture(k), weight));
    }
    return lessons;
  }

  /** A decoder with its codes and optimiser, all begun from one seed. */
  private static final class Run implements AutoCloseable {
    final Placement placement = Placement.singlePrecision("cpu");
    final ParameterSet parameters;
    final ParameterSet noise;
    final SheetDecoder decoder;
    final AutoDecoder trainer;

    Run(PosedTemplate posed, long seed, Workers workers) {
      parameters = new ParameterSet(placement, new Random(seed));
      noise = new ParameterSet(placement, new Random(seed + 1));
      decoder = new SheetDecoder(parameters.scope("decoder"), posed.template(), SMALL);
      noise.scope("noise").normal("all", 0.5, 3, SMALL.noise());
      trainer =
          new AutoDecoder(
              decoder,
              placement,
              noise.get("noise.all"),
              List.of(
                  new AdamOptimiser.Group(parameters, 1, 0.9, 0.99),
                  new AdamOptimiser.Group(noise, 1, 0.9, 0.99)),
              0.01,
              1e-4,
              10,
              workers);
    }

    double steps(List<AutoDecoder.Lesson> lessons, int count) {
      double last = Double.NaN;
      for (int step = 0; step < count; step++) {
        last = trainer.step(lessons, 3).error();
      }
      return last;
    }

    List<ParameterSet> sets() {
      return List.of(parameters, noise);
    }

    Map<String, AdamOptimiser> optimisers() {
      return Map.of("all", trainer.optimiser());
    }

    @Override
    public void close() {
      trainer.close();
      decoder.close();
      noise.close();
      parameters.close();
      placement.close();
    }
  }

  @Test
  void goesOnFromACheckpointBitByBit(@TempDir Path folder) throws Exception {
    BustModel bust = ToyTemplate.bust();
    PosedTemplate posed = new PosedTemplate(ToyTemplate.of(bust), bust);
    List<AutoDecoder.Lesson> lessons = lessons(posed);
    Path file = folder.resolve("run.safetensors");
    try (Workers workers = new Workers(2);
        Run straight = new Run(posed, 1, workers);
        Run resumed = new Run(posed, 7, workers)) {
      straight.steps(lessons, 5);
      Checkpoint.save(file, straight.sets(), straight.optimisers(), Map.of("step", "5"));
      double expected = straight.steps(lessons, 5);
      assertThat(Checkpoint.load(file, resumed.sets(), resumed.optimisers()))
          .containsEntry("step", "5");
      assertThat(resumed.steps(lessons, 5)).isEqualTo(expected);
      for (String name : straight.parameters.names()) {
        assertThat(Placement.read(resumed.parameters.get(name)))
            .as(name)
            .isEqualTo(Placement.read(straight.parameters.get(name)));
      }
    }
  }

  @Test
  void aCheckpointOfAnotherNetworkIsRefusedAndChangesNothing(@TempDir Path folder)
      throws Exception {
    BustModel bust = ToyTemplate.bust();
    PosedTemplate posed = new PosedTemplate(ToyTemplate.of(bust), bust);
    Path file = folder.resolve("run.safetensors");
    try (Workers workers = new Workers(1);
        Run run = new Run(posed, 1, workers)) {
      Checkpoint.save(file, List.of(run.parameters), Map.of(), Map.of());
      double[] before = Placement.read(run.noise.get("noise.all"));
      assertThatThrownBy(() -> Checkpoint.load(file, run.sets(), Map.of()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(file.toString())
          .hasMessageContaining("no parameter 'noise.all'");
      assertThatThrownBy(() -> Checkpoint.load(file, List.of(run.noise), Map.of()))
          .isInstanceOf(IOException.class);
      assertThatThrownBy(() -> Checkpoint.load(file, List.of(run.parameters), run.optimisers()))
          .hasMessageContaining("no optimiser 'all'");
      assertThat(Placement.read(run.noise.get("noise.all"))).isEqualTo(before);
    }
  }

  @Test
  void learnsPicturesThatOnlyTheirNoiseTellsApart() throws Exception {
    BustModel bust = ToyTemplate.bust();
    PosedTemplate posed = new PosedTemplate(ToyTemplate.of(bust), bust);
    List<AutoDecoder.Lesson> lessons = lessons(posed);
    try (Workers workers = new Workers(2);
        Run run = new Run(posed, 1, workers)) {
      double first = run.steps(lessons, 1);
      assertThat(run.steps(lessons, 120)).isLessThan(0.1 * first);
    }
  }

  @Test
  void coarserLevelsPaintTexturesOfTheSameShape() throws Exception {
    BustModel bust = ToyTemplate.bust();
    SheetTemplate template = ToyTemplate.of(bust);
    try (PointerScope _ = new PointerScope();
        Placement placement = Placement.singlePrecision("cpu");
        ParameterSet parameters = new ParameterSet(placement, new Random(1));
        SheetDecoder decoder = new SheetDecoder(parameters.scope("decoder"), template, SMALL)) {
      for (int levels = 1; levels <= decoder.levels(); levels++) {
        Tensor textures =
            decoder.apply(
                placement.zeros(2, template.codes()), placement.zeros(2, SMALL.noise()), levels);
        assertThat(textures.size(1)).isEqualTo(template.reduced(decoder.factor(levels)).texels());
        float[] values = Placement.readSingle(textures);
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
