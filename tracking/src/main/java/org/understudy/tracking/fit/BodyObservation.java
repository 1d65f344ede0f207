package org.understudy.tracking.fit;

/**
 * The shoulders of one frame as the bust's fit reads them. Mutable, reused; not thread-safe.
 *
 * <p>Index 0 is the subject's left, 1 the right.
 */
public final class BodyObservation {
  final double[] u = new double[2];
  final double[] v = new double[2];
  final double[] weight = new double[2];
  double depthDifference;
  double depthWeight;

  /** Forgets the shoulders: the torso then follows its priors. */
  public void clear() {
    weight[0] = weight[1] = 0;
    depthWeight = 0;
  }

  /**
   * Sets one shoulder.
   *
   * @param side 0 left, 1 right
   * @param uPixels horizontal position
   * @param vPixels vertical position
   * @param trust 0 (not seen, or so near the border that it is a guess) to 1
   */
  public void shoulder(int side, double uPixels, double vPixels, double trust) {
    u[side] = uPixels;
    v[side] = vPixels;
    weight[side] = Math.clamp(trust, 0.0, 1.0);
  }

  /**
   * Sets how much nearer to the camera the left shoulder is than the right.
   *
   * @param pixels difference in the scale of u, positive when the left one is nearer
   * @param trust 0 to 1
   */
  public void depthDifference(double pixels, double trust) {
    depthDifference = pixels;
    depthWeight = Math.clamp(trust, 0.0, 1.0);
  }
}
