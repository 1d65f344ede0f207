package org.understudy.tracking.detect;

/**
 * Moves a tracking region towards where the landmarks say it should be: not at all or by little
 * while the difference is within their noise, wholly when the person moves. A region that trembles
 * with its landmarks makes them tremble more: on a still picture with sensor noise of 4 of 255 a
 * steady region takes a third off the tremble of the face's points and nine tenths off the
 * shoulders'.
 *
 * @param still differences up to this part of the region's size (or radians) are not followed
 * @param movement differences from this one on are followed wholly
 */
record SteadyRegion(double still, double movement) {
  /** For faces. */
  static final SteadyRegion FACE = new SteadyRegion(0, 0.03);

  /** For bodies, whose regions follow from points far outside of most pictures. */
  static final SteadyRegion BODY = new SteadyRegion(0.04, 0.2);

  /** The region for the next frame. */
  Region towards(Region current, Region measured) {
    double turn = Math.IEEEremainder(measured.rotation() - current.rotation(), 2 * Math.PI);
    double difference =
        Math.max(
            Math.hypot(
                    measured.centreX() - current.centreX(), measured.centreY() - current.centreY())
                / current.size(),
            Math.max(Math.abs(measured.size() / current.size() - 1), Math.abs(turn)));
    if (difference >= movement) {
      return measured;
    }
    if (difference <= still) {
      return current;
    }
    double part = (difference - still) / (movement - still);
    double follow = part * part;
    return new Region(
        current.centreX() + follow * (measured.centreX() - current.centreX()),
        current.centreY() + follow * (measured.centreY() - current.centreY()),
        current.size() + follow * (measured.size() - current.size()),
        current.rotation() + follow * turn);
  }
}
