package org.understudy.trainer.gan.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.understudy.trainer.gan.deform.ExpressionReference;
import org.understudy.trainer.gan.deform.InverseSkinning;
import org.understudy.trainer.gan.deform.PosedBust;
import org.understudy.trainer.gan.network.ExpressionDeformation;
import org.understudy.trainer.gan.network.PoseDeformation;
import org.understudy.trainer.gan.render.GanCamera;
import org.understudy.trainer.gan.render.RayBundle;
import org.understudy.trainer.gan.tensor.Placement;

/** The deformations against the parametric models they follow; in float32, as in training. */
class DeformationTest extends GanTestCase {
  DeformationTest() throws IOException {
    super(Placement.singlePrecision("cpu"));
  }

  /** Distances between points in millimetres, in the order of the points. */
  private static double[] millimetres(Tensor a, Tensor b) {
    double[] d = Placement.read(a.sub(b));
    double[] out = new double[d.length / 3];
    for (int i = 0; i < out.length; i++) {
      out[i] =
          1000
              * Math.sqrt(
                  d[3 * i] * d[3 * i] + d[3 * i + 1] * d[3 * i + 1] + d[3 * i + 2] * d[3 * i + 2]);
    }
    return out;
  }

  private static double quantile(double[] values, double share) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.round(share * (sorted.length - 1))];
  }

  /** Errors of the samples within a centimetre of a vertex, of every third ray. */
  private static double[] nearSurface(double[] error, double[] points, double[] vertices) {
    double[] kept = new double[error.length];
    int n = 0;
    for (int i = 0; i < error.length; i += 3) {
      double nearest = 1;
      for (int v = 0; v < vertices.length; v += 3) {
        double dx = points[3 * i] - vertices[v];
        double dy = points[3 * i + 1] - vertices[v + 1];
        double dz = points[3 * i + 2] - vertices[v + 2];
        nearest = Math.min(nearest, dx * dx + dy * dy + dz * dz);
      }
      if (nearest < 1e-4) {
        kept[n++] = error[i];
      }
    }
    return Arrays.copyOf(kept, n);
  }

  private Tensor rest(LatentCodes codes) {
    int numbers = 3 * fixture.bust.vertexCount();
    float[] all = new float[codes.batch() * numbers];
    float[] one = new float[numbers];
    for (int b = 0; b < codes.batch(); b++) {
      fixture.bust.shape(codes.shape()[b], one);
      System.arraycopy(one, 0, all, b * numbers, numbers);
    }
    return placement.of(all, codes.batch(), fixture.bust.vertexCount(), 3);
  }

  private PosedBust posed(LatentCodes codes) {
    return PosedBust.of(fixture.bust, codes.shape(), codes.joints(), placement);
  }

  @Test
  void inverseSkinningUndoesTheBustModelsSkinning() {
    LatentCodes codes = fixture.codes(3, 11);
    PosedBust bust = posed(codes);
    try (InverseSkinning skinning = new InverseSkinning(fixture.bust, placement)) {
      Tensor back =
          InverseSkinning.apply(skinning.transforms(bust.vertices(), bust), bust.vertices());
      double[] error = millimetres(back, rest(codes));
      double[] moved = millimetres(bust.vertices(), rest(codes));
      assertThat(quantile(moved, 0.5)).as("median way of a vertex, millimetres").isGreaterThan(5);
      assertThat(quantile(error, 0.99)).as("99 % of vertices, millimetres").isLessThan(0.01);
      assertThat(quantile(error, 1)).as("worst vertex, millimetres").isLessThan(0.5);
    }
  }

  @Test
  void poseDeformationStartsAsSkinningSmoothedByLittle() {
    LatentCodes codes = fixture.codes(1, 12);
    PosedBust bust = posed(codes);
    int size = 40;
    int samples = 64;
    GanCamera camera = fixture.portraitCamera(0.2, 0.1);
    try (InverseSkinning skinning = new InverseSkinning(fixture.bust, placement);
        PoseDeformation deformation =
            new PoseDeformation(fixture.preset, placement, new Random(1))) {
      RayBundle rays = RayBundle.of(List.of(camera), size, samples, placement);
      Tensor points = rays.points().reshape(1, (long) samples * size * size, 3);
      Tensor t = skinning.transforms(points, bust);
      Tensor volume = t.permute(0, 2, 1).reshape(1, 16, samples, size, size);
      Tensor smooth =
          deformation.apply(volume).reshape(1, 16, (long) samples * size * size).permute(0, 2, 1);
      double[] error =
          millimetres(InverseSkinning.apply(smooth, points), InverseSkinning.apply(t, points));
      double[] near = nearSurface(error, Placement.read(points), Placement.read(bust.vertices()));
      assertThat(near.length).as("samples within 1 cm of a vertex").isGreaterThan(500);
      assertThat(quantile(near, 0.5)).as("median sample, millimetres").isLessThan(0.5);
      assertThat(quantile(near, 0.95)).as("95 % of samples, millimetres").isLessThan(5);
    }
  }

  @Test
  void atRestNothingMoves() {
    LatentCodes codes = fixture.codes(1, 13);
    float[][] still = {new float[18]};
    PosedBust bust = PosedBust.of(fixture.bust, codes.shape(), still, placement);
    Tensor points = GanFixture.points(placement, 4, 1, 8 * 8 * 8);
    try (InverseSkinning skinning = new InverseSkinning(fixture.bust, placement);
        PoseDeformation deformation =
            new PoseDeformation(fixture.preset, placement, new Random(1))) {
      Tensor volume = skinning.transforms(points, bust).permute(0, 2, 1).reshape(1, 16, 8, 8, 8);
      Tensor smooth = deformation.apply(volume).reshape(1, 16, 512).permute(0, 2, 1);
      double[] error = millimetres(InverseSkinning.apply(smooth, points), points);
      assertThat(quantile(error, 1)).as("millimetres").isLessThan(0.001);
    }
  }

  @Test
  void expressionDeformationAndReferenceLeadBackToTheNeutralFace() {
    LatentCodes codes = fixture.codes(2, 14);
    PosedBust bust = posed(codes);
    int vertices = fixture.face.vertexCount();
    Tensor face = rows(codes.face());
    Tensor expression = rows(codes.expression());
    try (ExpressionReference reference = new ExpressionReference(fixture.face, placement);
        ExpressionDeformation deformation =
            new ExpressionDeformation(fixture.preset, placement, new Random(1))) {
      float[] expressive = faces(codes, true);
      float[] neutral = faces(codes, false);
      Tensor posed = placement.of(expressive, 2, vertices, 3).add(bust.headRest());
      Tensor wanted = placement.of(neutral, 2, vertices, 3).add(bust.headRest());
      Tensor offsets = reference.offsets(posed, face, expression, bust.headRest());
      double[] error = millimetres(posed.add(offsets), wanted);
      double[] moved = millimetres(posed, wanted);
      assertThat(quantile(moved, 1)).as("way of a vertex, millimetres").isGreaterThan(5);
      assertThat(quantile(error, 0.99)).as("99 % of vertices, millimetres").isLessThan(0.001);

      Tensor identity = rows(codes.face(), codes.shape());
      Tensor canonical = deformation.apply(posed, identity, expression);
      double[] start = millimetres(canonical, posed);
      double[] both = millimetres(canonical.add(offsets), wanted);
      assertThat(quantile(start, 1)).as("D^e at first, millimetres").isPositive().isLessThan(1);
      assertThat(quantile(both, 0.99)).as("D^e and reference, millimetres").isLessThan(1);
    }
  }

  private float[] faces(LatentCodes codes, boolean expressive) {
    int numbers = fixture.face.mean().length;
    float[] all = new float[codes.batch() * numbers];
    float[] one = new float[numbers];
    for (int b = 0; b < codes.batch(); b++) {
      fixture.face.evaluate(
          codes.face()[b], expressive ? codes.expression()[b] : new float[52], one);
      System.arraycopy(one, 0, all, b * numbers, numbers);
    }
    return all;
  }

  private Tensor rows(float[][]... codes) {
    int batch = codes[0].length;
    int width = 0;
    for (float[][] code : codes) {
      width += code[0].length;
    }
    float[] flat = new float[batch * width];
    int at = 0;
    for (int b = 0; b < batch; b++) {
      for (float[][] code : codes) {
        System.arraycopy(code[b], 0, flat, at, code[b].length);
        at += code[b].length;
      }
    }
    return placement.of(flat, batch, width);
  }
}
