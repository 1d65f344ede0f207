package org.understudy.avatar.deform;

import java.util.List;
import org.understudy.avatar.StrandLobe;
import org.understudy.parametric.PortraitJoint;

/**
 * The lights of an avatar's {@link StrandLobe}s and their halfway vectors, as a view meets them: in
 * the bust frame, and in the frame before the turn of each joint, so that what one joint moves need
 * not be turned. Filled once per frame without allocating; not thread-safe while it is filled.
 */
final class LobeFrames {
  /** Numbers of a lobe in a frame: halfway vector, then direction of the light. */
  static final int EACH = 6;

  /** Number of lobes. */
  final int count;

  /** [8][lobes][6] first the bust's frame, then those of the joints. */
  final float[] frames;

  /** [lobes] */
  final float[] shift;

  /** [lobes] 1 / (1 + shift^2) */
  final float[] perSquare;

  /** [lobes] */
  final int[] halfPower;

  private final List<StrandLobe> lobes;

  LobeFrames(List<StrandLobe> lobes) {
    this.lobes = List.copyOf(lobes);
    count = lobes.size();
    frames = new float[(1 + PortraitJoint.COUNT) * count * EACH];
    shift = new float[count];
    perSquare = new float[count];
    halfPower = new int[count];
    for (int l = 0; l < count; l++) {
      shift[l] = lobes.get(l).shift();
      perSquare[l] = 1 / (1 + shift[l] * shift[l]);
      halfPower[l] = lobes.get(l).halfPower();
    }
  }

  /** Where the frame of a joint begins in {@link #frames}; that of the bust is at 0. */
  int ofJoint(int joint) {
    return (1 + joint) * count * EACH;
  }

  /**
   * Takes over a view.
   *
   * @param view [3] unit vector to the viewer, bust frame
   * @param turns [7][12] row-major 3x4 matrices of which the rotations are read
   */
  void set(float[] view, float[] turns) {
    for (int l = 0; l < count; l++) {
      int at = EACH * l;
      StrandLobe lobe = lobes.get(l);
      lobe.halfway(view, frames, at);
      frames[at + 3] = lobe.x();
      frames[at + 4] = lobe.y();
      frames[at + 5] = lobe.z();
      for (int joint = 0; joint < PortraitJoint.COUNT; joint++) {
        int to = ofJoint(joint) + at;
        turnBack(turns, 12 * joint, at, to);
        turnBack(turns, 12 * joint, at + 3, to + 3);
      }
    }
  }

  private void turnBack(float[] m, int matrix, int from, int to) {
    for (int axis = 0; axis < 3; axis++) {
      frames[to + axis] =
          m[matrix + axis] * frames[from]
              + m[matrix + 4 + axis] * frames[from + 1]
              + m[matrix + 8 + axis] * frames[from + 2];
    }
  }
}
