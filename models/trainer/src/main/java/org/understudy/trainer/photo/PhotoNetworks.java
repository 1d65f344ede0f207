package org.understudy.trainer.photo;

import java.io.IOException;
import java.util.Optional;
import org.understudy.tracking.detect.LandmarkSettings;
import org.understudy.tracking.detect.LandmarkTracker;
import org.understudy.tracking.detect.Landmarks;
import org.understudy.tracking.detect.PersonSegmenter;
import org.understudy.tracking.detect.PoseModel;
import org.understudy.tracking.detect.Region;

/** The networks that look at a photo. For one thread at a time; nothing is kept between photos. */
final class PhotoNetworks implements AutoCloseable {
  /** The same photo again and again: regions settle, and a body that is another's is noticed. */
  private static final int LOOKS = 3;

  private static final long LOOK_NANOS = 40_000_000L;

  private final LandmarkTracker landmarks;
  private final PersonSegmenter segmenter;

  private PhotoNetworks(LandmarkTracker landmarks, PersonSegmenter segmenter) {
    this.landmarks = landmarks;
    this.segmenter = segmenter;
  }

  /**
   * Loads them; the caller closes them.
   *
   * @throws IOException if one cannot be loaded
   */
  static PhotoNetworks open() throws IOException {
    LandmarkTracker landmarks =
        LandmarkTracker.open(new LandmarkSettings(Optional.of(PoseModel.FULL), 1, 1));
    try {
      return new PhotoNetworks(landmarks, PersonSegmenter.open(1));
    } catch (IOException e) {
      landmarks.close();
      throw e;
    }
  }

  /**
   * The landmarks of the largest face.
   *
   * @throws UnusablePhotoException if no face is found
   */
  Landmarks.Found landmarks(RgbPicture picture) throws UnusablePhotoException {
    landmarks.reset();
    Landmarks seen = landmarks.track(picture.frame(0));
    for (int look = 1; look < LOOKS && seen instanceof Landmarks.Found; look++) {
      seen = landmarks.track(picture.frame(look * LOOK_NANOS));
    }
    return switch (seen) {
      case Landmarks.Found found -> found;
      case Landmarks.Lost lost ->
          throw new UnusablePhotoException(
              lost.reason() == Landmarks.LostReason.NO_FACE
                  ? "no face is found"
                  : "no face is found for sure: " + lost.detail());
    };
  }

  /**
   * Where the person is.
   *
   * @return [height][width] belief 0..1
   * @throws UnusablePhotoException if the face is not a person's
   */
  float[] mask(RgbPicture picture, Region face) throws UnusablePhotoException {
    float[] mask = new float[picture.width() * picture.height()];
    if (!segmenter.segment(picture.frame(0), face, mask)) {
      throw new UnusablePhotoException("the person cannot be told from the background");
    }
    return mask;
  }

  @Override
  public void close() {
    landmarks.close();
    segmenter.close();
  }
}
