package org.understudy.trainer.clip;

import java.util.Arrays;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.RigidTransform;
import org.understudy.parametric.Rotation;
import org.understudy.parametric.Skeleton;
import org.understudy.trainer.bake.DraftMotion;
import org.understudy.trainer.bake.FragmentView;
import org.understudy.trainer.bake.SheetDraft;
import org.understudy.trainer.bake.TextureSet;

/**
 * Corrects where a person's surface lies and how expressions move it, by what is left between
 * pictures of the avatar and the clip's: Gauss-Newton on the residual flow, projected back through
 * the camera and the pose onto a free-form lattice in the bust's canonical state (Sederberg and
 * Parry 1986). Each node of the lattice gets a displacement at rest and one per {@link
 * ExpressionModes mode}. Depth comes from how the head turns. Used by one thread at a time.
 */
final class FlowCorrection {
  private static final int SMOOTHING = 2;

  /** Prior of a displacement at rest, and of one by an expression, as shares of the mean weight. */
  private static final double RIDGE = 0.02;

  private static final double MODE_RIDGE = 0.06;

  private final TextureSet textures;
  private final DraftMotion motion;
  private final Skeleton skeleton;
  private final ExpressionModes modes;
  private final NodeLattice lattice;
  private final int unknowns;
  private final SurfacePixels pixels;

  FlowCorrection(
      TextureSet textures, DraftMotion motion, Skeleton skeleton, ExpressionModes modes) {
    this.textures = textures;
    this.motion = motion;
    this.skeleton = skeleton;
    this.modes = modes;
    unknowns = 3 * (1 + modes.count());
    pixels = new SurfacePixels(textures, motion);
    lattice = new NodeLattice(textures.drafts, unknowns);
  }

  /**
   * Adds what one picture says.
   *
   * @param view the avatar's fragments in the picture's state
   * @param flow from the avatar's picture to the clip's
   */
  void observe(ClipPictures.Picture picture, FragmentView view, ResidualFlow flow) {
    PortraitPose pose = picture.pose();
    double[] z = modes.of(pose);
    RigidTransform head = pose.root().after(skeleton.jointToBust(pose, PortraitJoint.HEAD));
    Rotation toHead = head.rotation().transposed();
    Rotation toRoot = pose.root().rotation().transposed();
    double[] row = new double[unknowns];
    pixels.visit(
        pose,
        picture.camera(),
        view,
        flow,
        () -> {
          for (int i = 0; i < 2; i++) {
            double[] e = pixels.equation[i];
            double[] a = toHead.apply(e[0], e[1], e[2]);
            double[] b = toRoot.apply(e[0], e[1], e[2]);
            for (int m = 0; m < z.length; m++) {
              for (int k = 0; k < 3; k++) {
                row[3 * m + k] = z[m] * (pixels.head * a[k] + (1 - pixels.head) * b[k]);
              }
            }
            lattice.add(pixels.canonical, row, pixels.right[i]);
          }
        });
  }

  /** Moves the sheets by what the pictures said. */
  void apply(double damping) {
    double[] ridge = new double[unknowns];
    Arrays.fill(ridge, MODE_RIDGE);
    Arrays.fill(ridge, 0, 3, RIDGE);
    lattice.solve(SMOOTHING, ridge);
    double[] found = new double[unknowns];
    for (SheetDraft d : textures.drafts) {
      if (d.eye().isPresent()) {
        continue;
      }
      int n = d.vertices().length;
      float[][] by = new float[1 + modes.count()][n];
      for (int v = 0; v < n; v += 3) {
        lattice.at(d.vertices()[v], d.vertices()[v + 1], d.vertices()[v + 2], found);
        for (int i = 0; i < unknowns; i++) {
          by[i / 3][v + i % 3] = (float) (damping * found[i]);
        }
      }
      move(d, by);
    }
  }

  private void move(SheetDraft d, float[][] by) {
    for (int i = 0; i < by[0].length; i++) {
      d.vertices()[i] += by[0][i];
    }
    for (ArkitExpression e : ArkitExpression.all()) {
      for (int m = 0; m < modes.count(); m++) {
        double share = modes.share(m, e);
        if (share == 0) {
          continue;
        }
        float[] to = d.displacements()[e.ordinal()];
        if (to.length == 0) {
          to = new float[by[0].length];
          d.displacements()[e.ordinal()] = to;
        }
        float canonical = motion.canonical(e);
        for (int i = 0; i < to.length; i++) {
          float change = (float) share * by[1 + m][i];
          to[i] += change;
          d.vertices()[i] += canonical * change;
        }
      }
    }
  }
}
