package org.understudy.trainer.photo;

import java.util.Locale;
import org.understudy.parametric.RigidTransform;

/**
 * What a photo may ask too much of.
 *
 * @param mostEnlarged how many times a photo may be enlarged to fill the picture
 * @param mostYawDegrees how far a head may be turned aside from the camera
 * @param mostPitchDegrees how far it may look up or down
 * @param mostBodyYawDegrees how far the shoulders may be turned aside
 * @param leastConfidence of the fit, 0..1
 * @param mostCut how much of the picture may lie outside of the photo where the person goes on,
 *     0..1
 * @param mostOutside how much of the picture may lie outside of the photo, 0..1
 */
record PhotoLimits(
    double mostEnlarged,
    double mostYawDegrees,
    double mostPitchDegrees,
    double mostBodyYawDegrees,
    double leastConfidence,
    double mostCut,
    double mostOutside) {

  /** Limits with everything as usual but how far a photo may be enlarged. */
  static PhotoLimits enlarging(double mostEnlarged) {
    return new PhotoLimits(mostEnlarged, 55, 35, 45, 0.4, 0.02, 0.25);
  }

  /** Rejects a fit that is not to be trusted. */
  void checkFit(FittedSubject subject) throws UnusablePhotoException {
    float confidence = subject.pose().confidence();
    if (confidence < leastConfidence) {
      throw new UnusablePhotoException(
          String.format(
              Locale.ROOT,
              "the fit is poor: confidence %.2f of at least %.2f, landmarks %.1f mm off",
              confidence,
              leastConfidence,
              1000 * subject.residualMetres()));
    }
  }

  /** Rejects a head or shoulders turned too far from the camera that looks at them. */
  void checkTurn(AlignedCamera camera, FittedSubject subject) throws UnusablePhotoException {
    RigidTransform head = camera.root(subject.head());
    double[] angles = head.rotation().toYawPitchRoll();
    double yaw = Math.abs(Math.toDegrees(angles[0]));
    double pitch = Math.abs(Math.toDegrees(angles[1]));
    if (yaw > mostYawDegrees || pitch > mostPitchDegrees) {
      throw new UnusablePhotoException(
          String.format(
              Locale.ROOT,
              "the head is turned too far: %.0f degrees aside and %.0f up or down, of at most %.0f and %.0f",
              yaw,
              pitch,
              mostYawDegrees,
              mostPitchDegrees));
    }
    double body = camera.root(subject.pose().root()).rotation().toYawPitchRoll()[0];
    if (Math.abs(Math.toDegrees(body)) > mostBodyYawDegrees) {
      throw new UnusablePhotoException(
          String.format(
              Locale.ROOT,
              "the shoulders are turned too far aside, or not found for sure: %.0f degrees of at most %.0f",
              Math.abs(Math.toDegrees(body)),
              mostBodyYawDegrees));
    }
  }

  /**
   * Rejects a person who is too small.
   *
   * @param pixels of the photo across the picture
   * @param size pixels of the picture
   */
  void checkSize(double pixels, int size) throws UnusablePhotoException {
    if (size > mostEnlarged * pixels) {
      throw new UnusablePhotoException(
          String.format(
              Locale.ROOT,
              "the person is too small: head and shoulders are %.0f pixels wide, at least %.0f are needed for --size %d",
              pixels,
              size / mostEnlarged,
              size));
    }
  }

  /** Rejects a person who is not wholly in the photo. */
  void checkBorder(double cut, double outside) throws UnusablePhotoException {
    if (cut > mostCut) {
      throw new UnusablePhotoException(
          String.format(
              Locale.ROOT,
              "the photo's border cuts the person off: about %.0f %% of the picture are missing, of at most %.0f %%",
              100 * cut,
              100 * mostCut));
    }
    if (outside > mostOutside) {
      throw new UnusablePhotoException(
          String.format(
              Locale.ROOT,
              "%.0f %% of the picture lie outside of the photo, of at most %.0f %%",
              100 * outside,
              100 * mostOutside));
    }
  }
}
