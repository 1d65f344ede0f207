package org.understudy.trainer.photo;

import java.nio.file.Path;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.PortraitPose;
import org.understudy.tracking.PortraitObservation;
import org.understudy.tracking.detect.Landmarks;
import org.understudy.trainer.dataset.DatasetManifest.Reject;
import org.understudy.trainer.dataset.Portrait;
import org.understudy.trainer.dataset.PortraitCodes;
import org.understudy.trainer.model.BuiltInModels;

/**
 * Makes portraits of photos, the same every time. Safe to share; what a photo takes is handed in.
 */
final class PhotoPortraits {
  /** Longer side of what the networks look at, pixels at most. */
  private static final int LOOKED_AT = 2048;

  /** So many pixels of the photo are kept for one of the picture, at most. */
  private static final double SPARE = 2;

  private final BuiltInModels models;
  private final SubjectFitter fitter;
  private final JointPlaces places;
  private final int size;
  private final PhotoLimits limits;
  private final Upscaler upscaler;

  /**
   * A maker of portraits.
   *
   * @param size pixels along each side
   * @param upscaler for photos that show the person smaller; the caller closes it
   */
  PhotoPortraits(BuiltInModels models, int size, PhotoLimits limits, Upscaler upscaler) {
    this.models = models;
    this.fitter = new SubjectFitter(models);
    this.places = JointPlaces.of(models.bust().skeleton(new float[models.bust().shapeCount()]));
    this.size = size;
    this.limits = limits;
    this.upscaler = upscaler;
  }

  int identityCount() {
    return models.face().identityCount();
  }

  int shapeCount() {
    return models.bust().shapeCount();
  }

  /** Where head and neck lie in every picture. */
  JointPlaces places() {
    return places;
  }

  /**
   * Makes a portrait of a photo.
   *
   * @param name unique in the set
   * @param networks for this call alone
   */
  PhotoResult take(Path file, String name, PhotoNetworks networks) {
    try {
      return new PhotoResult.Taken(portrait(PhotoFile.read(file), name, networks));
    } catch (UnusablePhotoException e) {
      return new PhotoResult.Left(new Reject(name, e.reason()));
    }
  }

  /** Makes a portrait of a photo that has been read. */
  Portrait portrait(PhotoFile.Photo photo, String name, PhotoNetworks networks)
      throws UnusablePhotoException {
    RgbPicture whole = photo.picture();
    int reduction = Math.ceilDiv(Math.max(whole.width(), whole.height()), LOOKED_AT);
    RgbPicture seen = whole.reduced(reduction);
    Landmarks.Found found = networks.landmarks(seen);
    FittedSubject subject =
        fitter.fit(
            PortraitObservation.of(found, seen.width(), seen.height(), 0),
            seen.width(),
            seen.height(),
            photo.tags().focalLength35());
    limits.checkFit(subject);
    AlignedCamera camera = AlignedCamera.of(subject.headJoint(), subject.neckJoint(), places);
    limits.checkTurn(camera, subject);
    RgbPicture aligned = aligned(whole, camera, scaled(subject.camera(), reduction));
    float[] mask = networks.mask(seen, found.faceRegion());
    PhotoMatte matte =
        new PhotoMatte(aligned, mask, seen.width(), camera.toPhoto(subject.camera(), size));
    limits.checkBorder(matte.cut(), matte.outside());
    PortraitPose pose = subject.pose().withRoot(camera.root(subject.pose().root()));
    return new Portrait(
        name,
        size,
        matte.rgba(),
        PortraitCodes.of(subject.identity(), subject.shape(), pose, camera.fieldOfViewDegrees()));
  }

  /** What the aligned camera sees, at the set's size. */
  private RgbPicture aligned(RgbPicture whole, AlignedCamera camera, PinholeCamera photo)
      throws UnusablePhotoException {
    double across = camera.photoPixels(photo);
    limits.checkSize(across, size);
    int reduction = Math.max(1, (int) (across / (SPARE * size)));
    RgbPicture source = whole.reduced(reduction);
    PinholeCamera reduced = scaled(photo, 1.0 / reduction);
    double scale = camera.photoPixels(reduced) / size;
    if (scale >= 1) {
      return LanczosResampler.warped(source, size, size, camera.toPhoto(reduced, size), scale);
    }
    int own = Math.max(1, (int) Math.round(size * scale));
    return upscaler.enlarged(
        LanczosResampler.warped(source, own, own, camera.toPhoto(reduced, own), 1), size);
  }

  /** The camera of the same picture with more or fewer pixels. */
  private static PinholeCamera scaled(PinholeCamera camera, double factor) {
    return new PinholeCamera(
        camera.focalPixels() * factor,
        camera.centreX() * factor,
        camera.centreY() * factor,
        Math.max(1, (int) (camera.width() * factor)),
        Math.max(1, (int) (camera.height() * factor)));
  }
}
