package org.understudy.tracking.detect;

/**
 * The 33 points of a body as BlazePose gives them; among them nose 0, eyes 1-6, ears 7 (left) and 8
 * (right), mouth 9 and 10, shoulders 11 (left) and 12 (right), elbows 13 and 14, hips 23 and 24.
 * Arrays are this record's own and must not be changed.
 *
 * @param points {@code [33][5]}: x and y in pixels of the picture; z on the same scale, smaller
 *     towards the camera, 0 at the middle of the hips; visibility 0..1; presence 0..1
 * @param world {@code [33][3]} metres from the middle of the hips; x to the right of the picture, y
 *     down, z away from the camera
 * @param borderDistance {@code [33]} pixels to the nearest border of the picture, negative outside;
 *     points near or beyond the border are guesses even where their visibility is high
 * @param score how sure the network is that there is a person, 0..1
 * @param region what the network looked at
 * @param timestampNanos of the frame in which the points were measured, which may be earlier than
 *     the frame they come with, or the time they were interpolated for
 */
@SuppressWarnings("ArrayRecordComponent") // values of one measurement, never compared
public record PoseLandmarks(
    float[] points,
    float[] world,
    float[] borderDistance,
    float score,
    Region region,
    long timestampNanos) {
  /** How many points there are. */
  public static final int POINTS = 33;

  /** The nose. */
  public static final int NOSE = 0;

  /** The subject's left shoulder. */
  public static final int LEFT_SHOULDER = 11;

  /** The subject's right shoulder. */
  public static final int RIGHT_SHOULDER = 12;

  /**
   * The body on its way to another measurement, linearly.
   *
   * @param share of the way, 0..1
   * @param now the time of that
   */
  public PoseLandmarks towards(PoseLandmarks next, double share, long now) {
    return new PoseLandmarks(
        between(points, next.points, share),
        between(world, next.world, share),
        between(borderDistance, next.borderDistance, share),
        Math.min(score, next.score),
        region,
        now);
  }

  private static float[] between(float[] from, float[] to, double share) {
    float[] result = new float[from.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = (float) (from[i] + share * (to[i] - from[i]));
    }
    return result;
  }

  /** Horizontal position in pixels. */
  public float x(int point) {
    return points[5 * point];
  }

  /** Vertical position in pixels. */
  public float y(int point) {
    return points[5 * point + 1];
  }

  /** Depth on the scale of pixels. */
  public float z(int point) {
    return points[5 * point + 2];
  }

  /** Whether the point is in sight, 0..1. */
  public float visibility(int point) {
    return points[5 * point + 3];
  }

  /** Whether the point is in the picture, 0..1. */
  public float presence(int point) {
    return points[5 * point + 4];
  }
}
