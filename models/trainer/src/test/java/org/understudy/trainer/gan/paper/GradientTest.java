package org.understudy.trainer.gan.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.understudy.trainer.gan.deform.InverseSkinning;
import org.understudy.trainer.gan.deform.PosedBust;
import org.understudy.trainer.gan.network.Discriminator;
import org.understudy.trainer.gan.network.ExpressionDeformation;
import org.understudy.trainer.gan.network.ManifoldPredictor;
import org.understudy.trainer.gan.network.ManifoldUpsampler;
import org.understudy.trainer.gan.network.PoseDeformation;
import org.understudy.trainer.gan.network.Radiance;
import org.understudy.trainer.gan.network.RadianceGenerator;
import org.understudy.trainer.gan.render.Crossings;
import org.understudy.trainer.gan.render.FlattenedMaps;
import org.understudy.trainer.gan.render.GanCamera;
import org.understudy.trainer.gan.render.RadianceCompositor;
import org.understudy.trainer.gan.render.RayBundle;
import org.understudy.trainer.gan.render.RayManifoldIntersection;
import org.understudy.trainer.gan.tensor.ParameterSet;
import org.understudy.trainer.gan.tensor.Placement;

/** Networks, deformations and rendering: autograd against central differences in double. */
class GradientTest extends GanTestCase {
  private static final double TOLERANCE = 1e-6;

  GradientTest() throws IOException {
    super(Placement.doublePrecision("cpu"));
  }

  private Tensor leaf(Tensor values) {
    values.requires_grad_(true);
    return values;
  }

  private void check(Supplier<Tensor> loss, Tensor... leaves) {
    assertThat(GradientCheck.worst(placement, loss, List.of(leaves)))
        .as("largest error of a gradient, as a share of the largest gradient")
        .isLessThan(TOLERANCE);
  }

  /** Starting values of zero hide mistakes: every parameter gets some noise. */
  private static Tensor[] stirred(ParameterSet parameters, double deviation) {
    Random random = new Random(3);
    for (String name : parameters.names()) {
      double[] values = Placement.read(parameters.get(name));
      for (int i = 0; i < values.length; i++) {
        values[i] += deviation * random.nextGaussian();
      }
      parameters.set(name, values);
    }
    return parameters.tensors().toArray(new Tensor[0]);
  }

  /** A number in which every entry counts differently. */
  private Tensor weighed(Tensor values, long seed) {
    return values.mul(GanFixture.normal(placement, seed, 1, values.shape())).sum();
  }

  @Test
  void intersectionIsDifferentiableThroughManifoldsAndSamples() {
    try (ManifoldPredictor m = new ManifoldPredictor(fixture.preset, placement, new Random(1));
        RayManifoldIntersection intersection =
            new RayManifoldIntersection(fixture.preset.manifolds(), placement)) {
      GanCamera camera = fixture.portraitCamera(0.3, 0.1);
      RayBundle rays = RayBundle.of(List.of(camera), 4, 16, placement);
      Tensor points = leaf(rays.points().detach().clone());
      Supplier<Crossings> find = () -> intersection.find(points, m.apply(points), rays.depths());
      double[] present = Placement.read(find.get().present());
      assertThat(present).as("rays that meet manifolds").contains(1.0).hasSize(6 * 16);
      List<Tensor> leaves = new ArrayList<>(m.parameters().tensors());
      leaves.add(points);
      check(
          () -> {
            Crossings found = find.get();
            return weighed(found.points(), 5).add(weighed(found.depths().mul(found.present()), 6));
          },
          leaves.toArray(new Tensor[0]));
    }
  }

  @Test
  void radianceGenerator() {
    try (RadianceGenerator phi = new RadianceGenerator(fixture.preset, placement, new Random(1))) {
      Tensor points = leaf(GanFixture.points(placement, 1, 2, 6));
      Tensor identity = leaf(GanFixture.normal(placement, 2, 1, 2, 49));
      Tensor noise = leaf(GanFixture.normal(placement, 3, 1, 2, 8));
      Tensor directions = leaf(GanFixture.normal(placement, 4, 0.5, 2, 6, 3));
      List<Tensor> leaves = new ArrayList<>(phi.parameters().tensors());
      leaves.addAll(List.of(points, identity, noise, directions));
      check(
          () -> {
            Radiance r = phi.apply(points, identity, noise, directions);
            return weighed(r.colour(), 5).add(weighed(r.alpha(), 6)).add(weighed(r.features(), 7));
          },
          leaves.toArray(new Tensor[0]));
    }
  }

  @Test
  void poseDeformation() {
    try (PoseDeformation d = new PoseDeformation(fixture.preset, placement, new Random(1))) {
      Tensor[] parameters = stirred(d.parameters(), 0.02);
      Tensor transforms = leaf(GanFixture.normal(placement, 2, 1, 1, 16, 5, 4, 6));
      check(() -> weighed(d.apply(transforms), 3), transforms);
      check(() -> weighed(d.apply(transforms), 3), parameters);
    }
  }

  @Test
  void expressionDeformation() {
    try (ExpressionDeformation d =
        new ExpressionDeformation(fixture.preset, placement, new Random(1))) {
      Tensor[] parameters = stirred(d.parameters(), 0.01);
      Tensor points = leaf(GanFixture.points(placement, 1, 2, 6));
      Tensor identity = leaf(GanFixture.normal(placement, 2, 1, 2, 49));
      Tensor expression = leaf(GanFixture.normal(placement, 3, 1, 2, 52));
      Supplier<Tensor> loss = () -> weighed(d.apply(points, identity, expression), 4);
      check(loss, points, identity, expression);
      check(loss, parameters);
    }
  }

  @Test
  void inverseSkinning() {
    try (InverseSkinning skinning = new InverseSkinning(fixture.bust, placement)) {
      LatentCodes codes = fixture.codes(2, 5);
      PosedBust posed = PosedBust.of(fixture.bust, codes.shape(), codes.joints(), placement);
      Tensor bones = leaf(posed.bones());
      Tensor points = leaf(GanFixture.points(placement, 1, 2, 9));
      PosedBust bust = new PosedBust(posed.vertices(), bones, posed.headRest(), posed.headToBust());
      check(
          () -> weighed(InverseSkinning.apply(skinning.transforms(points, bust), points), 4),
          points,
          bones);
    }
  }

  @Test
  void compositing() {
    Tensor colour = leaf(GanFixture.normal(placement, 1, 1, 2, 5, 9, 3));
    Tensor raw = leaf(GanFixture.normal(placement, 2, 1, 2, 5, 9));
    check(
        () ->
            weighed(
                RadianceCompositor.over(RadianceCompositor.composite(colour, raw.sigmoid(), 3), 1),
                3),
        colour,
        raw);
  }

  @Test
  void mapLookUp() {
    try (FlattenedMaps flattened = new FlattenedMaps(fixture.preset, placement)) {
      Tensor maps = leaf(GanFixture.normal(placement, 1, 1, 2, 3, 4, 7, 7));
      Tensor points = leaf(GanFixture.points(placement, 2, 2, 15).reshape(2, 3, 5, 3));
      check(() -> weighed(flattened.sample(maps, points), 3), maps, points);
    }
  }

  @Test
  void upsampler() {
    try (ManifoldUpsampler u = new ManifoldUpsampler(fixture.preset, placement, new Random(1))) {
      Tensor[] parameters = stirred(u.parameters(), 0.1);
      Tensor identity = leaf(GanFixture.normal(placement, 2, 1, 2, 49));
      Tensor noise = leaf(GanFixture.normal(placement, 3, 1, 2, 8));
      Tensor maps = leaf(GanFixture.normal(placement, 4, 1, 2, 3, 8, 4, 4).sigmoid().detach());
      Supplier<Tensor> loss = () -> weighed(u.apply(identity, noise, maps), 5);
      check(loss, maps, identity, noise);
      check(loss, parameters);
    }
  }

  @Test
  void discriminator() {
    try (Discriminator d =
        new Discriminator(
            "whole",
            fixture.preset.discriminator().channels(),
            8,
            8,
            true,
            placement,
            new Random(1))) {
      Tensor pictures = leaf(GanFixture.normal(placement, 2, 1, 2, 3, 8, 8));
      List<Tensor> leaves = new ArrayList<>(d.parameters().tensors());
      leaves.add(pictures);
      check(
          () -> {
            Discriminator.Verdict verdict = d.apply(pictures);
            return weighed(verdict.logit(), 3).add(weighed(verdict.camera(), 4));
          },
          leaves.toArray(new Tensor[0]));
    }
  }
}
