package org.understudy.tracking.fit;

import org.understudy.parametric.ArkitExpression;

/**
 * How the fit counts the jaw. ARKit's {@code mouthClose} shuts the lips over an open jaw: alone it
 * would push them into each other, so it never exceeds {@code jawOpen}. The fit therefore has two
 * other coefficients in the places of those two, each of them a motion that exists by itself and
 * both 0 or more: the jaw lowered with the lips parting, and the jaw lowered behind shut lips
 * ({@code jawOpen} and {@code mouthClose} at once). {@code jawOpen} is the sum of both.
 */
final class ShutLips {
  private static final int JAW = ArkitExpression.JAW_OPEN.ordinal();
  private static final int SHUT = ArkitExpression.MOUTH_CLOSE.ordinal();

  private ShutLips() {}

  /**
   * Makes of the displacement of {@code mouthClose} that of the jaw behind shut lips, in place.
   *
   * @param expressions [52][n] displacements of the ARKit shapes at full strength
   */
  static void combine(float[][] expressions) {
    float[] sum = expressions[SHUT].clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += expressions[JAW][i];
    }
    expressions[SHUT] = sum;
  }

  /** ARKit's coefficients from the fit's, in place, [52]. */
  static void toArkit(double[] coefficients) {
    coefficients[JAW] += coefficients[SHUT];
  }

  /** The fit's coefficients from ARKit's, in place, [52]. */
  static void fromArkit(double[] coefficients) {
    coefficients[JAW] -= coefficients[SHUT];
  }
}
