package org.understudy.tracking.smooth;

import org.understudy.parametric.ArkitExpression;

/**
 * One Euro settings of every group of signals. Coefficients are per unit, rotations per radian,
 * translations per metre.
 *
 * @param eyes lids and gaze coefficients: a blink lasts four frames
 * @param lips jaw and mouth: quick as speech, since whatever lags shows against the sound
 * @param brows brows, cheeks and nose
 * @param gaze angles of the eyes
 * @param headRotation rotation of the head in camera space
 * @param headTranslation place of the head in camera space
 * @param torso rotations of root and neck
 * @param shoulders rotations of collars and shoulders
 */
public record SmoothingSettings(
    OneEuroSettings eyes,
    OneEuroSettings lips,
    OneEuroSettings brows,
    OneEuroSettings gaze,
    OneEuroSettings headRotation,
    OneEuroSettings headTranslation,
    OneEuroSettings torso,
    OneEuroSettings shoulders) {

  /** Settings that hold still on a noisy still picture and let a step out within two frames. */
  public static final SmoothingSettings DEFAULT =
      new SmoothingSettings(
          OneEuroSettings.of(0.6, 3.5),
          OneEuroSettings.of(2.5, 10.0),
          OneEuroSettings.of(0.5, 2.0),
          OneEuroSettings.of(1.0, 6.0),
          OneEuroSettings.of(0.5, 5.0),
          OneEuroSettings.of(0.8, 30.0),
          OneEuroSettings.of(0.4, 2.0),
          OneEuroSettings.of(0.4, 2.0));

  /** The settings of one expression coefficient. */
  public OneEuroSettings of(ArkitExpression expression) {
    String name = expression.arkitName();
    if (name.startsWith("eye")) {
      return eyes;
    }
    if (name.startsWith("mouth") || name.startsWith("jaw") || name.startsWith("tongue")) {
      return lips;
    }
    return brows;
  }
}
