package org.understudy.trainer.gan.paper;

import java.io.IOException;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.bytedeco.pytorch.Tensor;
import org.understudy.parametric.BustModel;
import org.understudy.parametric.FaceModel;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.RigidTransform;
import org.understudy.parametric.Rotation;
import org.understudy.trainer.gan.preset.Preset;
import org.understudy.trainer.gan.preset.PresetReader;
import org.understudy.trainer.gan.render.GanCamera;
import org.understudy.trainer.gan.tensor.NativeThreads;
import org.understudy.trainer.gan.tensor.Placement;
import org.understudy.trainer.model.BuiltInModels;

/** The built-in models, the smallest preset and random codes. */
final class GanFixture {
  final Preset preset;
  final FaceModel face;
  final BustModel bust;

  GanFixture() throws IOException {
    // threads that wait for each other cost more than they give at these sizes
    NativeThreads.use(1);
    preset = PresetReader.named("smoke");
    BuiltInModels models = BuiltInModels.read();
    face = models.face();
    bust = models.bust();
  }

  /** Codes of people in moderate poses and lively expressions. */
  LatentCodes codes(int batch, long seed) {
    Random random = new Random(seed);
    Preset.Codes sizes = preset.codes();
    float[][] expression = gaussian(random, batch, sizes.expression(), 1);
    for (float[] row : expression) {
      for (int e = 0; e < row.length; e++) {
        row[e] = row[e] > 0.8f ? Math.min(1, row[e] - 0.5f) : 0;
      }
    }
    return new LatentCodes(
        gaussian(random, batch, sizes.face(), 1),
        gaussian(random, batch, sizes.shape(), 1),
        expression,
        gaussian(random, batch, 18, 0.15),
        gaussian(random, batch, sizes.noise(), 1));
  }

  private static float[][] gaussian(Random random, int rows, int columns, double deviation) {
    float[][] out = new float[rows][columns];
    for (float[] row : out) {
      for (int i = 0; i < columns; i++) {
        row[i] = (float) (deviation * random.nextGaussian());
      }
    }
    return out;
  }

  /** Normally distributed numbers about 0. */
  static Tensor normal(Placement placement, long seed, double deviation, long... shape) {
    Random random = new Random(seed);
    long count = 1;
    for (long side : shape) {
      count *= side;
    }
    double[] values =
        DoubleStream.generate(() -> deviation * random.nextGaussian()).limit(count).toArray();
    return placement.of(values, shape);
  }

  /** Points about the middle of the bust, [B, P, 3] metres. */
  static Tensor points(Placement placement, long seed, long batch, long count) {
    return normal(placement, seed, 0.08, batch, count, 3)
        .add(placement.of(new double[] {0, 0.19, 0.06}, 3));
  }

  /** A camera of 12 degrees that stands 2.66 m from the middle of the bust. */
  GanCamera portraitCamera(double yaw, double pitch) {
    return camera(preset.rendering().portrait(), RigidTransform.IDENTITY, 2.66, yaw, pitch);
  }

  /** A camera of 12 degrees that stands 1.33 m from the middle of a head. */
  GanCamera faceCamera(RigidTransform headToBust, double yaw, double pitch) {
    return camera(preset.rendering().face(), headToBust, 1.33, yaw, pitch);
  }

  private static GanCamera camera(
      Preset.View view, RigidTransform frame, double metres, double yaw, double pitch) {
    Rotation turn = Rotation.ofAxisAngle(0, yaw, 0).times(Rotation.ofAxisAngle(-pitch, 0, 0));
    double[] back = turn.apply(0, 0, metres);
    RigidTransform pose =
        RigidTransform.of(
            turn,
            view.targetMetres().get(0) + back[0],
            view.targetMetres().get(1) + back[1],
            view.targetMetres().get(2) + back[2]);
    return GanCamera.of(
        frame.after(pose).inverse(),
        GanCamera.Window.of(PinholeCamera.ofVerticalFieldOfView(12, 1, 1)),
        frame,
        view);
  }
}
