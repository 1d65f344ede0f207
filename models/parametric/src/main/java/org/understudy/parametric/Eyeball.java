package org.understudy.parametric;

/**
 * An eyeball of a face model. Arrays are shared, not copied.
 *
 * @param centre [3] at the mean identity, head frame, metres
 * @param radius metres
 * @param identityShift [K][3] what one standard deviation of each identity coefficient adds to the
 *     centre
 */
public record Eyeball(float[] centre, float radius, float[] identityShift) {

  public Eyeball {
    if (centre.length != 3 || !(radius > 0) || identityShift.length % 3 != 0) {
      throw new IllegalArgumentException(
          "an eyeball takes a centre of 3, a positive radius and shifts of 3 each, got %d, %s, %d"
              .formatted(centre.length, radius, identityShift.length));
    }
  }

  /**
   * Writes the centre for an identity to {@code out[0..2]}; allocates nothing.
   *
   * @param identity coefficients, at most K; missing ones count as 0
   */
  public void centreAt(float[] identity, float[] out) {
    for (int axis = 0; axis < 3; axis++) {
      float sum = centre[axis];
      for (int k = 0; k < identity.length; k++) {
        sum += identity[k] * identityShift[3 * k + axis];
      }
      out[axis] = sum;
    }
  }
}
