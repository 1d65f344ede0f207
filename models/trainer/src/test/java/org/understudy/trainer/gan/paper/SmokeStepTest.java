package org.understudy.trainer.gan.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.understudy.parametric.RigidTransform;
import org.understudy.trainer.gan.loss.LossTerms;
import org.understudy.trainer.gan.preset.Preset;
import org.understudy.trainer.gan.render.GanCamera;
import org.understudy.trainer.gan.render.RayBundle;
import org.understudy.trainer.gan.tensor.AdamOptimiser;
import org.understudy.trainer.gan.tensor.Placement;

/** A few steps of the smallest preset in float32, as training takes them. */
class SmokeStepTest {
  private static final int SIZE = 16;
  private static final int STEPS = 8;

  private final GanFixture fixture;
  private final Preset preset;
  private final Placement placement = Placement.singlePrecision("cpu");
  private final PaperGenerator generator;
  private final PaperDiscriminators judges;
  private final Tensor portraitAngles;
  private final Tensor faceAngles;
  private final PointerScope scope;

  SmokeStepTest() throws IOException {
    fixture = new GanFixture();
    preset = fixture.preset;
    scope = new PointerScope();
    generator = new PaperGenerator(preset, fixture.face, fixture.bust, placement, new Random(1));
    judges = new PaperDiscriminators(preset, SIZE, SIZE, placement, new Random(2));
    portraitAngles = placement.of(new double[] {0.2, 0.05}, 1, 2);
    faceAngles = placement.of(new double[] {0.1, -0.1}, 1, 2);
  }

  @AfterEach
  void close() {
    generator.close();
    judges.close();
    scope.close();
    placement.close();
  }

  private LossTerms generatorTerms() {
    Subjects subjects = generator.subjects(fixture.codes(1, 5));
    GeneratedPicture face = face(subjects);
    LossTerms terms =
        PaperLosses.adversarial(
            judges,
            PaperLosses.Views.of(portrait(subjects), face, portraitAngles, faceAngles),
            preset.losses());
    return deformationTerms(terms, subjects, face.rays());
  }

  private LossTerms adversarialTerms() {
    Subjects subjects = generator.subjects(fixture.codes(1, 5));
    return PaperLosses.adversarial(
        judges,
        PaperLosses.Views.of(portrait(subjects), face(subjects), portraitAngles, faceAngles),
        preset.losses());
  }

  private GeneratedPicture portrait(Subjects subjects) {
    double[] angles = Placement.read(portraitAngles);
    GanCamera camera = fixture.portraitCamera(angles[0], angles[1]);
    return generator.render(subjects, List.of(camera), SIZE);
  }

  private GeneratedPicture face(Subjects subjects) {
    double[] angles = Placement.read(faceAngles);
    RigidTransform head = subjects.bust().headToBust().get(0);
    GanCamera camera = fixture.faceCamera(head, angles[0], angles[1]);
    return generator.render(subjects, List.of(camera), SIZE);
  }

  private LossTerms deformationTerms() {
    Subjects subjects = generator.subjects(fixture.codes(1, 5));
    GanCamera camera = fixture.faceCamera(subjects.bust().headToBust().get(0), 0.1, -0.1);
    RayBundle rays = RayBundle.of(List.of(camera), 8, 16, placement);
    return deformationTerms(new LossTerms(), subjects, generator.deform(subjects, rays));
  }

  private LossTerms deformationTerms(LossTerms terms, Subjects subjects, DeformedRays rays) {
    torch.manual_seed(9);
    return PaperLosses.addDeformations(terms, generator, subjects, List.of(rays), preset);
  }

  private AdamOptimiser generatorOptimiser() {
    Preset.Optimiser o = preset.optimiser();
    return new AdamOptimiser(
        generator.stageOne(), o.generatorRate(), o.beta1(), o.beta2(), o.gradientClip());
  }

  private static Map<String, Double> valuesOf(Supplier<LossTerms> terms) {
    try (PointerScope _ = new PointerScope()) {
      LossTerms all = terms.get();
      assertThat(all.notFinite()).isEmpty();
      Map<String, Double> values = new LinkedHashMap<>(all.values());
      values.put("total", all.total().item_double());
      return values;
    }
  }

  private static double valueOf(Supplier<LossTerms> terms, String name) {
    try (PointerScope _ = new PointerScope()) {
      return terms.get().value(name).item_double();
    }
  }

  @Test
  void generatorStepsLowerWhatTheyAreTakenFor() {
    Map<String, Double> before = valuesOf(this::generatorTerms);
    try (AdamOptimiser adam = generatorOptimiser()) {
      for (int step = 0; step < STEPS; step++) {
        try (PointerScope _ = new PointerScope()) {
          assertThat(adam.step(generatorTerms().total())).isFinite().isPositive();
        }
      }
    }
    Map<String, Double> after = valuesOf(this::generatorTerms);
    assertThat(after.get("total")).isLessThan(before.get("total"));
    for (String name : List.of("whole", "face")) {
      assertThat(after.get(name)).as(name).isLessThan(before.get(name));
    }
  }

  @Test
  void everyAdversarialLossAloneCanBeLowered() {
    for (String name : List.of("whole", "face", "torso", "camera.whole", "camera.face")) {
      double before = valueOf(this::adversarialTerms, name);
      try (AdamOptimiser adam = generatorOptimiser()) {
        for (int step = 0; step < 3; step++) {
          try (PointerScope _ = new PointerScope()) {
            adam.step(adversarialTerms().value(name));
          }
        }
      }
      assertThat(valueOf(this::adversarialTerms, name)).as(name).isLessThan(before);
    }
  }

  @Test
  void discriminatorStepsLowerEveryJudgesLoss() {
    PaperLosses.Views fake = views(21, 0.4);
    PaperLosses.Views real = views(22, 0.7);
    real.portraits().requires_grad_(true);
    real.faces().requires_grad_(true);
    Supplier<LossTerms> terms =
        () -> PaperLosses.discriminators(judges, real, fake, preset.losses());
    Map<String, Double> before = valuesOf(terms);
    Preset.Optimiser o = preset.optimiser();
    try (AdamOptimiser adam =
        new AdamOptimiser(
            judges.parameters(), o.discriminatorRate(), o.beta1(), o.beta2(), o.gradientClip())) {
      for (int step = 0; step < STEPS; step++) {
        try (PointerScope _ = new PointerScope()) {
          assertThat(adam.step(terms.get().total())).isFinite().isPositive();
        }
      }
    }
    Map<String, Double> after = valuesOf(terms);
    for (String name : List.of("whole", "face", "torso", "total")) {
      assertThat(after.get(name)).as(name).isLessThan(before.get(name));
    }
  }

  private PaperLosses.Views views(long seed, double grey) {
    try (NoGradGuard _ = new NoGradGuard()) {
      double[] mean = {grey, grey, grey};
      Tensor base = placement.of(mean, 1, 3, 1, 1);
      return new PaperLosses.Views(
          GanFixture.normal(placement, seed, 0.1, 2, 3, SIZE, SIZE).add(base),
          GanFixture.normal(placement, seed + 10, 0.1, 2, 3, SIZE, SIZE).add(base),
          portraitAngles.expand(2, 2),
          faceAngles.expand(2, 2));
    }
  }

  /** From deformations pushed off their careful start, each loss alone can be lowered. */
  @Test
  void everyDeformationLossAloneCanBeLowered() {
    for (String name :
        List.of("faceModel", "poseSmooth", "expressionSmooth", "expressionMinimal")) {
      Random random = new Random(8);
      for (String parameter :
          List.of("expressionDeformation.head.weight", "poseDeformation.convolution1.bias")) {
        generator.stageOne().stream()
            .filter(set -> set.names().contains(parameter))
            .forEach(
                set -> {
                  double[] values = Placement.read(set.get(parameter));
                  for (int i = 0; i < values.length; i++) {
                    values[i] = 1e-3 * random.nextGaussian();
                  }
                  set.set(parameter, values);
                });
      }
      double before = valueOf(this::deformationTerms, name);
      try (AdamOptimiser adam =
          new AdamOptimiser(generator.stageOne().subList(2, 4), 1e-4, 0, 0.9, 1)) {
        for (int step = 0; step < 4; step++) {
          try (PointerScope _ = new PointerScope()) {
            adam.step(deformationTerms().value(name));
          }
        }
      }
      double after = valueOf(this::deformationTerms, name);
      assertThat(after).as(name).isLessThan(before);
    }
  }
}
