package org.understudy.tracking.fit;

import org.understudy.parametric.ArkitExpression;

/**
 * Tells frames that show something new from those that look like frames already learnt from, so
 * that a subject who sits still does not drown what they showed in a livelier moment. Not
 * thread-safe.
 */
final class Novelty {
  private static final int CAPACITY = 256;
  private static final double TURN = Math.toRadians(5);
  private static final double CHANGE = 0.25;
  private static final ArkitExpression[] WATCHED = {
    ArkitExpression.JAW_OPEN,
    ArkitExpression.MOUTH_SMILE_LEFT,
    ArkitExpression.MOUTH_SMILE_RIGHT,
    ArkitExpression.MOUTH_PUCKER,
    ArkitExpression.MOUTH_FUNNEL,
    ArkitExpression.EYE_BLINK_LEFT,
    ArkitExpression.EYE_BLINK_RIGHT,
    ArkitExpression.BROW_INNER_UP,
    ArkitExpression.BROW_DOWN_LEFT
  };

  private final double[][] known = new double[CAPACITY][3 + WATCHED.length];
  private final double[] now = new double[3 + WATCHED.length];
  private int size;

  /** Whether a state differs from every one that was kept. */
  boolean isNew(FaceState state) {
    describe(state);
    for (int i = 0; i < size; i++) {
      double distance = 0;
      for (int k = 0; k < now.length; k++) {
        double d = now[k] - known[i][k];
        distance += d * d;
      }
      if (distance < 1) {
        return false;
      }
    }
    return true;
  }

  /** Keeps a state; when the store is full nothing is new any more. */
  void keep(FaceState state) {
    if (size < CAPACITY) {
      describe(state);
      System.arraycopy(now, 0, known[size++], 0, now.length);
    }
  }

  /** Forgets all states. */
  void forget() {
    size = 0;
  }

  private void describe(FaceState state) {
    double[] angles = state.rotation().toYawPitchRoll();
    for (int i = 0; i < 3; i++) {
      now[i] = angles[i] / TURN;
    }
    for (int i = 0; i < WATCHED.length; i++) {
      now[3 + i] = state.expression[WATCHED[i].ordinal()] / CHANGE;
    }
  }
}
