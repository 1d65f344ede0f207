package org.understudy.tracking.detect;

/**
 * Moves a tracking region towards where the mesh says it should be: by little while the difference
 * is within the noise of the landmarks, wholly when the face moves. A region that trembles with its
 * landmarks makes them tremble more; on a still face with sensor noise this takes a third off.
 */
final class SteadyRegion {
  /** Differences of this part of the region's size (or radians) are followed wholly. */
  private static final double MOVEMENT = 0.03;

  private SteadyRegion() {}

  /** The region for the next frame. */
  static Region towards(Region current, Region measured) {
    double turn = Math.IEEEremainder(measured.rotation() - current.rotation(), 2 * Math.PI);
    double difference =
        Math.max(
            Math.hypot(
                    measured.centreX() - current.centreX(), measured.centreY() - current.centreY())
                / current.size(),
            Math.max(Math.abs(measured.size() / current.size() - 1), Math.abs(turn)));
    if (difference >= MOVEMENT) {
      return measured;
    }
    double follow = difference * difference / (MOVEMENT * MOVEMENT);
    return new Region(
        current.centreX() + follow * (measured.centreX() - current.centreX()),
        current.centreY() + follow * (measured.centreY() - current.centreY()),
        current.size() + follow * (measured.size() - current.size()),
        current.rotation() + follow * turn);
  }
}
