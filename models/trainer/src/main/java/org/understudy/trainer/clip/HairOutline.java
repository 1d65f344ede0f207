package org.understudy.trainer.clip;

import java.util.List;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.RigidTransform;
import org.understudy.parametric.Skeleton;

/**
 * How far from the middle of a head a person's outline lies in some directions: the mean over the
 * pictures that show a direction sideways on of the radius at which the matte ends, as of a ball
 * where the direction is not quite sideways. Immutable and safe to share.
 *
 * @param radius [directions] metres; meaningless where the weight is 0
 * @param weight [directions] pictures that show the outline there, those nearer to sideways count
 *     more
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record HairOutline(double[] radius, double[] weight) {
  private static final double SIDEWAYS = 0.4;
  private static final double STEP = 0.002;
  private static final double MOST = 0.26;
  private static final double PERSON = 0.5;
  private static final int ENDED_STEPS = 3;

  /** Below the middle of the head hair hangs: its surface looks less down than its direction. */
  private static final double HANGING = 0.3;

  /**
   * The outline as pictures show it.
   *
   * @param middle [3] of the head, metres in the bust's frame at rest
   * @param directions [n][3] unit vectors
   * @param from [n] radii that are surely inside, metres
   */
  static HairOutline of(
      Skeleton skeleton,
      List<ClipPictures.Picture> pictures,
      double[] middle,
      double[][] directions,
      double[] from) {
    int n = directions.length;
    double[] sum = new double[n];
    double[] weight = new double[n];
    double[] radius = new double[n];
    double[] away = new double[n];
    for (ClipPictures.Picture p : pictures) {
      write(skeleton, p, middle, directions, from, radius, away);
      for (int v = 0; v < n; v++) {
        double w = weight(radius[v], away[v]);
        if (w > 0) {
          weight[v] += w;
          sum[v] += w * radius[v] * Math.sqrt(1 - away[v] * away[v]);
        }
      }
    }
    for (int v = 0; v < n; v++) {
      sum[v] /= Math.max(1e-9, weight[v]);
    }
    return new HairOutline(sum, weight);
  }

  /** How much one picture's radius counts, 0..1, for the cosine between direction and sight. */
  static double weight(double radius, double away) {
    return Double.isNaN(radius) ? 0 : Math.max(0, 1 - Math.abs(away) / SIDEWAYS);
  }

  /**
   * Writes where a picture's matte ends.
   *
   * @param radius [n] metres, NaN where it does not end within the picture
   * @param away [n] cosine between direction and sight; 0 is sideways on
   */
  static void write(
      Skeleton skeleton,
      ClipPictures.Picture picture,
      double[] middle,
      double[][] directions,
      double[] from,
      double[] radius,
      double[] away) {
    double[] local = new double[3];
    for (int k = 0; k < 3; k++) {
      local[k] = middle[k] - skeleton.rest(PortraitJoint.HEAD, k);
    }
    RigidTransform head = skeleton.jointToCamera(picture.pose(), PortraitJoint.HEAD);
    double[] centre = head.apply(local[0], local[1], local[2]);
    for (int v = 0; v < directions.length; v++) {
      double[] d = directions[v];
      double[] up = head.rotation().apply(d[0], d[1] < 0 ? HANGING * d[1] : d[1], d[2]);
      away[v] = cosine(up, centre);
      radius[v] = Math.abs(away[v]) < SIDEWAYS ? end(picture, head, local, d, from[v]) : Double.NaN;
    }
  }

  /** The radius at which a ray leaves the matte; NaN where it leaves the picture, or never. */
  private static double end(
      ClipPictures.Picture picture, RigidTransform head, double[] o, double[] d, double from) {
    int width = picture.camera().width();
    int height = picture.camera().height();
    int outside = 0;
    for (double r = from; r < MOST; r += STEP) {
      double[] c = head.apply(o[0] + r * d[0], o[1] + r * d[1], o[2] + r * d[2]);
      int x = (int) Math.floor(picture.camera().projectX(c[0], c[2]));
      int y = (int) Math.floor(picture.camera().projectY(c[1], c[2]));
      if (c[2] > -0.05 || x < 0 || y < 0 || x >= width || y >= height) {
        return Double.NaN;
      }
      double alpha = (picture.rgba()[4 * (y * width + x) + 3] & 255) / 255.0;
      outside = alpha < PERSON ? outside + 1 : 0;
      if (outside == ENDED_STEPS) {
        return r - (ENDED_STEPS - 1) * STEP;
      }
    }
    return Double.NaN;
  }

  private static double cosine(double[] a, double[] b) {
    double dot = a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    return dot / Math.max(1e-12, length(a) * length(b));
  }

  private static double length(double[] v) {
    return Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
  }
}
