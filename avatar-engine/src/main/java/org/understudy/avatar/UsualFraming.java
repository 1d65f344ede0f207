package org.understudy.avatar;

import org.understudy.parametric.PortraitJoint;
import org.understudy.parametric.RigidTransform;
import org.understudy.parametric.Skeleton;

/** Where the usual picture of a bust is taken from: head and shoulders before the camera. */
public final class UsualFraming {
  private static final double DISTANCE_METRES = 1.22;
  private static final double FARTHEST_METRES = 1.36;

  /** The top of the hair, as a part of the way from the picture's middle to its upper border. */
  private static final double HIGHEST = 0.9;

  private static final double FIELD_OF_VIEW_DEGREES = 20;
  private static final double MIDDLE_ABOVE_HEAD_JOINT = -0.012;

  private UsualFraming() {}

  /** As near as usual, whatever stands above the head. */
  public static Framing of(Skeleton skeleton) {
    return of(skeleton, Double.NEGATIVE_INFINITY);
  }

  /**
   * As near as usual, or as far back as hair and head ask for to keep some room above them.
   *
   * @param top height of the highest point of the hair or the head, bust rest frame, metres
   */
  public static Framing of(Skeleton skeleton, double top) {
    double low = skeleton.rest(PortraitJoint.HEAD, 1) + MIDDLE_ABOVE_HEAD_JOINT;
    double high = Math.max(low, top);
    double half = Math.tan(Math.toRadians(FIELD_OF_VIEW_DEGREES) / 2);
    double distance = Math.clamp((high - low) / (HIGHEST * half), DISTANCE_METRES, FARTHEST_METRES);
    double middle = Math.max(low, high - HIGHEST * half * distance);
    return new Framing(new RigidTransform(0, 0, 0, 0, -middle, -distance), FIELD_OF_VIEW_DEGREES);
  }
}
