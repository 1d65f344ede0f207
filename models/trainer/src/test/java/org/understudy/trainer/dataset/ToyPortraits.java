package org.understudy.trainer.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.RigidTransform;
import org.understudy.parametric.Rotation;

/** Sets of plain pictures, each of another colour. */
public final class ToyPortraits {
  private ToyPortraits() {}

  /** Writes a set of squares that show what is upright 1.2 m before the camera. */
  public static void write(Path folder, int count, int size, int identity, int shape)
      throws IOException {
    List<Portrait> portraits = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      byte[] rgba = new byte[4 * size * size];
      for (int i = 0; i < size * size; i++) {
        rgba[4 * i] = (byte) (40 + 200 * k / count);
        rgba[4 * i + 1] = (byte) (i < size * size / 2 ? 60 : 180);
        rgba[4 * i + 2] = (byte) 90;
        rgba[4 * i + 3] = (byte) 255;
      }
      PortraitPose pose =
          PortraitPose.REST.withRoot(new RigidTransform(0, 0.1 * k, 0, 0, -0.2, -1.2));
      portraits.add(
          new Portrait(
              "toy-" + k,
              size,
              rgba,
              PortraitCodes.of(new float[identity], new float[shape], pose, 20)));
    }
    DatasetWriter.open(
            folder,
            DatasetManifest.empty("toys", "drawn by a test", "CC0 1.0", size, identity, shape))
        .add(portraits, 0, List.of());
  }

  /**
   * Writes a set of plain silhouettes, all different: identity, shape, expression, pose, view and
   * colour.
   */
  public static void writeLively(Path folder, int count, int size, int identity, int shape)
      throws IOException {
    SplittableRandom random = new SplittableRandom(3);
    List<Portrait> portraits = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      float[] expression = new float[ArkitExpression.COUNT];
      for (int e = 0; e < expression.length; e++) {
        expression[e] = random.nextInt(4) == 0 ? (float) random.nextDouble() : 0;
      }
      PortraitPose pose =
          PortraitPose.REST
              .withRoot(
                  RigidTransform.of(
                      Rotation.ofYawPitchRoll(0.3 * random.nextGaussian(), 0, 0), 0, -0.19, -1.22))
              .withExpression(expression)
              .withJoints(normal(18, 0.08, random));
      portraits.add(
          new Portrait(
              "lively-" + k,
              size,
              silhouette(size, random),
              PortraitCodes.of(normal(identity, 1, random), normal(shape, 1, random), pose, 20)));
    }
    DatasetWriter.open(
            folder,
            DatasetManifest.empty("lively", "drawn by a test", "CC0 1.0", size, identity, shape))
        .add(portraits, 0, List.of());
  }

  private static float[] normal(int count, double deviation, SplittableRandom random) {
    float[] out = new float[count];
    for (int i = 0; i < count; i++) {
      out[i] = (float) (deviation * random.nextGaussian());
    }
    return out;
  }

  /** A head over shoulders of one colour. */
  private static byte[] silhouette(int size, SplittableRandom random) {
    byte[] colour = {
      (byte) random.nextInt(60, 200), (byte) random.nextInt(60, 200), (byte) random.nextInt(60, 200)
    };
    byte[] rgba = new byte[4 * size * size];
    for (int i = 0; i < size * size; i++) {
      double x = (double) (i % size) / size - 0.5;
      double y = Math.floorDiv(i, size) / (double) size - 0.4;
      if (x * x + y * y < 0.04 || (y > 0.25 && Math.abs(x) < 0.35)) {
        System.arraycopy(colour, 0, rgba, 4 * i, 3);
        rgba[4 * i + 3] = (byte) 255;
      }
    }
    return rgba;
  }
}
