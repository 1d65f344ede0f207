package org.understudy.trainer.gan.template;

import org.understudy.avatar.generator.SheetTemplate;
import org.understudy.avatar.generator.TemplateSheet;

/**
 * Lays the scalp's sheet a little beneath the face's where both cover the same skin. Lattices of
 * one surface lie in one another there, now this and now that one in front, and where hair begins
 * their textures differ: a dashed line from temple to temple.
 */
public final class SheetOrder {
  private static final String UPPER = "face";
  private static final String UNDER = "head";

  /** Well more than the lattices' chords differ by, and less than anybody sees from the side. */
  private static final float DEPTH_METRES = 0.002f;

  /** Vertices that are nearer to one of the upper sheet's lie beneath it. */
  private static final float BENEATH_METRES = 0.004f;

  /** Vertices that are farther from it stay where they are. */
  private static final float BESIDE_METRES = 0.01f;

  private SheetOrder() {}

  /** The sheets in an order; a template without face or scalp stays as it is. */
  public static SheetTemplate of(SheetTemplate template) {
    if (template.find(UPPER).isEmpty() || template.find(UNDER).isEmpty()) {
      return template;
    }
    TemplateSheet upper = template.find(UPPER).get();
    return template.with(sheet -> sheet.name().equals(UNDER) ? beneath(sheet, upper) : sheet);
  }

  private static TemplateSheet beneath(TemplateSheet sheet, TemplateSheet upper) {
    float[] mean = sheet.mean().clone();
    double[] middle = middle(mean);
    double[] normal = new double[3];
    for (int v = 0; v < sheet.vertices(); v++) {
      double far = Math.sqrt(nearest(mean, v, upper.mean()));
      double share = Math.clamp((BESIDE_METRES - far) / (BESIDE_METRES - BENEATH_METRES), 0.0, 1.0);
      if (share > 0) {
        normal(sheet, v, middle, normal);
        for (int k = 0; k < 3; k++) {
          mean[3 * v + k] = (float) (sheet.mean()[3 * v + k] - share * DEPTH_METRES * normal[k]);
        }
      }
    }
    return sheet.with(mean, sheet.weights());
  }

  private static double nearest(float[] from, int v, float[] to) {
    double least = Double.POSITIVE_INFINITY;
    for (int w = 0; w < to.length; w += 3) {
      double sum = 0;
      for (int k = 0; k < 3; k++) {
        double d = from[3 * v + k] - to[w + k];
        sum += d * d;
      }
      least = Math.min(least, sum);
    }
    return least;
  }

  private static double[] middle(float[] mean) {
    double[] sum = new double[3];
    for (int i = 0; i < mean.length; i++) {
      sum[i % 3] += 3.0 * mean[i] / mean.length;
    }
    return sum;
  }

  /** Of the lattice at a vertex, away from its middle. */
  private static void normal(TemplateSheet sheet, int v, double[] middle, double[] out) {
    int across = sheet.columns() + 1;
    int i = v % across;
    int j = v / across;
    double[] u = between(sheet.mean(), j * across, Math.max(0, i - 1), Math.min(across - 1, i + 1));
    double[] w =
        between(
            sheet.mean(),
            0,
            i + across * Math.max(0, j - 1),
            i + across * Math.min(sheet.rows(), j + 1));
    out[0] = u[1] * w[2] - u[2] * w[1];
    out[1] = u[2] * w[0] - u[0] * w[2];
    out[2] = u[0] * w[1] - u[1] * w[0];
    double length = 0;
    double outward = 0;
    for (int k = 0; k < 3; k++) {
      length += out[k] * out[k];
      outward += out[k] * (sheet.mean()[3 * v + k] - middle[k]);
    }
    double scale = (outward < 0 ? -1 : 1) / Math.max(1e-12, Math.sqrt(length));
    for (int k = 0; k < 3; k++) {
      out[k] *= scale;
    }
  }

  private static double[] between(float[] mean, int base, int from, int to) {
    double[] out = new double[3];
    for (int k = 0; k < 3; k++) {
      out[k] = mean[3 * (base + to) + k] - mean[3 * (base + from) + k];
    }
    return out;
  }
}
