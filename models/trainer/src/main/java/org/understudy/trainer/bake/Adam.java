package org.understudy.trainer.bake;

/**
 * The moments of Adam (Kingma and Ba, "Adam: a method for stochastic optimization", 2015) for many
 * numbers that get their gradients now and then: the second moment begins with the first gradient
 * squared instead of a correction of its bias. Different numbers may be stepped by different
 * threads.
 */
final class Adam {
  private static final float MOMENTUM = 0.9f;
  private static final float SQUARES = 0.98f;

  private final float small;
  private final float[] mean;
  private final float[] square;

  /**
   * Moments of nothing yet.
   *
   * @param count how many numbers
   * @param small added to the root of the second moment: gradients much below it hardly count
   */
  Adam(int count, float small) {
    this.small = small;
    mean = new float[count];
    square = new float[count];
  }

  /**
   * Takes over a gradient.
   *
   * @param k the number's index
   * @return what to subtract from the number, times the rate
   */
  float step(int k, float gradient) {
    mean[k] = mean[k] * MOMENTUM + (1 - MOMENTUM) * gradient;
    square[k] =
        square[k] == 0
            ? gradient * gradient
            : SQUARES * square[k] + (1 - SQUARES) * gradient * gradient;
    return mean[k] / ((float) Math.sqrt(square[k]) + small);
  }
}
