package org.understudy.trainer.clip;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.RigidTransform;
import org.understudy.parametric.Skeleton;
import org.understudy.tracking.fit.LandmarkModel;
import org.understudy.trainer.bake.DraftMotion;
import org.understudy.trainer.bake.SheetDraft;

/**
 * Corrects where a person's face lies and how each expression moves it by what is left between its
 * landmarks and those seen in the clip: a ridge regression of the rest on the coefficients, per
 * landmark, spread over the sheets by inverse distance.
 */
final class LandmarkCorrection {
  private static final double RIDGE = 0.03;
  private static final double LEAST_METRES = 2e-5;
  private static final double NEAR = 0.003;
  private static final double REACH = 0.022;

  private final TrackedClip clip;
  private final DraftMotion motion;
  private final List<SheetDraft> skin;
  private final int count;
  private final int[] sheet;
  private final int[] vertex;
  private final double[] offset;

  /**
   * A correction.
   *
   * @param skin the sheets that carry landmarks, changed in place by {@link #apply}
   */
  LandmarkCorrection(TrackedClip clip, DraftMotion motion, List<SheetDraft> skin) {
    this.clip = clip;
    this.motion = motion;
    this.skin = skin;
    count = LandmarkModel.FACE_COUNT;
    sheet = new int[count];
    vertex = new int[count];
    offset = new double[3 * count];
    List<float[]> rest = new ArrayList<>();
    for (SheetDraft d : skin) {
      rest.add(motion.move(d, PortraitPose.REST.withRoot(RigidTransform.IDENTITY)));
    }
    Skeleton s = clip.skeleton();
    for (int l = 0; l < count; l++) {
      double[] p = new double[3];
      for (int k = 0; k < 3; k++) {
        p[k] = clip.landmarks()[3 * l + k] + s.rest(PortraitJoint.HEAD, k);
      }
      double best = Double.MAX_VALUE;
      for (int d = 0; d < skin.size(); d++) {
        float[] v = rest.get(d);
        for (int i = 0; i < v.length; i += 3) {
          double d2 = sq(v[i] - p[0]) + sq(v[i + 1] - p[1]) + sq(v[i + 2] - p[2]);
          if (d2 < best) {
            best = d2;
            sheet[l] = d;
            vertex[l] = i;
          }
        }
      }
      for (int k = 0; k < 3; k++) {
        offset[3 * l + k] = p[k] - rest.get(sheet[l])[vertex[l] + k];
      }
    }
  }

  /** Learns from some frames and moves the sheets. */
  void apply(List<TrackedClip.Frame> frames) {
    int n = ArkitExpression.COUNT + 1;
    DMatrixRMaj normal = new DMatrixRMaj(n, n);
    DMatrixRMaj right = new DMatrixRMaj(n, 3 * count);
    double[] x = new double[n];
    double[] rest = new double[3 * count];
    for (TrackedClip.Frame f : frames) {
      float[] e = f.pose().expression();
      x[0] = 1;
      for (int k = 1; k < n; k++) {
        x[k] = e[k - 1];
      }
      residuals(f, rest);
      for (int r = 0; r < n; r++) {
        if (x[r] == 0) {
          continue;
        }
        for (int c = 0; c < n; c++) {
          normal.add(r, c, x[r] * x[c]);
        }
        for (int c = 0; c < rest.length; c++) {
          right.add(r, c, x[r] * rest[c]);
        }
      }
    }
    for (int r = 1; r < n; r++) {
      normal.add(r, r, RIDGE * frames.size());
    }
    normal.add(0, 0, 1e-3 * frames.size());
    LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(n);
    if (!solver.setA(normal)) {
      throw new IllegalStateException("the clip's expressions cannot be told apart");
    }
    DMatrixRMaj found = new DMatrixRMaj(n, 3 * count);
    solver.solve(right, found);
    for (int d = 0; d < skin.size(); d++) {
      spread(skin.get(d), found);
    }
  }

  private void spread(SheetDraft d, DMatrixRMaj found) {
    float[] rest = motion.move(d, PortraitPose.REST.withRoot(RigidTransform.IDENTITY));
    boolean lids = d.name().startsWith("lids");
    int n = d.vertices().length;
    double[] at = new double[3 * count];
    Skeleton s = clip.skeleton();
    for (int i = 0; i < at.length; i++) {
      at[i] = clip.landmarks()[i] + s.rest(PortraitJoint.HEAD, i % 3);
    }
    float[][] mixed = new float[ArkitExpression.COUNT + 1][n];
    double[] w = new double[count];
    for (int v = 0; v < n; v += 3) {
      double sum = 0;
      double nearest = Double.MAX_VALUE;
      for (int l = 0; l < count; l++) {
        double d2 =
            sq(rest[v] - at[3 * l])
                + sq(rest[v + 1] - at[3 * l + 1])
                + sq(rest[v + 2] - at[3 * l + 2]);
        nearest = Math.min(nearest, d2);
        w[l] = 1 / sq(d2 + NEAR * NEAR);
        sum += w[l];
      }
      double far = Math.exp(-nearest / (REACH * REACH)) / sum;
      for (int l = 0; l < count; l++) {
        if (w[l] * far < 1e-3) {
          continue;
        }
        for (int r = 0; r < mixed.length; r++) {
          for (int k = 0; k < 3; k++) {
            mixed[r][v + k] += (float) (w[l] * far * found.get(r, 3 * l + k));
          }
        }
      }
    }
    for (int i = 0; i < n; i++) {
      d.vertices()[i] += mixed[0][i];
    }
    for (ArkitExpression e : ArkitExpression.all()) {
      if ((lids && e.name().startsWith("EYE_")) || e.name().startsWith("EYE_BLINK")) {
        continue;
      }
      float[] change = mixed[e.ordinal() + 1];
      double most = 0;
      for (float c : change) {
        most = Math.max(most, Math.abs(c));
      }
      if (most < LEAST_METRES) {
        continue;
      }
      float[] to = d.displacements()[e.ordinal()];
      if (to.length == 0) {
        to = new float[n];
        d.displacements()[e.ordinal()] = to;
      }
      float canonical = motion.canonical(e);
      for (int i = 0; i < n; i++) {
        to[i] += change[i];
        d.vertices()[i] += canonical * change[i];
      }
    }
  }

  /** What is missing to each landmark, in the head frame, metres. */
  private void residuals(TrackedClip.Frame f, double[] out) {
    List<float[]> moved = new ArrayList<>();
    for (SheetDraft d : skin) {
      moved.add(motion.move(d, f.pose()));
    }
    RigidTransform head = clip.skeleton().jointToCamera(f.pose(), PortraitJoint.HEAD);
    PinholeCamera c = clip.camera();
    for (int l = 0; l < count; l++) {
      float[] v = moved.get(sheet[l]);
      double[] o = head.rotation().apply(offset[3 * l], offset[3 * l + 1], offset[3 * l + 2]);
      double x = v[vertex[l]] + o[0];
      double y = v[vertex[l] + 1] + o[1];
      double z = v[vertex[l] + 2] + o[2];
      double dx = (f.landmarks()[3 * l] - c.projectX(x, z)) * -z / c.focalPixels();
      double dy = -(f.landmarks()[3 * l + 1] - c.projectY(y, z)) * -z / c.focalPixels();
      double[] back = head.rotation().transposed().apply(dx, dy, 0);
      out[3 * l] = back[0];
      out[3 * l + 1] = back[1];
      out[3 * l + 2] = back[2];
    }
  }

  private static double sq(double x) {
    return x * x;
  }
}
