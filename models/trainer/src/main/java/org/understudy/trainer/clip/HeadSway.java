package org.understudy.trainer.clip;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.understudy.avatar.EyeAttachment;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.RigidTransform;
import org.understudy.parametric.Skeleton;
import org.understudy.trainer.bake.DraftMotion;
import org.understudy.trainer.bake.FragmentView;
import org.understudy.trainer.bake.SheetDraft;
import org.understudy.trainer.bake.TextureSet;

/**
 * How a whole head sways with expressions, as far as the tracker does not say so: a mouth pulled
 * aside is partly taken for a turn of the head, which shows at the outline of the hair. By the
 * residual flow of all pictures each {@link ExpressionModes mode} gets a small turn and shift of
 * the head, together one ridge regression, and the sheets take it up in their displacements. Used
 * by one thread at a time.
 */
final class HeadSway {
  /** Numbers of a small rigid motion: a rotation vector, radians, and a shift, metres. */
  static final int RIGID = 6;

  /** Prior of no sway, as a mean square of a mode's value at which half of it is believed. */
  private static final double RIDGE = 0.005;

  private final DraftMotion motion;
  private final Skeleton skeleton;
  private final ExpressionModes modes;
  private final SurfacePixels pixels;
  private final int unknowns;
  private final DMatrixRMaj normal;
  private final DMatrixRMaj right;
  private final DMatrixRMaj found;
  private final double[] weight = new double[RIGID];
  private int pictures;

  HeadSway(TextureSet textures, DraftMotion motion, Skeleton skeleton, ExpressionModes modes) {
    this.motion = motion;
    this.skeleton = skeleton;
    this.modes = modes;
    pixels = new SurfacePixels(textures, motion);
    unknowns = RIGID * (1 + modes.count());
    normal = new DMatrixRMaj(unknowns, unknowns);
    right = new DMatrixRMaj(unknowns, 1);
    found = new DMatrixRMaj(unknowns, 1);
  }

  /** Adds what one picture says; the arguments are those of {@link FlowCorrection#observe}. */
  void observe(ClipPictures.Picture picture, FragmentView view, ResidualFlow flow) {
    RigidTransform head = skeleton.jointToCamera(picture.pose(), PortraitJoint.HEAD);
    double[] square = new double[RIGID * RIGID];
    double[] side = new double[RIGID];
    double[] row = new double[RIGID];
    pixels.visit(
        picture.pose(),
        picture.camera(),
        view,
        flow,
        () -> {
          for (int i = 0; i < 2; i++) {
            row(head, pixels, i, row);
            for (int a = 0; a < RIGID; a++) {
              side[a] += row[a] * pixels.right[i];
              for (int b = 0; b < RIGID; b++) {
                square[RIGID * a + b] += row[a] * row[b];
              }
            }
          }
        });
    add(modes.of(picture.pose()), square, side);
  }

  /**
   * Adds the normal equations of one picture's rigid motion.
   *
   * @param z [1 + modes] one, then the modes' values
   * @param square [6][6]
   * @param side [6]
   */
  void add(double[] z, double[] square, double[] side) {
    pictures++;
    for (int a = 0; a < RIGID; a++) {
      weight[a] += square[RIGID * a + a];
    }
    for (int m = 0; m < z.length; m++) {
      for (int a = 0; a < RIGID; a++) {
        right.add(RIGID * m + a, 0, z[m] * side[a]);
        for (int n = 0; n < z.length; n++) {
          for (int b = 0; b < RIGID; b++) {
            normal.add(RIGID * m + a, RIGID * n + b, z[m] * z[n] * square[RIGID * a + b]);
          }
        }
      }
    }
  }

  /** Solves for the sway of all modes; to be called once, when all pictures are added. */
  void solve() {
    for (int i = 0; i < unknowns; i++) {
      normal.add(i, i, RIDGE * weight[i % RIGID] + 1e-9);
    }
    LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(unknowns);
    if (pictures == 0 || !solver.setA(normal)) {
      throw new IllegalStateException("%d pictures do not show a head".formatted(pictures));
    }
    solver.solve(right, found);
  }

  /** The sway in a state: a rotation vector and a shift in the head frame, [6]. */
  double[] of(PortraitPose pose) {
    double[] z = modes.of(pose);
    double[] out = new double[RIGID];
    for (int i = 0; i < unknowns; i++) {
      out[i % RIGID] += z[i / RIGID] * found.get(i, 0);
    }
    return out;
  }

  /** Writes by how much an equation of a pixel changes with a rigid motion of the head, [6]. */
  static void row(RigidTransform head, SurfacePixels pixels, int equation, double[] row) {
    double[] e = pixels.equation[equation];
    Lever lever = Lever.of(head);
    lever.turn(pixels.place, e, pixels.head, row, 0);
    double[] shift = lever.back().apply(e[0], e[1], e[2]);
    for (int k = 0; k < 3; k++) {
      row[3 + k] = pixels.head * shift[k];
    }
  }

  /**
   * Moves the sheets: displacements in place, eyeballs by new drafts.
   *
   * @return the sheets in the same order
   */
  List<SheetDraft> apply(List<SheetDraft> drafts, double damping) {
    List<SheetDraft> out = new ArrayList<>();
    double[] o = new double[3];
    for (int k = 0; k < 3; k++) {
      o[k] = skeleton.rest(PortraitJoint.HEAD, k);
    }
    for (SheetDraft d : drafts) {
      float[] place = d.vertices().clone();
      double[] by = new double[3];
      for (int m = 0; m <= modes.count(); m++) {
        float[] move = new float[place.length];
        for (int i = 0; i < place.length; i += 3) {
          shift(m, place[i] - o[0], place[i + 1] - o[1], place[i + 2] - o[2], by);
          int at = PortraitJoint.COUNT * (i / 3) + PortraitJoint.HEAD.ordinal();
          for (int k = 0; k < 3; k++) {
            move[i + k] = (float) (damping * d.weights()[at] * by[k]);
          }
        }
        if (m == 0) {
          for (int i = 0; i < move.length; i++) {
            d.vertices()[i] += move[i];
          }
        } else {
          modes.displace(d, m - 1, move, motion);
        }
      }
      out.add(d.withEye(d.eye().map(e -> moved(e, o, damping))));
    }
    return out;
  }

  /** How a place of the head, relative to its joint, moves with a mode of 1; 0 is at rest. */
  private void shift(int mode, double x, double y, double z, double[] out) {
    double[] f = new double[RIGID];
    for (int i = 0; i < RIGID; i++) {
      f[i] = found.get(RIGID * mode + i, 0);
    }
    out[0] = f[1] * z - f[2] * y + f[3];
    out[1] = f[2] * x - f[0] * z + f[4];
    out[2] = f[0] * y - f[1] * x + f[5];
  }

  /** Where the centre of an eyeball goes that lies in the canonical state. */
  private EyeAttachment moved(EyeAttachment eye, double[] o, double damping) {
    double[] c = {eye.centreX(), eye.centreY(), eye.centreZ()};
    double[] sum = c.clone();
    double[] by = new double[3];
    for (int m = 0; m <= modes.count(); m++) {
      double z = m == 0 ? 1 : 0;
      for (ArkitExpression e : ArkitExpression.all()) {
        z += m == 0 ? 0 : modes.share(m - 1, e) * motion.canonical(e);
      }
      shift(m, c[0] - o[0], c[1] - o[1], c[2] - o[2], by);
      for (int k = 0; k < 3; k++) {
        sum[k] += damping * z * by[k];
      }
    }
    return new EyeAttachment(eye.eye(), (float) sum[0], (float) sum[1], (float) sum[2]);
  }
}
