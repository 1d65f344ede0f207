package org.understudy.trainer.clip;

import java.util.ArrayList;
import java.util.List;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.RigidTransform;

/**
 * Takes the trembling of single frames out of tracked poses: joints and root of a frame become the
 * binomial mean over the frames around it, which delays nothing as a clip is known as a whole.
 * Expressions and gaze stay as they are: lids are quick. Stateless.
 */
final class SteadyPoses {
  private static final double[] WEIGHTS = {6, 4, 1};

  private SteadyPoses() {}

  /** The frames with steady poses. */
  static List<TrackedClip.Frame> of(List<TrackedClip.Frame> frames) {
    List<TrackedClip.Frame> out = new ArrayList<>();
    for (int i = 0; i < frames.size(); i++) {
      TrackedClip.Frame f = frames.get(i);
      float[] joints = new float[f.pose().joints().length];
      double[] root = new double[6];
      double sum = 0;
      for (int by = 1 - WEIGHTS.length; by < WEIGHTS.length; by++) {
        int at = i + by;
        // only neighbours in time, and as many before as after
        boolean both = i - Math.abs(by) >= 0 && i + Math.abs(by) < frames.size();
        if (!both
            || Math.abs(frames.get(at).index() - f.index()) != Math.abs(by)
            || frames.get(i - by).index() != f.index() - by) {
          continue;
        }
        double w = WEIGHTS[Math.abs(by)];
        PortraitPose p = frames.get(at).pose();
        float[] angles = p.joints();
        for (int k = 0; k < joints.length; k++) {
          joints[k] += (float) (w * angles[k]);
        }
        double[] r = numbers(p.root());
        for (int k = 0; k < root.length; k++) {
          root[k] += w * r[k];
        }
        sum += w;
      }
      for (int k = 0; k < joints.length; k++) {
        joints[k] /= (float) sum;
      }
      for (int k = 0; k < root.length; k++) {
        root[k] /= sum;
      }
      PortraitPose steady =
          f.pose()
              .withJoints(joints)
              .withRoot(new RigidTransform(root[0], root[1], root[2], root[3], root[4], root[5]));
      out.add(new TrackedClip.Frame(f.index(), steady, f.head(), f.face(), f.landmarks()));
    }
    return out;
  }

  private static double[] numbers(RigidTransform t) {
    return new double[] {
      t.rotationX(),
      t.rotationY(),
      t.rotationZ(),
      t.translationX(),
      t.translationY(),
      t.translationZ()
    };
  }
}
