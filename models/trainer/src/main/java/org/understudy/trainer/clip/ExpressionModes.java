package org.understudy.trainer.clip;

import java.util.ArrayList;
import java.util.List;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.PortraitPose;
import org.understudy.trainer.bake.DraftMotion;
import org.understudy.trainer.bake.SheetDraft;

/** Sums of expression coefficients that move a face in much the same way. Immutable. */
final class ExpressionModes {
  /** Prefixes of names; members of a mode count alike. */
  private static final String[][] GROUPS = {
    {"BROW_INNER_UP", "BROW_OUTER_UP"},
    {"BROW_DOWN"},
    {"JAW_OPEN"},
    {"MOUTH_SMILE"},
    {"MOUTH_LEFT"},
    {"MOUTH_RIGHT"},
    {"MOUTH_PUCKER", "MOUTH_FUNNEL"},
    {"MOUTH_FROWN", "MOUTH_SHRUG_LOWER"},
    {"CHEEK_PUFF"},
    {"MOUTH_ROLL", "MOUTH_PRESS"},
  };

  private static final String[][] SWAYING = {
    {"MOUTH_LEFT"}, {"MOUTH_RIGHT"}, {"JAW_LEFT"}, {"JAW_RIGHT"},
  };

  private final double[][] shares;

  private ExpressionModes(double[][] shares) {
    this.shares = shares;
  }

  /** None: only the face at rest. */
  static ExpressionModes none() {
    return new ExpressionModes(new double[0][]);
  }

  /** Brows, jaw, mouth and cheeks. */
  static ExpressionModes usual() {
    return of(GROUPS);
  }

  /** Jaw and mouth moved aside, which a tracker may take in part for a turn of the head. */
  static ExpressionModes swaying() {
    return of(SWAYING);
  }

  private static ExpressionModes of(String[][] groups) {
    List<double[]> out = new ArrayList<>();
    for (String[] group : groups) {
      double[] share = new double[ArkitExpression.COUNT];
      int members = 0;
      for (ArkitExpression e : ArkitExpression.all()) {
        for (String prefix : group) {
          if (e.name().startsWith(prefix)) {
            share[e.ordinal()] = 1;
            members++;
          }
        }
      }
      for (int e = 0; e < share.length; e++) {
        share[e] /= Math.max(1, members);
      }
      out.add(share);
    }
    return new ExpressionModes(out.toArray(double[][]::new));
  }

  int count() {
    return shares.length;
  }

  /** Part of a coefficient in a mode. */
  double share(int mode, ArkitExpression e) {
    return shares[mode][e.ordinal()];
  }

  /**
   * Adds a displacement by a mode to a sheet, in place, so that its canonical state stays true.
   *
   * @param by [V][3] metres for a mode of 1
   */
  void displace(SheetDraft d, int mode, float[] by, DraftMotion motion) {
    for (ArkitExpression e : ArkitExpression.all()) {
      float share = (float) share(mode, e);
      if (share == 0) {
        continue;
      }
      float[] to = d.displacements()[e.ordinal()];
      if (to.length == 0) {
        to = new float[by.length];
        d.displacements()[e.ordinal()] = to;
      }
      float canonical = motion.canonical(e);
      for (int i = 0; i < to.length; i++) {
        float change = share * by[i];
        to[i] += change;
        d.vertices()[i] += canonical * change;
      }
    }
  }

  /** [1 + modes] one, then the modes' values in a pose. */
  double[] of(PortraitPose pose) {
    double[] z = new double[1 + shares.length];
    z[0] = 1;
    for (int m = 0; m < shares.length; m++) {
      for (ArkitExpression e : ArkitExpression.all()) {
        z[1 + m] += shares[m][e.ordinal()] * pose.expression(e);
      }
    }
    return z;
  }
}
