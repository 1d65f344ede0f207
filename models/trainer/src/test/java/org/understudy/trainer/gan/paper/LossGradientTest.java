package org.understudy.trainer.gan.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.understudy.parametric.LandmarkEmbedding;
import org.understudy.trainer.gan.loss.AdversarialLoss;
import org.understudy.trainer.gan.loss.CameraRegressionLoss;
import org.understudy.trainer.gan.loss.DeformationLosses;
import org.understudy.trainer.gan.loss.LandmarkLoss;
import org.understudy.trainer.gan.loss.LossTerms;
import org.understudy.trainer.gan.loss.R1Penalty;
import org.understudy.trainer.gan.network.Discriminator;
import org.understudy.trainer.gan.network.ExpressionDeformation;
import org.understudy.trainer.gan.network.PoseDeformation;
import org.understudy.trainer.gan.tensor.Placement;

/** Losses: autograd against central differences in double, and values known by hand. */
class LossGradientTest extends GanTestCase {
  private static final double TOLERANCE = 1e-6;

  LossGradientTest() throws IOException {
    super(Placement.doublePrecision("cpu"));
  }

  private Tensor leaf(long seed, double deviation, long... shape) {
    return GanFixture.normal(placement, seed, deviation, shape).requires_grad_(true);
  }

  private void check(Supplier<Tensor> loss, Tensor... leaves) {
    check(loss, List.of(leaves));
  }

  private void check(Supplier<Tensor> loss, List<Tensor> leaves) {
    assertThat(GradientCheck.worst(placement, loss, leaves))
        .as("largest error of a gradient, as a share of the largest gradient")
        .isLessThan(TOLERANCE);
  }

  @Test
  void adversarialLosses() {
    Tensor real = leaf(1, 2, 6);
    Tensor fake = leaf(2, 2, 6);
    check(() -> AdversarialLoss.generator(fake), fake);
    check(() -> AdversarialLoss.discriminator(real, fake), real, fake);
    Tensor undecided = placement.zeros(3);
    assertThat(AdversarialLoss.discriminator(undecided, undecided).item_double())
        .isCloseTo(2 * Math.log(2), within(1e-12));
  }

  @Test
  void cameraRegression() {
    Tensor regressed = leaf(1, 1, 3, 2);
    Tensor camera = GanFixture.normal(placement, 2, 1, 3, 2);
    check(() -> CameraRegressionLoss.of(regressed, camera), regressed);
  }

  @Test
  void r1IsDifferentiableByTheDiscriminator() {
    try (Discriminator d =
        new Discriminator(
            "face",
            fixture.preset.discriminator().channels(),
            8,
            8,
            true,
            placement,
            new Random(1))) {
      Tensor pictures = leaf(2, 0.5, 2, 3, 8, 8);
      List<Tensor> weights = new ArrayList<>();
      for (String name : d.parameters().names()) {
        // a bias shifts no slope of a piecewise linear network
        if (name.endsWith("weight")) {
          weights.add(d.parameters().get(name));
        }
      }
      check(() -> R1Penalty.of(d.apply(pictures).logit(), pictures), weights);
    }
  }

  @Test
  void r1OfALinearJudgeIsHalfItsSquaredSlope() {
    Tensor pictures = leaf(1, 1, 4, 3, 2, 2);
    Tensor slope = GanFixture.normal(placement, 2, 1, 3, 2, 2);
    double[] s = Placement.read(slope);
    double expected = 0;
    for (double v : s) {
      expected += v * v / 2;
    }
    Tensor logit = pictures.mul(slope).flatten(1, -1).sum(1);
    assertThat(R1Penalty.of(logit, pictures).item_double()).isCloseTo(expected, within(1e-9));
  }

  @Test
  void landmarkLoss() {
    try (LandmarkLoss loss = new LandmarkLoss(fixture.face, placement)) {
      Tensor face = leaf(1, 1, 2, 37);
      Tensor expression = leaf(2, 0.3, 2, 52);
      Tensor faceHat = leaf(3, 1, 2, 37);
      Tensor expressionHat = leaf(4, 0.3, 2, 52);
      check(
          () -> loss.of(face, expression, faceHat, expressionHat),
          face,
          expression,
          faceHat,
          expressionHat);
    }
  }

  @Test
  void landmarksAreThoseOfTheFaceModel() {
    LatentCodes codes = fixture.codes(1, 3);
    float[] vertices = new float[fixture.face.mean().length];
    fixture.face.evaluate(codes.face()[0], codes.expression()[0], vertices);
    float[] expected = new float[3 * LandmarkEmbedding.COUNT];
    fixture.face.landmarks().locate(vertices, expected);
    try (LandmarkLoss loss = new LandmarkLoss(fixture.face, placement)) {
      double[] found =
          Placement.read(
              loss.landmarks(
                  placement.of(codes.face()[0], 1, 37),
                  placement.of(codes.expression()[0], 1, 52)));
      double worst = 0;
      for (int i = 0; i < found.length; i++) {
        worst = Math.max(worst, 1000 * Math.abs(found[i] - expected[i]));
      }
      assertThat(worst).as("largest error, millimetres").isLessThan(1e-3);
    }
  }

  @Test
  void faceModelLossThroughExpressionDeformation() {
    try (ExpressionDeformation d =
        new ExpressionDeformation(fixture.preset, placement, new Random(1))) {
      Tensor points = GanFixture.points(placement, 1, 2, 6).requires_grad_(true);
      Tensor reference = leaf(2, 0.01, 2, 6, 3);
      Tensor identity = leaf(3, 1, 2, 49);
      Tensor expression = leaf(4, 1, 2, 52);
      List<Tensor> leaves = new ArrayList<>(d.parameters().tensors());
      leaves.add(reference);
      check(
          () ->
              DeformationLosses.faceModel(points, d.apply(points, identity, expression), reference),
          leaves);
    }
  }

  @Test
  void faceModelLossOfAnOffsetOfOneCentimetreIsOne() {
    Tensor points = GanFixture.points(placement, 1, 2, 6);
    Tensor none = placement.zeros(2, 6, 3);
    Tensor moved = points.add(placement.of(new double[] {0, 0.01, 0}, 3));
    assertThat(DeformationLosses.faceModel(points, moved, none).item_double())
        .isCloseTo(1, within(1e-6));
    assertThat(DeformationLosses.expressionMinimal(points, moved).item_double())
        .isCloseTo(1, within(1e-9));
  }

  @Test
  void poseSmoothness() {
    try (PoseDeformation d = new PoseDeformation(fixture.preset, placement, new Random(1))) {
      Tensor transforms = leaf(1, 1, 1, 16, 6, 4, 4);
      List<Tensor> leaves =
          List.of(
              transforms,
              d.parameters().get("poseDeformation.convolution1.weight"),
              d.parameters().get("poseDeformation.convolution1.bias"));
      check(
          () -> DeformationLosses.poseSmooth(d.apply(transforms), transforms, List.of(3, 3, 3)),
          leaves);
    }
    Tensor even = placement.zeros(1, 16, 4, 4, 4);
    assertThat(DeformationLosses.poseSmooth(even, even, List.of(3, 3, 3)).item_double()).isZero();
  }

  @Test
  void expressionRegularisers() {
    Tensor posed = leaf(1, 0.1, 2, 6, 3);
    Tensor canonical = leaf(2, 0.1, 2, 6, 3);
    check(() -> DeformationLosses.expressionMinimal(posed, canonical), posed, canonical);
    try (ExpressionDeformation d =
        new ExpressionDeformation(fixture.preset, placement, new Random(1))) {
      Tensor identity = leaf(3, 1, 2, 49);
      Tensor expression = leaf(4, 1, 2, 52);
      Tensor near = posed.detach().add(GanFixture.normal(placement, 5, 0.005, 2, 6, 3));
      check(
          () ->
              DeformationLosses.expressionSmooth(
                  d.apply(posed, identity, expression), d.apply(near, identity, expression)),
          d.parameters().get("expressionDeformation.head.weight"),
          d.parameters().get("expressionDeformation.siren.layer0.weight"),
          identity,
          expression);
    }
  }

  @Test
  void termsAddUpByWeightAndTellWhichIsNotFinite() {
    LossTerms terms =
        new LossTerms()
            .add("one", placement.of(new double[] {2}, 1).squeeze(), 0.5)
            .add("two", placement.of(new double[] {3}, 1).squeeze(), 2);
    assertThat(terms.total().item_double()).isEqualTo(7);
    assertThat(terms.notFinite()).isEmpty();
    terms.add("broken", placement.of(new double[] {Double.NaN}, 1).squeeze(), 1);
    assertThat(terms.notFinite()).containsExactly("broken");
    assertThat(terms.values()).containsEntry("two", 3.0);
  }
}
