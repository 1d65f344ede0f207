package org.understudy.trainer.studio;

/** Conversions between linear light and what a screen shows. */
final class ColourCurve {
  private static final int STEPS = 4096;
  private static final float[] ENCODED = new float[STEPS + 1];

  /** Factor from the lights' numbers to the film. */
  static final float EXPOSURE = 0.62f;

  private static final float SHOULDER = 0.55f;

  static {
    for (int i = 0; i <= STEPS; i++) {
      ENCODED[i] = encode((float) i / STEPS);
    }
  }

  private ColourCurve() {}

  /** sRGB 0..1 to linear (IEC 61966-2-1). */
  static float toLinear(float encoded) {
    return encoded <= 0.04045f
        ? encoded / 12.92f
        : (float) Math.pow((encoded + 0.055f) / 1.055f, 2.4);
  }

  private static float encode(float linear) {
    return linear <= 0.0031308f
        ? 12.92f * linear
        : (float) (1.055 * Math.pow(linear, 1 / 2.4) - 0.055);
  }

  /** Linear 0..1 to sRGB from a table, within 1/4000 above 0.001; clamps. */
  static float toSrgb(float linear) {
    float at = Math.clamp(linear, 0f, 1f) * STEPS;
    int i = Math.min(STEPS - 1, (int) at);
    if (i == 0) {
      return encode(at / STEPS);
    }
    return ENCODED[i] + (at - i) * (ENCODED[i + 1] - ENCODED[i]);
  }

  /**
   * The film curve: straight with a slight toe up to a shoulder, then an exponential approach to
   * white, so that highlights on skin roll off instead of clipping.
   */
  static float film(float exposed) {
    float x = exposed * exposed / (exposed + 0.012f);
    return x <= SHOULDER
        ? x
        : SHOULDER + (1 - SHOULDER) * (1 - (float) Math.exp(-(x - SHOULDER) / (1 - SHOULDER)));
  }

  /** Exposure, film curve and sRGB encoding of one premultiplied linear RGBA colour, in place. */
  static void develop(float[] rgba) {
    float alpha = Math.min(1, rgba[3]);
    for (int c = 0; c < 3; c++) {
      rgba[c] = alpha <= 0 ? 0 : alpha * toSrgb(film(EXPOSURE * rgba[c] / alpha));
    }
    rgba[3] = alpha;
  }
}
