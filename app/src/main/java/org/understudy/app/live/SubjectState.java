package org.understudy.app.live;

import org.understudy.app.calibration.Calibration;
import org.understudy.parametric.PortraitPose;

/**
 * All that is known of the subject in one frame, and the only thing that goes from the half of a
 * session that sees the camera's pictures to the half that feeds the sinks. It has no room for a
 * picture. Immutable.
 *
 * @param shown the subject's pose to show: smoothed, held or idle
 * @param rest the subject at rest as known by then
 * @param subjectKnown whether a face was ever found, so that the poses mean somebody
 * @param face whether the face was found
 * @param detail why not, for people; empty where it was
 * @param faces how many faces were seen
 * @param captureNanos when the camera took the frame
 */
public record SubjectState(
    PortraitPose shown,
    PortraitPose rest,
    boolean subjectKnown,
    boolean face,
    String detail,
    int faces,
    long captureNanos) {
  /** The same of a calibrated subject. */
  public SubjectState calibrated(Calibration calibration) {
    return calibration.isNone()
        ? this
        : new SubjectState(
            calibration.apply(shown, rest),
            calibration.applyToRest(rest),
            subjectKnown,
            face,
            detail,
            faces,
            captureNanos);
  }
}
