package org.understudy.trainer.clip;

import java.util.Arrays;
import java.util.List;
import org.understudy.parametric.Skeleton;
import org.understudy.trainer.bake.SheetDraft;

/**
 * Corrects where a head's outline lies: in every direction that a picture shows sideways on, the
 * radius at which the clip's matte ends is compared with that at which the avatar's ends, and the
 * mean difference moves the surface along its direction. Flow cannot see this where skin without
 * features ends before the background. Used by one thread at a time.
 */
final class OutlineCorrection {
  private static final double FROM = 0.06;
  private static final double SURE_PICTURES = 4;
  private static final double PRIOR = 0.05;

  /** Differences beyond this are something else than the person, metres. */
  private static final double FARTHEST = 0.02;

  /** Radii at which nothing moves any more, and below which all moves, metres. */
  private static final double STILL = 0.2;

  private static final double MOVES = 0.15;

  private final Skeleton skeleton;
  private final double[] middle;
  private final double[][] directions = HeadDirections.all();
  private final double[] sum = new double[HeadDirections.COUNT];
  private final double[] weight = new double[HeadDirections.COUNT];

  OutlineCorrection(Skeleton skeleton) {
    this.skeleton = skeleton;
    middle = HeadDirections.middle(skeleton);
  }

  /**
   * Adds what one picture says.
   *
   * @param made the avatar in the picture's state, [height][width][4] 0..1
   */
  void observe(ClipPictures.Picture picture, float[] made) {
    int n = HeadDirections.COUNT;
    double[] from = new double[n];
    Arrays.fill(from, FROM);
    double[] wanted = new double[n];
    double[] found = new double[n];
    double[] away = new double[n];
    HairOutline.write(skeleton, picture, middle, directions, from, wanted, away);
    HairOutline.write(skeleton, bytes(picture, made), middle, directions, from, found, away);
    for (int v = 0; v < n; v++) {
      double w = Math.min(HairOutline.weight(wanted[v], away[v]), HairOutline.weight(found[v], 0));
      double difference = wanted[v] - found[v];
      if (w > 0 && Math.abs(difference) < FARTHEST) {
        sum[v] += w * difference;
        weight[v] += w;
      }
    }
  }

  private static ClipPictures.Picture bytes(ClipPictures.Picture like, float[] made) {
    byte[] rgba = new byte[made.length];
    for (int i = 0; i < rgba.length; i++) {
      rgba[i] = (byte) (int) (Math.clamp(made[i], 0f, 1f) * 255 + 0.5f);
    }
    return new ClipPictures.Picture(
        like.frame(), like.pose(), like.camera(), like.sourceFocalPixels(), rgba);
  }

  /** Moves the sheets' vertices, in place; eyeballs stay. */
  void apply(List<SheetDraft> drafts, double damping) {
    int n = HeadDirections.COUNT;
    double[] wanted = new double[n];
    double[] trust = new double[n];
    for (int v = 0; v < n; v++) {
      double sure = Math.min(1, weight[v] / SURE_PICTURES);
      trust[v] = sure + PRIOR;
      wanted[v] = sure * sum[v] / Math.max(1e-9, weight[v]) / trust[v];
    }
    double[] move = HeadDirections.smooth(wanted, trust);
    for (SheetDraft d : drafts) {
      float[] p = d.vertices();
      for (int v = 0; d.eye().isEmpty() && v < p.length; v += 3) {
        double x = p[v] - middle[0];
        double y = p[v + 1] - middle[1];
        double z = p[v + 2] - middle[2];
        double r = Math.sqrt(x * x + y * y + z * z);
        double share = Math.clamp((STILL - r) / (STILL - MOVES), 0, 1);
        double by = damping * share * HeadDirections.at(move, x, y, z) / Math.max(1e-6, r);
        p[v] += (float) (by * x);
        p[v + 1] += (float) (by * y);
        p[v + 2] += (float) (by * z);
      }
    }
  }
}
