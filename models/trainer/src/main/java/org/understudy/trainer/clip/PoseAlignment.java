package org.understudy.trainer.clip;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.RigidTransform;
import org.understudy.parametric.Rotation;
import org.understudy.parametric.Skeleton;
import org.understudy.trainer.bake.DraftMotion;
import org.understudy.trainer.bake.FragmentView;
import org.understudy.trainer.bake.TextureSet;
import org.understudy.trainer.studio.Workers;

/**
 * Tracks a person by their whole picture: lays an avatar made of other frames of the clip onto a
 * frame, where landmarks of the face alone leave hair, ears and shoulders a pixel or two aside.
 * Gauss-Newton on the residual flow over the transform of the bust and the turns of all joints,
 * held to what the landmarks said by a Gaussian prior; expression and gaze stay. Safe to share.
 */
final class PoseAlignment {
  /** Numbers of the root: a turn about the root joint, radians, and a shift, metres. */
  private static final int ROOT = 6;

  private static final int UNKNOWNS = ROOT + 3 * PortraitJoint.POSED_COUNT;

  /** How much one pixel says against the prior: its neighbours' windows mostly say the same. */
  private static final double INFORMATION = 0.1;

  /** Deviations that are expected of a tracker: turns in radians, shifts in metres. */
  private static final double TURN = Math.toRadians(1.5);

  private static final double SHIFT = 0.006;
  private static final double DEPTH = 0.015;
  private static final double SHOULDER = Math.toRadians(4);

  private final TextureSet textures;
  private final DraftMotion motion;
  private final Skeleton skeleton;

  PoseAlignment(TextureSet textures, DraftMotion motion, Skeleton skeleton) {
    this.textures = textures;
    this.motion = motion;
    this.skeleton = skeleton;
  }

  /** Pictures with aligned poses, all workers at it. */
  List<ClipPictures.Picture> of(List<ClipPictures.Picture> pictures, int steps, Workers workers) {
    List<Callable<ClipPictures.Picture>> work = new ArrayList<>();
    for (ClipPictures.Picture p : pictures) {
      work.add(() -> p.posed(of(p, steps)));
    }
    return workers.call(work);
  }

  /** The pose that lays the avatar onto a picture. */
  PortraitPose of(ClipPictures.Picture picture, int steps) {
    double[] deviation = new double[UNKNOWNS];
    PortraitPose pose = picture.pose();
    for (int step = 0; step < steps; step++) {
      ClipPictures.Picture now = picture.posed(pose);
      FragmentView view = FragmentView.of(textures, motion, pose, picture.camera());
      ResidualFlow flow =
          ResidualFlow.between(
              ClipMeasure.composite(textures, view),
              ClipMeasure.truth(picture),
              view.width,
              view.height);
      pose = step(now, view, flow, picture.pose(), deviation);
    }
    return pose;
  }

  /** One step; {@code deviation} from the tracked pose is moved on. */
  private PortraitPose step(
      ClipPictures.Picture now,
      FragmentView view,
      ResidualFlow flow,
      PortraitPose tracked,
      double[] deviation) {
    PortraitPose pose = now.pose();
    Lever[] levers = new Lever[PortraitJoint.COUNT];
    for (PortraitJoint j : PortraitJoint.all()) {
      levers[j.ordinal()] = Lever.of(skeleton, pose, j);
    }
    DMatrixRMaj normal = new DMatrixRMaj(UNKNOWNS, UNKNOWNS);
    DMatrixRMaj right = new DMatrixRMaj(UNKNOWNS, 1);
    double[] row = new double[UNKNOWNS];
    double[] carried = new double[PortraitJoint.COUNT];
    SurfacePixels pixels = new SurfacePixels(textures, motion);
    pixels.visit(
        pose,
        now.camera(),
        view,
        flow,
        () -> {
          carried(pixels, carried);
          for (int i = 0; i < 2; i++) {
            row(levers, carried, pixels.place, pixels.equation[i], row);
            for (int a = 0; a < UNKNOWNS; a++) {
              if (row[a] == 0) {
                continue;
              }
              right.add(a, 0, INFORMATION * row[a] * pixels.right[i]);
              for (int b = 0; b < UNKNOWNS; b++) {
                normal.add(a, b, INFORMATION * row[a] * row[b]);
              }
            }
          }
        });
    for (int a = 0; a < UNKNOWNS; a++) {
      double prior = 1 / (expected(a) * expected(a));
      normal.add(a, a, prior);
      right.add(a, 0, -prior * deviation[a]);
    }
    LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(UNKNOWNS);
    if (!solver.setA(normal)) {
      return pose;
    }
    DMatrixRMaj found = new DMatrixRMaj(UNKNOWNS, 1);
    solver.solve(right, found);
    for (int a = 0; a < UNKNOWNS; a++) {
      deviation[a] += found.get(a, 0);
    }
    return moved(tracked, deviation);
  }

  private static double expected(int unknown) {
    if (unknown < 3) {
      return TURN;
    }
    if (unknown < ROOT) {
      return unknown == 5 ? DEPTH : SHIFT;
    }
    return (unknown - ROOT) / 3 < 2 ? TURN : SHOULDER;
  }

  /** How much of a surface each joint carries along, with all that hangs on it. */
  private static void carried(SurfacePixels pixels, double[] out) {
    int at = PortraitJoint.COUNT * pixels.vertex;
    for (int j = PortraitJoint.COUNT - 1; j >= 0; j--) {
      out[j] = pixels.draft.weights()[at + j];
    }
    for (int j = PortraitJoint.COUNT - 1; j > 0; j--) {
      out[PortraitJoint.all().get(j).parentIndex()] += out[j];
    }
  }

  /** Writes by how much an equation changes with every unknown. */
  private static void row(
      Lever[] levers, double[] carried, double[] place, double[] equation, double[] row) {
    for (PortraitJoint j : PortraitJoint.all()) {
      int at = j == PortraitJoint.ROOT ? 0 : ROOT + 3 * j.posedIndex();
      levers[j.ordinal()].write(place, equation, carried[j.ordinal()], row, at);
    }
    System.arraycopy(equation, 0, row, 3, 3);
  }

  /** A pose moved by a deviation. */
  private static PortraitPose moved(PortraitPose pose, double[] by) {
    float[] joints = pose.joints();
    for (PortraitJoint j : PortraitJoint.all()) {
      if (j == PortraitJoint.ROOT) {
        continue;
      }
      int at = ROOT + 3 * j.posedIndex();
      double[] turned =
          Rotation.ofAxisAngle(by[at], by[at + 1], by[at + 2]).times(pose.joint(j)).toAxisAngle();
      for (int k = 0; k < 3; k++) {
        joints[3 * j.posedIndex() + k] = (float) turned[k];
      }
    }
    RigidTransform root = pose.root();
    return pose.withJoints(joints)
        .withRoot(
            RigidTransform.of(
                Rotation.ofAxisAngle(by[0], by[1], by[2]).times(root.rotation()),
                root.translationX() + by[3],
                root.translationY() + by[4],
                root.translationZ() + by[5]));
  }

  /**
   * How a joint's turn moves what hangs on it.
   *
   * @param centre [3] of the turn, before the camera
   * @param back turns from camera space into the frame in which the joint's angles are given
   */
  @SuppressWarnings("ArrayRecordComponent") // private, never compared
  private record Lever(double[] centre, Rotation back) {
    static Lever of(Skeleton skeleton, PortraitPose pose, PortraitJoint joint) {
      double[] centre = skeleton.jointInCamera(pose, joint);
      if (joint == PortraitJoint.ROOT) {
        // the root's turn is given in camera space, about its own origin
        return new Lever(
            new double[] {
              pose.root().translationX(), pose.root().translationY(), pose.root().translationZ()
            },
            Rotation.IDENTITY);
      }
      PortraitJoint parent = joint.parent().orElseThrow();
      RigidTransform frame = pose.root().after(skeleton.jointToBust(pose, parent));
      return new Lever(centre, frame.rotation().transposed());
    }

    void write(double[] place, double[] e, double share, double[] row, int at) {
      double x = place[0] - centre[0];
      double y = place[1] - centre[1];
      double z = place[2] - centre[2];
      // e . (w x q) = w . (q x e)
      double[] w =
          back.apply(
              share * (y * e[2] - z * e[1]),
              share * (z * e[0] - x * e[2]),
              share * (x * e[1] - y * e[0]));
      System.arraycopy(w, 0, row, at, 3);
    }
  }
}
