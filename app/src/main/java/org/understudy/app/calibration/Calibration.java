package org.understudy.app.calibration;

import java.util.Arrays;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.PortraitPose;
import org.understudy.tracking.smooth.OneEuroSettings;
import org.understudy.tracking.smooth.SmoothingSettings;

/**
 * What one person's face needs: a coefficient {@code x} becomes {@code curve(gain (x - offset))},
 * within 0..1. Where gains, offsets and smoothing were not fitted, the curve is given the
 * coefficient with the resting face taken out. Immutable and safe to share; arrays are copied in
 * and out.
 */
public final class Calibration {
  /** Changes nothing. */
  public static final Calibration NONE =
      new Calibration(ones(), new float[ArkitExpression.COUNT], 1);

  /** Smallest and largest gain. */
  public static final float LEAST_GAIN = 0.6f;

  /** Largest gain. */
  public static final float MOST_GAIN = 2.5f;

  /** Largest offset. */
  public static final float MOST_OFFSET = 0.6f;

  /** Smallest factor of smoothing. */
  public static final double LEAST_SMOOTHING = 0.4;

  /** Largest factor of smoothing. */
  public static final double MOST_SMOOTHING = 1.6;

  private final float[] gain;
  private final float[] offset;
  private final double smoothing;
  private final ResponseCurves curves;
  private final boolean fitted;

  /**
   * A calibration without curves.
   *
   * @param gain as below
   * @param offset as below
   * @param smoothing as below
   */
  public Calibration(float[] gain, float[] offset, double smoothing) {
    this(gain, offset, smoothing, ResponseCurves.IDENTITY);
  }

  /**
   * A calibration.
   *
   * @param gain [52], {@link #LEAST_GAIN} to {@link #MOST_GAIN}
   * @param offset [52], 0 to {@link #MOST_OFFSET}: the resting face
   * @param smoothing factor of the filters' resting cutoffs, {@link #LEAST_SMOOTHING} (steadier) to
   *     {@link #MOST_SMOOTHING} (quicker); 1 leaves them
   * @param curves what comes after gain and offset
   * @throws IllegalArgumentException naming what lies outside
   */
  public Calibration(float[] gain, float[] offset, double smoothing, ResponseCurves curves) {
    require("gain", gain, LEAST_GAIN, MOST_GAIN);
    require("offset", offset, 0, MOST_OFFSET);
    if (!(smoothing >= LEAST_SMOOTHING && smoothing <= MOST_SMOOTHING)) {
      throw new IllegalArgumentException(
          "smoothing lies within %s..%s, got %s"
              .formatted(LEAST_SMOOTHING, MOST_SMOOTHING, smoothing));
    }
    this.gain = gain.clone();
    this.offset = offset.clone();
    this.smoothing = smoothing;
    this.curves = curves;
    fitted =
        !(Arrays.equals(gain, ones())
            && Arrays.equals(offset, new float[ArkitExpression.COUNT])
            && smoothing == 1);
  }

  private static void require(String name, float[] values, float least, float most) {
    if (values.length != ArkitExpression.COUNT) {
      throw new IllegalArgumentException(
          "a calibration takes %d values of %s, got %d"
              .formatted(ArkitExpression.COUNT, name, values.length));
    }
    for (ArkitExpression e : ArkitExpression.all()) {
      float value = values[e.ordinal()];
      if (!(value >= least && value <= most)) {
        throw new IllegalArgumentException(
            "the %s of %s lies within %s..%s, got %s"
                .formatted(name, e.arkitName(), least, most, value));
      }
    }
  }

  private static float[] ones() {
    float[] ones = new float[ArkitExpression.COUNT];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** Gain of one coefficient. */
  public float gain(ArkitExpression e) {
    return gain[e.ordinal()];
  }

  /** Offset of one coefficient. */
  public float offset(ArkitExpression e) {
    return offset[e.ordinal()];
  }

  /** Factor of the filters' resting cutoffs. */
  public double smoothing() {
    return smoothing;
  }

  /** The curves after gain and offset. */
  public ResponseCurves curves() {
    return curves;
  }

  /** The same numbers with other curves. */
  public Calibration withCurves(ResponseCurves newCurves) {
    return new Calibration(gain, offset, smoothing, newCurves);
  }

  /** Whether it changes nothing. */
  public boolean isNone() {
    return !fitted && curves.isIdentity();
  }

  /** Whether gains, offsets or smoothing were fitted to somebody. */
  public boolean isFitted() {
    return fitted;
  }

  /**
   * What the curve of a coefficient is given, 0..1.
   *
   * @param tracked 0..1
   * @param rest the same coefficient of the subject at rest, 0..1
   */
  public float curveInput(ArkitExpression e, float tracked, float rest) {
    int i = e.ordinal();
    float x =
        fitted ? gain[i] * (tracked - offset[i]) : (tracked - rest) / Math.max(1e-3f, 1 - rest);
    return Math.clamp(x, 0f, 1f);
  }

  /**
   * A subject's pose with calibrated coefficients.
   *
   * @param rest the subject at rest
   */
  public PortraitPose apply(PortraitPose pose, PortraitPose rest) {
    if (isNone()) {
      return pose;
    }
    float[] x = pose.expression();
    for (ArkitExpression e : ArkitExpression.all()) {
      x[e.ordinal()] = curveInput(e, x[e.ordinal()], rest.expression(e));
    }
    curves.apply(x);
    return pose.withExpression(x);
  }

  /**
   * The subject at rest for calibrated poses: the resting face is taken out already, what was
   * learnt of head and torso stays.
   */
  public PortraitPose applyToRest(PortraitPose rest) {
    return isNone() ? rest : rest.withExpression(new float[ArkitExpression.COUNT]);
  }

  /** The filters for this person. */
  public SmoothingSettings apply(SmoothingSettings usual) {
    return new SmoothingSettings(
        scaled(usual.eyes()),
        scaled(usual.lips()),
        scaled(usual.brows()),
        scaled(usual.gaze()),
        scaled(usual.headRotation()),
        scaled(usual.headTranslation()),
        scaled(usual.torso()),
        scaled(usual.shoulders()));
  }

  private OneEuroSettings scaled(OneEuroSettings usual) {
    return new OneEuroSettings(
        smoothing * usual.minCutoffHertz(), usual.beta(), usual.derivativeCutoffHertz());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Calibration that
        && Arrays.equals(gain, that.gain)
        && Arrays.equals(offset, that.offset)
        && smoothing == that.smoothing
        && curves.equals(that.curves);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(gain) + Arrays.hashCode(offset);
  }

  @Override
  public String toString() {
    long stretched = ArkitExpression.all().stream().filter(e -> gain(e) != 1).count();
    return "Calibration[%d of %d coefficients stretched, smoothing x%.2f, %s]"
        .formatted(stretched, ArkitExpression.COUNT, smoothing, curves);
  }
}
