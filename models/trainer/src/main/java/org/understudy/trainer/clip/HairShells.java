package org.understudy.trainer.clip;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.understudy.avatar.SheetShading;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.Skeleton;
import org.understudy.trainer.bake.LatticeNormals;
import org.understudy.trainer.bake.SheetDraft;

/**
 * Nested sheets around a person's head for hair and whatever else is not skin: at fixed distances
 * from the skin along rays from the middle of the head, laid out by angle from straight ahead
 * (azimuthal equidistant), so that there is no pole in sight.
 */
final class HairShells {
  private static final double[] OFFSETS = {0.004, 0.011, 0.02, 0.032, 0.047};
  private static final double WIDEST = Math.toRadians(142);
  private static final double NECK_RADIUS = 0.085;
  private static final int CELLS = 56;
  private static final int TEXELS = 320;

  private final TriangleRays skin;
  private final NearestWeights weights;
  private final double[] middle;
  private final double chin;

  HairShells(List<SheetDraft> skinDrafts, Skeleton skeleton, double chinY) {
    skin = new TriangleRays(skinDrafts);
    weights = new NearestWeights(skinDrafts);
    middle =
        new double[] {
          skeleton.rest(PortraitJoint.HEAD, 0),
          skeleton.rest(PortraitJoint.HEAD, 1) + 0.07,
          skeleton.rest(PortraitJoint.HEAD, 2) + 0.0
        };
    chin = chinY;
  }

  /** The drafts, innermost first; textures empty. */
  List<SheetDraft> drafts() {
    int n = CELLS + 1;
    double[] radius = new double[n * n];
    double[][] directions = new double[n * n][];
    for (int j = 0; j < n; j++) {
      for (int i = 0; i < n; i++) {
        double[] d = direction(2.0 * i / CELLS - 1, 1 - 2.0 * j / CELLS);
        directions[j * n + i] = d;
        double r = skin.farthest(middle, d);
        double floor = floor(d);
        radius[j * n + i] = Double.isNaN(r) ? floor : Math.clamp(r, floor * 0.9, 0.16);
      }
    }
    smooth(radius, n);
    List<SheetDraft> out = new ArrayList<>();
    for (int k = 0; k < OFFSETS.length; k++) {
      float[] p = new float[3 * n * n];
      float[] w = new float[PortraitJoint.COUNT * n * n];
      for (int v = 0; v < n * n; v++) {
        double[] d = directions[v];
        double r = radius[v] + OFFSETS[k] * (1 + Math.max(0, -d[1]));
        for (int c = 0; c < 3; c++) {
          p[3 * v + c] = (float) (middle[c] + r * d[c]);
        }
        weigh(p, v, w);
      }
      out.add(empty("hair-" + k, CELLS, CELLS, p, w, TEXELS, TEXELS));
    }
    return out;
  }

  /** Hair hangs from the head and rests on the shoulders. */
  private void weigh(float[] p, int v, float[] w) {
    double below = Math.clamp((chin - 0.01 - p[3 * v + 1]) / 0.1, 0, 1);
    weights.write(p[3 * v], p[3 * v + 1], p[3 * v + 2], w, v);
    for (int j = 0; j < PortraitJoint.COUNT; j++) {
      int at = PortraitJoint.COUNT * v + j;
      double head = j == PortraitJoint.HEAD.ordinal() ? 1 : 0;
      w[at] = (float) (head + below * 0.6 * (w[at] - head));
    }
  }

  static SheetDraft empty(
      String name, int columns, int rows, float[] p, float[] w, int width, int height) {
    float[][] still = new float[ArkitExpression.COUNT][0];
    return new SheetDraft(
        name,
        columns,
        rows,
        p,
        w,
        still,
        width,
        height,
        new float[4 * width * height],
        new boolean[width * height],
        Optional.empty(),
        SheetShading.of(LatticeNormals.of(p, columns, rows, 0, 0)),
        SheetDraft.Fitted.COLOUR_AND_ALPHA);
  }

  private static double[] direction(double u, double v) {
    double rho = Math.hypot(u, v);
    if (rho < 1e-9) {
      return new double[] {0, 0, 1};
    }
    double angle = Math.min(rho, 1.25) * WIDEST;
    angle = Math.min(angle, Math.toRadians(178));
    return new double[] {Math.sin(angle) * u / rho, Math.sin(angle) * v / rho, Math.cos(angle)};
  }

  /** Where the skin is not met, or narrows to the neck: hair hangs down like a curtain. */
  private static double floor(double[] d) {
    double across = Math.hypot(d[0], d[2]);
    if (d[1] >= 0) {
      return 0.09;
    }
    return Math.min(0.15, Math.max(0.09, NECK_RADIUS / Math.max(0.3, across)));
  }

  private static void smooth(double[] radius, int n) {
    for (int round = 0; round < 3; round++) {
      double[] from = radius.clone();
      for (int j = 1; j < n - 1; j++) {
        for (int i = 1; i < n - 1; i++) {
          int a = j * n + i;
          double mean = (from[a - 1] + from[a + 1] + from[a - n] + from[a + n]) / 4;
          radius[a] = Math.max(from[a], 0.5 * (from[a] + mean));
        }
      }
    }
  }
}
