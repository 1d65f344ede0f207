package org.understudy.trainer.gan.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.understudy.parametric.RigidTransform;
import org.understudy.trainer.gan.network.ManifoldPredictor;
import org.understudy.trainer.gan.preset.Preset;
import org.understudy.trainer.gan.preset.PresetReader;
import org.understudy.trainer.gan.render.GanCamera;
import org.understudy.trainer.gan.tensor.ParameterSet;
import org.understudy.trainer.gan.tensor.Placement;

class PaperGeneratorTest extends GanTestCase {
  private static final int SIZE = 16;

  PaperGeneratorTest() throws IOException {
    super(Placement.singlePrecision("cpu"));
  }

  private PaperGenerator generator(long seed) {
    return new PaperGenerator(
        fixture.preset, fixture.face, fixture.bust, placement, new Random(seed));
  }

  private GanCamera portraitCamera(double yaw) {
    return fixture.portraitCamera(yaw, 0.05);
  }

  private static double meanDifference(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += Math.abs(a[i] - b[i]);
    }
    return sum / a.length;
  }

  @Test
  void picturesArePremultipliedAndFollowSeedAndCodes() {
    List<GanCamera> cameras = List.of(portraitCamera(0.2), portraitCamera(-0.2));
    try (PaperGenerator one = generator(1);
        PaperGenerator same = generator(1)) {
      Subjects subjects = one.subjects(fixture.codes(2, 5));
      Tensor rgba = one.render(subjects, cameras, SIZE).rgba();
      assertThat(rgba.shape()).containsExactly(2, 4, SIZE, SIZE);
      double[] values = Placement.read(rgba);
      int plane = SIZE * SIZE;
      double covered = 0;
      for (int b = 0; b < 2; b++) {
        for (int p = 0; p < plane; p++) {
          double alpha = values[(4 * b + 3) * plane + p];
          assertThat(alpha).isBetween(0.0, 1.0);
          covered += alpha / (2 * plane);
          for (int c = 0; c < 3; c++) {
            assertThat(values[(4 * b + c) * plane + p]).isBetween(0.0, alpha + 1e-6);
          }
        }
      }
      assertThat(covered).as("mean alpha").isGreaterThan(0.2);
      assertThat(Placement.read(same.render(subjects, cameras, SIZE).rgba())).isEqualTo(values);
      Subjects others = one.subjects(fixture.codes(2, 6));
      assertThat(meanDifference(Placement.read(one.render(others, cameras, SIZE).rgba()), values))
          .as("difference between people")
          .isGreaterThan(1e-3);
    }
  }

  @Test
  void untrainedUpsamplerShowsWhatStageOneShows() {
    List<GanCamera> cameras = List.of(portraitCamera(0.1));
    try (PaperGenerator generator = generator(1)) {
      Subjects subjects = generator.subjects(fixture.codes(1, 5));
      Tensor flattened = generator.flatten(subjects);
      assertThat(flattened.shape()).containsExactly(1, 6, 4 + 4, 16, 16);
      Tensor maps = generator.upsample(subjects, flattened);
      assertThat(maps.shape()).containsExactly(1, 6, 4, 64, 64);
      double[] direct = Placement.read(generator.render(subjects, cameras, SIZE).rgba());
      double[] mapped = Placement.read(generator.render(subjects, maps, cameras, SIZE).rgba());
      assertThat(meanDifference(direct, mapped)).as("mean difference, 0..1").isLessThan(0.03);
      Tensor large = generator.render(subjects, maps, cameras, 64).rgba();
      assertThat(large.shape()).containsExactly(1, 4, 64, 64);
      double[] shrunk = Placement.read(torch.avg_pool2d(large, 4, 4));
      assertThat(meanDifference(shrunk, mapped)).as("mean difference, 0..1").isLessThan(0.03);
    }
  }

  @Test
  void faceCameraGoesWithTheHead() {
    try (PaperGenerator generator = generator(1)) {
      Subjects subjects = generator.subjects(fixture.codes(1, 5));
      RigidTransform head = subjects.bust().headToBust().get(0);
      Preset.View face = fixture.preset.rendering().face();
      GanCamera camera = fixture.faceCamera(head, 0.3, -0.1);
      assertThat(camera.angles(head, face)).containsExactly(new double[] {0.3, -0.1}, within(1e-9));
      double[] target =
          head.apply(
              face.targetMetres().get(0), face.targetMetres().get(1), face.targetMetres().get(2));
      double[] seen = camera.cameraToBust().inverse().apply(target[0], target[1], target[2]);
      assertThat(seen).containsExactly(new double[] {0, 0, -1.33}, within(1e-9));
      assertThat(camera.nearMetres()).isCloseTo(1.33 - face.reachMetres(), within(1e-9));
    }
  }

  @Test
  void manifoldsStartAsSpheres() throws IOException {
    Preset paper = PresetReader.named("paper");
    Preset.Manifolds m = paper.manifolds();
    try (ManifoldPredictor predictor = new ManifoldPredictor(paper, placement, new Random(4))) {
      Tensor points = GanFixture.points(placement, 9, 1, 2000);
      double[] x = Placement.read(points);
      double[] s = Placement.read(predictor.apply(points));
      double perLevel =
          (m.outerRadiusUnits() - m.innerRadiusUnits()) / (m.firstLevel() - m.lastLevel());
      double worst = 0;
      double sum = 0;
      for (int p = 0; p < s.length; p++) {
        double squared = 0;
        for (int axis = 0; axis < 3; axis++) {
          double units =
              (x[3 * p + axis] - paper.space().centreMetres().get(axis))
                  / paper.space().metresPerUnit();
          squared += Math.pow(units - m.sphereCentreUnits().get(axis), 2);
        }
        double radius = m.innerRadiusUnits() + (s[p] - m.lastLevel()) * perLevel;
        double error = 1000 * paper.space().metresPerUnit() * Math.abs(radius - Math.sqrt(squared));
        worst = Math.max(worst, error);
        sum += error / s.length;
      }
      assertThat(sum).as("mean distance from the spheres, millimetres").isLessThan(0.5);
      assertThat(worst).as("worst, millimetres").isLessThan(5);
    }
  }

  @Test
  void parametersHaveUniqueStableNames() {
    try (PaperGenerator generator = generator(1);
        PaperDiscriminators judges =
            new PaperDiscriminators(fixture.preset, SIZE, SIZE, placement, new Random(2))) {
      Set<String> names = new HashSet<>();
      Stream.of(generator.stageOne(), generator.stageTwo(), judges.parameters())
          .flatMap(List::stream)
          .forEach(set -> set.names().forEach(n -> assertThat(names.add(n)).as(n).isTrue()));
      assertThat(names)
          .contains(
              "manifolds.layer0.weight",
              "radiance.siren.layer0.weight",
              "radiance.readOut3.bias",
              "poseDeformation.convolution1.weight",
              "expressionDeformation.head.bias",
              "upsampler.block0.dense2.convolution4.weight",
              "discriminator.torso.head.weight");
    }
  }

  /** The full sizes, on a picture small enough for a processor. */
  @Test
  void thePresetOfThePaperRenders() throws IOException {
    Preset paper = PresetReader.named("paper");
    LatentCodes small = fixture.codes(1, 5);
    LatentCodes codes =
        new LatentCodes(
            small.face(),
            small.shape(),
            small.expression(),
            small.joints(),
            new float[1][paper.codes().noise()]);
    try (PaperGenerator generator =
        new PaperGenerator(paper, fixture.face, fixture.bust, placement, new Random(1))) {
      assertThat(generator.stageOne().stream().mapToLong(ParameterSet::count).sum())
          .as("numbers learnt in stage 1")
          .isBetween(1_000_000L, 5_000_000L);
      Subjects subjects = generator.subjects(codes);
      GeneratedPicture picture = generator.render(subjects, List.of(portraitCamera(0)), 8);
      assertThat(picture.rays().transforms().shape()).containsExactly(1, 16, 64, 8, 8);
      picture.rgba().sum().backward();
      for (ParameterSet set : generator.stageOne()) {
        for (String name : set.names()) {
          if (!name.startsWith("radiance.features")) {
            assertThat(set.get(name).grad().defined()).as(name).isTrue();
          }
        }
      }
    }
  }

  @Test
  void aStepLeavesNothingBehind() {
    try (PaperGenerator generator = generator(1)) {
      ParameterSet phi = generator.stageOne().get(1);
      long before = 0;
      for (int step = 0; step < 4; step++) {
        try (PointerScope _ = new PointerScope()) {
          Subjects subjects = generator.subjects(fixture.codes(1, step));
          generator.render(subjects, List.of(portraitCamera(0)), SIZE).rgba().sum().backward();
          phi.forgetGradients();
        }
        if (step == 1) {
          before = Pointer.totalCount();
        }
      }
      assertThat(Pointer.totalCount()).as("native objects held").isEqualTo(before);
    }
  }
}
