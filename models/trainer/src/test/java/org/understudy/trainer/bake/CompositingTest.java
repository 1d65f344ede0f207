package org.understudy.trainer.bake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.understudy.avatar.LightPreset;
import org.understudy.avatar.PortraitLight;
import org.understudy.avatar.ShadingFeature;
import org.understudy.avatar.SheetShading;
import org.understudy.avatar.StrandLobe;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.RigidTransform;
import org.understudy.parametric.Skeleton;
import org.understudy.trainer.studio.Workers;

class CompositingTest {
  private static final int SIZE = 12;
  private static final PinholeCamera CAMERA = PinholeCamera.ofVerticalFieldOfView(20, SIZE, SIZE);
  private static final PortraitPose POSE =
      PortraitPose.REST
          .withJoints(new float[] {0, 0, 0, 0.2f, 0.3f, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0})
          .withRoot(new RigidTransform(0, 0.1, 0, 0, 0, -1));
  private static final DraftMotion MOTION =
      new DraftMotion(
          new Skeleton(new float[3 * PortraitJoint.COUNT]),
          new float[ArkitExpression.COUNT],
          LightPreset.SIDE.from(PortraitLight.EVEN));

  private static final DraftMotion SHINING =
      new DraftMotion(
          new Skeleton(new float[3 * PortraitJoint.COUNT]),
          new float[ArkitExpression.COUNT],
          LightPreset.SIDE.from(PortraitLight.EVEN),
          List.of(new StrandLobe(0, 0, 1, 0.1f, 3)));

  /** A square facing the camera at a depth, with random colours. */
  private static SheetDraft square(String name, float z, int texels, Random random) {
    float[] vertices = {
      -0.15f, 0.15f, z, 0.15f, 0.15f, z - 0.02f, -0.15f, -0.15f, z, 0.15f, -0.15f, z + 0.01f
    };
    float[] weights = new float[4 * PortraitJoint.COUNT];
    for (int v = 0; v < 4; v++) {
      weights[PortraitJoint.COUNT * v + PortraitJoint.HEAD.ordinal()] = 1;
    }
    float[] texture = new float[4 * texels * texels];
    boolean[] free = new boolean[texels * texels];
    for (int i = 0; i < free.length; i++) {
      float alpha = 0.2f + 0.6f * random.nextFloat();
      for (int c = 0; c < 3; c++) {
        texture[4 * i + c] = alpha * random.nextFloat();
      }
      texture[4 * i + 3] = alpha;
      free[i] = true;
    }
    return new SheetDraft(
        name,
        1,
        1,
        vertices,
        weights,
        new float[ArkitExpression.COUNT][0],
        texels,
        texels,
        texture,
        free,
        Optional.empty(),
        SheetShading.of(LatticeNormals.of(vertices, 1, 1, 0, -1)),
        SheetDraft.Fitted.COLOUR_AND_ALPHA);
  }

  private static float[] randomTarget(Random random) {
    float[] target = new float[4 * SIZE * SIZE];
    for (int i = 0; i < target.length; i++) {
      target[i] = random.nextFloat();
    }
    return target;
  }

  /** Colours are compared at the coverage wanted where there is more of it than that. */
  private static double error(FragmentView view, float[] values, float[] target) {
    float[] made = new float[target.length];
    Compositing compositing = new Compositing();
    double sum = 0;
    for (int pixel = 0; pixel < SIZE * SIZE; pixel++) {
      compositing.forward(view, values, pixel, made);
      for (int c = 0; c < 4; c++) {
        double share = c == 3 ? 1 : Math.min(1, target[4 * pixel + 3] / made[4 * pixel + 3]);
        double d = share * made[4 * pixel + c] - target[4 * pixel + c];
        sum += d * d;
      }
    }
    return sum;
  }

  @Test
  void whatLiesBesideThePersonDoesNotDarkenThem() {
    TextureSet textures = new TextureSet(List.of(square("only", 0, 4, new Random(9))));
    FragmentView view = FragmentView.of(textures, MOTION, POSE, CAMERA);
    float[] gradient = new float[textures.values.length];
    int pixel = SIZE * SIZE / 2 + SIZE / 2;
    Compositing compositing = new Compositing();
    float[] nothing = new float[4];
    compositing.backward(view, textures.values, pixel, nothing, 1, gradient, new float[0]);
    double down = 0;
    for (int k = 0; k < gradient.length; k++) {
      if (k % 4 == 3) {
        down += gradient[k];
      } else {
        assertThat(gradient[k]).isZero();
      }
    }
    assertThat(down).isPositive();
  }

  @Test
  void gradientAgreesWithFiniteDifferences() {
    Random random = new Random(5);
    TextureSet textures =
        new TextureSet(
            List.of(
                square("far", -0.05f, 5, random),
                square("near", 0.05f, 6, random),
                square("middle", 0, 4, random)));
    FragmentView view = FragmentView.of(textures, MOTION, POSE, CAMERA);
    float[] gain = new float[3];
    view.writeGain(view.start[SIZE * SIZE / 2 + SIZE / 2], gain, 0);
    assertThat(gain[0]).isNotCloseTo(1, within(0.05f));
    float[] target = randomTarget(random);
    float[] gradient = new float[textures.values.length];
    Compositing compositing = new Compositing();
    double sum = 0;
    for (int pixel = 0; pixel < SIZE * SIZE; pixel++) {
      float[] wanted = new float[4];
      System.arraycopy(target, 4 * pixel, wanted, 0, 4);
      sum += compositing.backward(view, textures.values, pixel, wanted, 1, gradient, new float[0]);
    }
    assertThat(sum).isCloseTo(error(view, textures.values, target), within(1e-3));
    float step = 2e-3f;
    for (int k = 0; k < gradient.length; k += 3) {
      float kept = textures.values[k];
      textures.values[k] = kept + step;
      double up = error(view, textures.values, target);
      textures.values[k] = kept - step;
      double down = error(view, textures.values, target);
      textures.values[k] = kept;
      assertThat((double) gradient[k]).isCloseTo((up - down) / (2 * step), within(4e-3));
    }
  }

  @Test
  void gradientByWhatLightAnswersAgreesWithFiniteDifferences() {
    TextureSet textures =
        new TextureSet(
            List.of(
                shining(square("far", -0.05f, 5, new Random(5))),
                shining(square("near", 0.05f, 6, new Random(6)))));
    FragmentView view = FragmentView.of(textures, SHINING, POSE, CAMERA);
    float[] target = randomTarget(new Random(9));
    float[] answers = new float[textures.shades.vertices];
    Compositing compositing = new Compositing();
    float[] ignored = new float[textures.values.length];
    for (int pixel = 0; pixel < SIZE * SIZE; pixel++) {
      float[] wanted = new float[4];
      System.arraycopy(target, 4 * pixel, wanted, 0, 4);
      compositing.backward(view, textures.values, pixel, wanted, 1, ignored, answers);
    }
    int constant = (ShadingFeature.COUNT + 1) * textures.shades.vertices;
    int turn = ShadingFeature.TURN_LEFT.ordinal() * textures.shades.vertices;
    float radians = view.features[ShadingFeature.TURN_LEFT.ordinal()];
    assertThat(radians).isPositive();
    assertThat(view.highlights[0]).isPositive();
    for (int v = 0; v < answers.length; v++) {
      assertThat(slope(textures, view, target, constant + v))
          .isCloseTo(answers[v], within(2e-2 + 0.01 * Math.abs(answers[v])));
      assertThat(slope(textures, view, target, turn + v))
          .isCloseTo(radians * answers[v], within(2e-2 + 0.01 * Math.abs(answers[v])));
      assertThat(slope(textures, view, target, constant - textures.shades.vertices + v))
          .isCloseTo(view.highlights[v] * answers[v], within(2e-2 + 0.01 * Math.abs(answers[v])));
    }
  }

  /** Change of the error by a response, by differences on both sides. */
  private static double slope(
      TextureSet textures, FragmentView view, float[] target, int response) {
    float[] responses = textures.shades.responses;
    float kept = responses[response];
    float step = 1e-2f;
    responses[response] = kept + step;
    view.relight(textures.shades);
    double up = error(view, textures.values, target);
    responses[response] = kept - step;
    view.relight(textures.shades);
    double down = error(view, textures.values, target);
    responses[response] = kept;
    view.relight(textures.shades);
    return (up - down) / (2 * step);
  }

  private static SheetDraft shining(SheetDraft plain) {
    float[] strands = new float[3 * 4];
    for (int v = 0; v < 4; v++) {
      strands[3 * v + 1] = 1;
    }
    return new SheetDraft(
        plain.name(),
        plain.columns(),
        plain.rows(),
        plain.vertices(),
        plain.weights(),
        plain.displacements(),
        plain.width(),
        plain.height(),
        plain.texture(),
        plain.free(),
        plain.eye(),
        new SheetShading(
            plain.shading().normals(), new float[ShadingFeature.COUNT * 4], strands, new float[8]),
        plain.fitted());
  }

  @Test
  void fitFindsLightThatReproducesItsPictures() {
    TextureSet wanted = new TextureSet(List.of(shining(square("a", 0, 6, new Random(7)))));
    TextureSet textures = new TextureSet(List.of(shining(square("a", 0, 6, new Random(7)))));
    List<TextureFit.Observation> observations = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      PortraitPose pose =
          POSE.withJoints(
              new float[] {0, 0, 0, 0.1f, 0.12f * (i - 3), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
      Arrays.fill(wanted.shades.responses, 0, 2 * wanted.shades.vertices, 0.5f);
      FragmentView taken = FragmentView.of(wanted, SHINING, pose, CAMERA);
      byte[] target = new byte[4 * SIZE * SIZE];
      float[] made = new float[target.length];
      for (int pixel = 0; pixel < SIZE * SIZE; pixel++) {
        new Compositing().forward(taken, wanted.values, pixel, made);
      }
      for (int k = 0; k < target.length; k++) {
        target[k] = (byte) Math.round(made[k] * 255);
      }
      FragmentView view = FragmentView.of(textures, SHINING, pose, CAMERA);
      observations.add(new TextureFit.Observation(view, target, 1));
    }
    try (Workers workers = new Workers(1)) {
      TextureFit fit = new TextureFit(textures, workers, 0.02f);
      double first = fit.run(observations, 0, 6, 300, 1, step -> {});
      fit.run(observations, 6, 288, 300, 1, step -> {});
      double last = fit.run(observations, 294, 6, 300, 2, step -> {});
      assertThat(last).isLessThan(0.1 * first);
      textures.store();
      assertThat(textures.drafts.getFirst().shading().responses()[0]).isGreaterThan(0.1f);
    }
  }

  @Test
  void fragmentsAreSortedByDepthAndCutBehindWhatStaysOpaque() {
    Random random = new Random(6);
    SheetDraft near = square("near", 0.05f, 4, random);
    SheetDraft solid =
        new SheetDraft(
            "solid",
            1,
            1,
            square("solid", 0, 4, random).vertices(),
            near.weights(),
            near.displacements(),
            4,
            4,
            filled(64, 1),
            near.free(),
            Optional.empty(),
            near.shading(),
            SheetDraft.Fitted.COLOUR);
    TextureSet textures = new TextureSet(List.of(square("hidden", -0.05f, 4, random), solid, near));
    FragmentView view = FragmentView.of(textures, MOTION, POSE, CAMERA);
    int middle = SIZE / 2 * SIZE + SIZE / 2;
    assertThat(view.start[middle + 1] - view.start[middle]).isEqualTo(2);
    assertThat(view.texel[view.start[middle]]).isGreaterThanOrEqualTo(textures.start[2]);
    assertThat(view.texel[view.start[middle] + 1])
        .isBetween(textures.start[1], textures.start[2] - 1);
  }

  @Test
  void fitFindsTexturesThatReproduceItsPictures() {
    TextureSet wanted = new TextureSet(List.of(square("a", 0, 6, new Random(7))));
    TextureSet textures = new TextureSet(List.of(square("a", 0, 6, new Random(8))));
    FragmentView view = FragmentView.of(textures, MOTION, POSE, CAMERA);
    byte[] target = new byte[4 * SIZE * SIZE];
    float[] made = new float[target.length];
    for (int pixel = 0; pixel < SIZE * SIZE; pixel++) {
      new Compositing().forward(view, wanted.values, pixel, made);
    }
    for (int i = 0; i < target.length; i++) {
      target[i] = (byte) Math.round(made[i] * 255);
    }
    try (Workers workers = new Workers(1)) {
      TextureFit fit = new TextureFit(textures, workers, 0.04f);
      var observations = List.of(new TextureFit.Observation(view, target, 1));
      double first = fit.run(observations, 0, 5, 200, 1, step -> {});
      double last = fit.run(observations, 195, 5, 200, 2, step -> {});
      fit.run(observations, 5, 190, 200, 1, step -> {});
      last = Math.min(last, fit.run(observations, 195, 5, 200, 2, step -> {}));
      assertThat(last).isLessThan(0.1 * first);
    }
  }

  private static float[] filled(int count, float value) {
    float[] out = new float[count];
    java.util.Arrays.fill(out, value);
    return out;
  }
}
