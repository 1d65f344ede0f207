package org.understudy.trainer.clip;

import org.understudy.parametric.RigidTransform;
import org.understudy.parametric.Rotation;

/**
 * How a turn about a centre moves a place, for equations {@code e . move = right} on moves before
 * the camera.
 *
 * @param centre [3] of the turn, before the camera, metres
 * @param back turns from camera space into the frame in which the turn is given
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record Lever(double[] centre, Rotation back) {

  /** The lever of a frame that turns about its own origin, the turn given in its own axes. */
  static Lever of(RigidTransform frame) {
    return new Lever(origin(frame), frame.rotation().transposed());
  }

  /** Where the origin of a frame lies, [3]. */
  static double[] origin(RigidTransform frame) {
    return new double[] {frame.translationX(), frame.translationY(), frame.translationZ()};
  }

  /**
   * Writes by how much an equation changes with a rotation vector, radians.
   *
   * @param share how much of the turn the place makes, 0..1
   * @param row [from, from + 3) overwritten
   */
  void turn(double[] place, double[] equation, double share, double[] row, int from) {
    double x = share * (place[0] - centre[0]);
    double y = share * (place[1] - centre[1]);
    double z = share * (place[2] - centre[2]);
    // e . (w x q) = w . (q x e)
    double[] by =
        back.apply(
            y * equation[2] - z * equation[1],
            z * equation[0] - x * equation[2],
            x * equation[1] - y * equation[0]);
    System.arraycopy(by, 0, row, from, 3);
  }
}
