package org.understudy.tracking;

import org.understudy.tracking.fit.FitSettings;
import org.understudy.tracking.smooth.LostFaceSettings;
import org.understudy.tracking.smooth.SmoothingSettings;

/**
 * How a subject is followed.
 *
 * @param fit numbers of the fit
 * @param smoothing filters of every signal
 * @param lostFace what happens while no face is seen
 * @param idleSeed seed of the idle motion
 */
public record FollowerSettings(
    FitSettings fit, SmoothingSettings smoothing, LostFaceSettings lostFace, long idleSeed) {
  /** The settings the product uses. */
  public static final FollowerSettings DEFAULT =
      new FollowerSettings(
          FitSettings.DEFAULT, SmoothingSettings.DEFAULT, LostFaceSettings.DEFAULT, 1);
}
