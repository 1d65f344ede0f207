package org.understudy.trainer.clip;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.understudy.parametric.PinholeCamera;
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

  static final int UNKNOWNS = ROOT + 3 * PortraitJoint.POSED_COUNT;

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
    float[] seen = ClipMeasure.truth(picture);
    double[] deviation = new double[UNKNOWNS];
    PortraitPose pose = picture.pose();
    for (int step = 0; step < steps; step++) {
      FragmentView view = FragmentView.of(textures, motion, pose, picture.camera());
      float[] made = ClipMeasure.composite(textures, view);
      ResidualFlow flow = ResidualFlow.between(made, seen, view.width, view.height);
      if (!step(pose, picture.camera(), view, flow, deviation)) {
        break;
      }
      pose = moved(picture.pose(), deviation);
    }
    return pose;
  }

  /** Moves the deviation from the tracked pose on by one step; false where there is none. */
  private boolean step(
      PortraitPose pose,
      PinholeCamera camera,
      FragmentView view,
      ResidualFlow flow,
      double[] deviation) {
    Lever[] levers = levers(skeleton, pose);
    DMatrixRMaj normal = new DMatrixRMaj(UNKNOWNS, UNKNOWNS);
    DMatrixRMaj right = new DMatrixRMaj(UNKNOWNS, 1);
    double[] row = new double[UNKNOWNS];
    double[] carried = new double[PortraitJoint.COUNT];
    SurfacePixels pixels = new SurfacePixels(textures, motion);
    pixels.visit(
        pose,
        camera,
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
      return false;
    }
    DMatrixRMaj found = new DMatrixRMaj(UNKNOWNS, 1);
    solver.solve(right, found);
    for (int a = 0; a < UNKNOWNS; a++) {
      deviation[a] += found.get(a, 0);
    }
    return true;
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
  static void row(
      Lever[] levers, double[] carried, double[] place, double[] equation, double[] row) {
    for (PortraitJoint j : PortraitJoint.all()) {
      int at = j == PortraitJoint.ROOT ? 0 : ROOT + 3 * j.posedIndex();
      levers[j.ordinal()].turn(place, equation, carried[j.ordinal()], row, at);
    }
    System.arraycopy(equation, 0, row, 3, 3);
  }

  /** A pose moved by a deviation. */
  static PortraitPose moved(PortraitPose pose, double[] by) {
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

  /** How the turn of each joint moves what hangs on it. */
  static Lever[] levers(Skeleton skeleton, PortraitPose pose) {
    Lever[] levers = new Lever[PortraitJoint.COUNT];
    // the root's turn is given in camera space, about its own origin
    levers[PortraitJoint.ROOT.ordinal()] = new Lever(Lever.origin(pose.root()), Rotation.IDENTITY);
    for (PortraitJoint j : PortraitJoint.all()) {
      j.parent()
          .ifPresent(
              parent ->
                  levers[j.ordinal()] =
                      new Lever(
                          skeleton.jointInCamera(pose, j),
                          skeleton.jointToCamera(pose, parent).rotation().transposed()));
    }
    return levers;
  }
}
