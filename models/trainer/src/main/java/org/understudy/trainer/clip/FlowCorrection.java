package org.understudy.trainer.clip;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.understudy.avatar.EyeAttachment;
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
   * @param sway [6] rigid motion of the head that is made anyhow and explains a part of the flow
   */
  void observe(ClipPictures.Picture picture, FragmentView view, ResidualFlow flow, double[] sway) {
    PortraitPose pose = picture.pose();
    double[] z = modes.of(pose);
    RigidTransform head = skeleton.jointToCamera(pose, PortraitJoint.HEAD);
    double[] rigid = new double[HeadSway.RIGID];
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
            HeadSway.row(head, pixels, i, rigid);
            double left = pixels.right[i];
            for (int k = 0; k < rigid.length; k++) {
              left -= rigid[k] * sway[k];
            }
            lattice.add(pixels.canonical, row, left);
          }
        });
  }

  /**
   * Moves the sheets by what the pictures said: in place, but for eyeballs and what surrounds them,
   * which go rigidly with their lids.
   *
   * @return the sheets, in the order of the textures
   */
  List<SheetDraft> apply(double damping) {
    double[] ridge = new double[unknowns];
    Arrays.fill(ridge, MODE_RIDGE);
    Arrays.fill(ridge, 0, 3, RIDGE);
    lattice.solve(SMOOTHING, ridge);
    double[] found = new double[unknowns];
    List<SheetDraft> out = new ArrayList<>();
    List<float[]> shifts = new ArrayList<>();
    for (SheetDraft d : textures.drafts) {
      shifts.add(ofEye(d.name()) ? shift(side(d.name()), damping) : new float[0]);
    }
    for (int s = 0; s < textures.drafts.size(); s++) {
      SheetDraft d = textures.drafts.get(s);
      if (ofEye(d.name())) {
        out.add(shifted(d, shifts.get(s)));
        continue;
      }
      out.add(d);
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
    return out;
  }

  private static boolean ofEye(String name) {
    return name.startsWith("eye-") || name.startsWith("glint-") || name.startsWith("socket-");
  }

  private static String side(String name) {
    return name.substring(name.indexOf('-'));
  }

  /** The mean move of the lids on one side at rest, [3] metres. */
  private float[] shift(String side, double damping) {
    float[] mean = new float[3];
    double[] found = new double[unknowns];
    for (SheetDraft d : textures.drafts) {
      int n = d.vertices().length / 3;
      for (int v = 0; d.name().equals("lids" + side) && v < n; v++) {
        lattice.at(d.vertices()[3 * v], d.vertices()[3 * v + 1], d.vertices()[3 * v + 2], found);
        for (int k = 0; k < 3; k++) {
          mean[k] += (float) (damping * found[k] / n);
        }
      }
    }
    return mean;
  }

  private static SheetDraft shifted(SheetDraft d, float[] by) {
    for (int i = 0; i < d.vertices().length; i++) {
      d.vertices()[i] += by[i % 3];
    }
    return d.withEye(
        d.eye()
            .map(
                e ->
                    new EyeAttachment(
                        e.eye(), e.centreX() + by[0], e.centreY() + by[1], e.centreZ() + by[2])));
  }

  private void move(SheetDraft d, float[][] by) {
    for (int i = 0; i < by[0].length; i++) {
      d.vertices()[i] += by[0][i];
    }
    for (int m = 0; m < modes.count(); m++) {
      modes.displace(d, m, by[1 + m], motion);
    }
  }
}
