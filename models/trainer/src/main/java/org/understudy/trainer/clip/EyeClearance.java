package org.understudy.trainer.clip;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.understudy.avatar.EyeAttachment;
import org.understudy.trainer.bake.SheetDraft;

/**
 * Keeps lids in front of the eyeballs, and the pockets behind the lids behind them, wherever
 * corrections move them. Remembers on which side each vertex began. Used by one thread at a time.
 */
final class EyeClearance {
  private static final double GAP = 0.0006;

  /** Distances from the centre, relative to the eyeball's, at which a vertex may be moved. */
  private static final double LEAST = 0.5;

  private static final double MOST = 1.6;

  private final List<double[]> began = new ArrayList<>();

  /**
   * Remembers.
   *
   * @param drafts eyeballs and lids among them, in good order
   */
  EyeClearance(List<SheetDraft> drafts) {
    for (SheetDraft lids : drafts) {
      began.add(relative(drafts, lids));
    }
  }

  /** Moves vertices of lids back to the side of the eyeball on which they began, in place. */
  void apply(List<SheetDraft> drafts) {
    for (int s = 0; s < drafts.size(); s++) {
      double[] before = began.get(s);
      double[] now = relative(drafts, drafts.get(s));
      for (SheetDraft eye : drafts) {
        if (now.length > 0 && isEyeOf(eye, drafts.get(s))) {
          clear(drafts.get(s).vertices(), centre(eye), radius(eye), before, now);
        }
      }
    }
  }

  private static void clear(float[] p, double[] c, double radius, double[] before, double[] now) {
    double gap = GAP / radius;
    for (int v = 0; v < now.length; v++) {
      double wanted = before[v] < 1 ? Math.min(now[v], 1 - gap) : Math.max(now[v], 1 + gap);
      if (now[v] > LEAST && now[v] < MOST) {
        for (int k = 0; k < 3; k++) {
          p[3 * v + k] = (float) (c[k] + (p[3 * v + k] - c[k]) * wanted / now[v]);
        }
      }
    }
  }

  private static boolean isEyeOf(SheetDraft eye, SheetDraft lids) {
    return eye.eye().isPresent()
        && eye.name().startsWith("eye-")
        && lids.name().equals("lids" + eye.name().substring("eye".length()));
  }

  /** [V] distances of lids from their eye's centre, in radii of the eyeball; else empty. */
  private static double[] relative(List<SheetDraft> drafts, SheetDraft lids) {
    for (SheetDraft eye : drafts) {
      if (isEyeOf(eye, lids)) {
        double[] r = distances(lids, centre(eye));
        double radius = radius(eye);
        return Arrays.stream(r).map(x -> x / radius).toArray();
      }
    }
    return new double[0];
  }

  private static double[] centre(SheetDraft eye) {
    EyeAttachment e = eye.eye().orElseThrow();
    return new double[] {e.centreX(), e.centreY(), e.centreZ()};
  }

  /** The median distance of an eye's vertices from its centre, metres. */
  private static double radius(SheetDraft eye) {
    double[] r = distances(eye, centre(eye));
    Arrays.sort(r);
    return r[r.length / 2];
  }

  private static double[] distances(SheetDraft d, double[] c) {
    float[] p = d.vertices();
    double[] out = new double[p.length / 3];
    for (int v = 0; v < out.length; v++) {
      out[v] = Math.hypot(Math.hypot(p[3 * v] - c[0], p[3 * v + 1] - c[1]), p[3 * v + 2] - c[2]);
    }
    return out;
  }
}
