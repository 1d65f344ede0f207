package org.understudy.trainer.photo;

import java.io.IOException;
import java.util.Optional;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.RigidTransform;
import org.understudy.tracking.PortraitObservation;
import org.understudy.trainer.model.BuiltInModels;

/**
 * The tracker's own networks and fit on single pictures whose camera is known. For one thread at a
 * time; nothing is kept between pictures.
 */
public final class StillTracker implements AutoCloseable {
  private final PhotoNetworks networks;
  private final SubjectFitter fitter;

  private StillTracker(PhotoNetworks networks, SubjectFitter fitter) {
    this.networks = networks;
    this.fitter = fitter;
  }

  /**
   * What the tracker sees.
   *
   * @param pose of the person, in camera space
   * @param head the head frame in camera space
   */
  public record Tracked(PortraitPose pose, RigidTransform head) {}

  /**
   * Loads the networks.
   *
   * @throws IOException if one cannot be loaded
   */
  public static StillTracker open(BuiltInModels models) throws IOException {
    return new StillTracker(PhotoNetworks.open(), new SubjectFitter(models));
  }

  /**
   * Tracks the largest face.
   *
   * @param rgb [height][width][3] 0..255; shared, not copied
   * @param camera of the picture
   * @return nothing where no face is found
   */
  public Optional<Tracked> track(byte[] rgb, PinholeCamera camera) {
    try {
      RgbPicture picture = new RgbPicture(camera.width(), camera.height(), rgb);
      FittedSubject subject =
          fitter.fit(
              PortraitObservation.of(
                  networks.landmarks(picture), camera.width(), camera.height(), 0),
              camera);
      return Optional.of(new Tracked(subject.pose(), subject.head()));
    } catch (UnusablePhotoException _) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    networks.close();
  }
}
