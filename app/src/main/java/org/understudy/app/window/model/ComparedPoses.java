package org.understudy.app.window.model;

import org.understudy.app.calibration.Calibration;
import org.understudy.parametric.PortraitPose;
import org.understudy.tracking.retarget.Retargeter;

/**
 * What an avatar makes of a subject's face without and with a calibration, as a call would show it:
 * the resting face taken out, by itself or by the calibration. Immutable.
 *
 * @param rest the subject at rest, uncalibrated
 */
public record ComparedPoses(PortraitPose rest) {
  /** Without calibration. */
  public PortraitPose without(PortraitPose seen) {
    return Retargeter.withoutRestingFace(seen, rest);
  }

  /** With one. */
  public PortraitPose with(PortraitPose seen, Calibration calibration) {
    return Retargeter.withoutRestingFace(
        calibration.apply(seen, rest), calibration.applyToRest(rest));
  }
}
