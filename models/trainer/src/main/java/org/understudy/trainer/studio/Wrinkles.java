package org.understudy.trainer.studio;

import org.understudy.parametric.ArkitExpression;

/**
 * Gentle lines that come and go with an expression: across the forehead, between the brows, beside
 * the eyes, and from the nose to the corners of the mouth. Deeper with age, and past forty a trace
 * of them stays. Places are those of MakeHuman's base mesh before any target, decimetres, so that
 * lines lie alike on every face. Immutable and safe to share.
 */
final class Wrinkles {
  /** None. */
  static final Wrinkles NONE = new Wrinkles(new float[8]);

  private static final float[] FOREHEAD_Y = {7.6f, 7.71f, 7.83f};
  private static final float[] CROW_SLOPES = {-0.55f, -0.05f, 0.4f};
  private static final int FOREHEAD = 0;
  private static final int FROWN = 2;
  private static final int CROW = 4;
  private static final int CHEEK = 6;

  /** Depths of each kind, the person's left and right. */
  private final float[] depth;

  private final boolean none;

  private Wrinkles(float[] depth) {
    this.depth = depth;
    float most = 0;
    for (float d : depth) {
      most = Math.max(most, d);
    }
    this.none = most < 0.01f;
  }

  /**
   * The lines of a face.
   *
   * @param expression [52] coefficients
   * @param ageYears decides how deep they are
   */
  static Wrinkles of(float[] expression, double ageYears) {
    float age = (float) Math.clamp((ageYears - 25) / 40, 0.0, 1.0);
    float strength = 0.35f + 0.65f * age;
    float stays = 0.75f * Math.max(0, age - 0.3f);
    float inner = at(expression, ArkitExpression.BROW_INNER_UP);
    float[] depth = new float[8];
    for (int side = 0; side < 2; side++) {
      boolean left = side == 0;
      float outer =
          at(
              expression,
              left ? ArkitExpression.BROW_OUTER_UP_LEFT : ArkitExpression.BROW_OUTER_UP_RIGHT);
      float down =
          at(expression, left ? ArkitExpression.BROW_DOWN_LEFT : ArkitExpression.BROW_DOWN_RIGHT);
      float smile =
          at(
              expression,
              left ? ArkitExpression.MOUTH_SMILE_LEFT : ArkitExpression.MOUTH_SMILE_RIGHT);
      float squint =
          at(expression, left ? ArkitExpression.EYE_SQUINT_LEFT : ArkitExpression.EYE_SQUINT_RIGHT);
      float cheek =
          at(
              expression,
              left ? ArkitExpression.CHEEK_SQUINT_LEFT : ArkitExpression.CHEEK_SQUINT_RIGHT);
      depth[FOREHEAD + side] = strength * Math.min(1, 0.6f * inner + 0.7f * outer + stays);
      depth[FROWN + side] = strength * Math.min(1, 0.9f * down + 0.5f * stays);
      depth[CROW + side] =
          strength * Math.min(1, 0.5f * smile + 0.5f * squint + 0.5f * cheek + stays);
      depth[CHEEK + side] = strength * Math.min(1, 0.7f * smile + 0.3f * cheek + stays);
    }
    return new Wrinkles(depth);
  }

  private static float at(float[] expression, ArkitExpression which) {
    return expression[which.ordinal()];
  }

  /** Whether there are none to be seen anywhere. */
  boolean isNone() {
    return none;
  }

  /**
   * The slope of the skin.
   *
   * @param x place on the base mesh, decimetres, positive to the person's left
   * @param y height on the base mesh
   * @param z depth on the base mesh
   * @param out slopes by x and y, about -1..1, and how far down a line lies, 0..1
   */
  void slope(float x, float y, float z, float[] out) {
    out[0] = 0;
    out[1] = 0;
    out[2] = 0;
    if (z < 0.6f || y < 6.4f || y > 8) {
      return;
    }
    int side = x >= 0 ? 0 : 1;
    float ax = Math.abs(x);
    float sign = x >= 0 ? 1 : -1;
    if (y > 7.45f) {
      forehead(ax, y, depth[FOREHEAD + side], sign, out);
    }
    if (ax < 0.25f && y > 7.25f && y < 7.75f) {
      float window = window(y, 7.3f, 7.42f, 7.5f, 7.68f);
      line(ax - 0.085f - 0.12f * (y - 7.4f), 0.02f, sign, 0, depth[FROWN + side] * window, out);
    }
    if (ax > 0.48f && ax < 0.75f && y > 7 && y < 7.55f) {
      float away = ax - 0.5f;
      float window = window(away, 0, 0.04f, 0.08f, 0.17f);
      for (float slope : CROW_SLOPES) {
        line(
            y - 7.28f - slope * (away + 0.03f),
            0.011f,
            0,
            1,
            0.8f * depth[CROW + side] * window,
            out);
      }
    }
    if (y < 7 && ax > 0.1f && ax < 0.55f) {
      float t = (6.93f - y) / 0.4f;
      float window = window(t, -0.05f, 0.2f, 0.6f, 1.05f);
      float curve = 0.19f + 0.2f * t - 0.03f * t * t;
      line(ax - curve, 0.028f, sign, 0.4f, 0.9f * depth[CHEEK + side] * window, out);
    }
  }

  private static void forehead(float ax, float y, float depth, float sign, float[] out) {
    float across = 1 - smooth((ax - 0.25f) / 0.25f);
    for (int k = 0; k < FOREHEAD_Y.length; k++) {
      float wave = 0.012f * (float) Math.sin(ax * 21 + 2 * k + sign);
      float at = FOREHEAD_Y[k] + wave - 0.18f * ax * ax;
      line(y - at, 0.02f, 0, 1, depth * across * (k == 1 ? 1 : 0.8f), out);
    }
  }

  /** Adds a valley along a line: steep on both sides, flat at the bottom. */
  private static void line(
      float distance, float width, float dx, float dy, float depth, float[] out) {
    float d = distance / width;
    if (Math.abs(d) > 3 || depth <= 0) {
      return;
    }
    float valley = (float) Math.exp(-d * d);
    float steep = 2 * d * valley * depth;
    out[0] += steep * dx;
    out[1] += steep * dy;
    out[2] = Math.max(out[2], valley * depth);
  }

  /** Rises from a to b, stays to c, falls to d. */
  private static float window(float value, float a, float b, float c, float d) {
    return smooth((value - a) / (b - a)) * (1 - smooth((value - c) / (d - c)));
  }

  private static float smooth(float t) {
    float c = Math.clamp(t, 0f, 1f);
    return c * c * (3 - 2 * c);
  }
}
