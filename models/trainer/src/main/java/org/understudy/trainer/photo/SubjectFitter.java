package org.understudy.trainer.photo;

import java.util.OptionalDouble;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.Skeleton;
import org.understudy.tracking.PortraitObservation;
import org.understudy.tracking.fit.FitResult;
import org.understudy.tracking.fit.FitSettings;
import org.understudy.tracking.fit.LandmarkModel;
import org.understudy.tracking.fit.PoseFitter;
import org.understudy.trainer.model.BuiltInModels;

/**
 * Fits z_id, z_exp, z_pose and the camera to the landmarks of one photo, with the tracker's own
 * fit.
 *
 * <p>One picture hardly tells the focal length, so it is not sought: it is what EXIF says, or that
 * of {@value PoseFitter#USUAL_FIELD_OF_VIEW_DEGREES} degrees along the longer side. Nobody is
 * believed to stand nearer than {@value #NEAREST_METRES} m though: a face that would is seen
 * through a longer lens, as in a photo that was cropped.
 *
 * <p>Shape coefficients of the bust stay 0, the average: clothes hide the body, and two shoulders
 * do not tell twelve numbers. Root and neck are fitted about the average bust's joints.
 *
 * <p>Safe to share.
 */
final class SubjectFitter {
  static final double NEAREST_METRES = 1.2;

  /** 24 mm x 36 mm, corner to corner. */
  private static final double FILM_DIAGONAL_MILLIMETRES = 43.27;

  private final LandmarkModel model;
  private final float[] shape;
  private final Skeleton skeleton;

  SubjectFitter(BuiltInModels models) {
    model = LandmarkModel.of(models.face());
    shape = new float[models.bust().shapeCount()];
    skeleton = models.bust().skeleton(shape);
  }

  /**
   * Fits the person that the landmarks show.
   *
   * @param width of the picture, pixels
   * @param height of the picture, pixels
   */
  FittedSubject fit(PortraitObservation seen, int width, int height, OptionalDouble focalLength35) {
    PinholeCamera assumed = PoseFitter.usualCamera(width, height);
    if (focalLength35.isPresent()) {
      double pixels = Math.hypot(width, height) / FILM_DIAGONAL_MILLIMETRES;
      assumed = withFocal(assumed, focalLength35.getAsDouble() * pixels);
    }
    FittedSubject subject = fit(seen, assumed);
    double distance = -subject.head().translationZ();
    if (distance >= NEAREST_METRES) {
      return subject;
    }
    return fit(seen, withFocal(assumed, assumed.focalPixels() * NEAREST_METRES / distance));
  }

  private static PinholeCamera withFocal(PinholeCamera camera, double focalPixels) {
    return new PinholeCamera(
        focalPixels, camera.centreX(), camera.centreY(), camera.width(), camera.height());
  }

  /** Fits the person before a known camera. */
  FittedSubject fit(PortraitObservation seen, PinholeCamera camera) {
    PoseFitter fitter = new PoseFitter(model, skeleton, camera, true, FitSettings.DEFAULT);
    fitter.prepareStill(seen.face());
    FitResult fit = fitter.fit(seen.face(), seen.faceScore(), seen.body(), 0);
    double[] learnt = fitter.identity();
    float[] identity = new float[learnt.length];
    for (int k = 0; k < identity.length; k++) {
      identity[k] = (float) learnt[k];
    }
    return new FittedSubject(
        identity, shape, skeleton, fit.pose(), fit.head(), fit.residualMetres(), fitter.camera());
  }
}
