package org.understudy.tracking.detect;

import java.io.IOException;
import java.util.Comparator;
import java.util.Optional;
import org.understudy.tracking.capture.VideoFrame;

/**
 * Tells a person from the background with the mask of the full pose network, a coarse one: 256
 * places along a square around the whole body, even where a picture shows only the head. Each frame
 * is looked at by itself. Not thread-safe.
 */
public final class PersonSegmenter implements AutoCloseable {
  private static final double MINIMUM_SCORE = 0.4;
  private static final int ROUNDS = 2;

  private final SingleShotDetector detector;
  private final PoseEstimator estimator;
  private final FramePyramid picture = new FramePyramid();
  private final float[] mask = new float[PoseEstimator.MASK_SIZE * PoseEstimator.MASK_SIZE];

  private PersonSegmenter(SingleShotDetector detector, PoseEstimator estimator) {
    this.detector = detector;
    this.estimator = estimator;
  }

  /**
   * Loads the networks; the caller closes the segmenter.
   *
   * @param threads of each network
   */
  public static PersonSegmenter open(int threads) throws IOException {
    SingleShotDetector detector = SingleShotDetector.forPoses(threads);
    try {
      return new PersonSegmenter(detector, new PoseEstimator(PoseModel.FULL, threads));
    } catch (IOException | RuntimeException e) {
      detector.close();
      throw e;
    }
  }

  /**
   * Looks at a frame.
   *
   * @param face a square around the person's face
   * @param out receives {@code [height][width]}: belief 0..1 that a pixel shows the person
   * @return false where no person was found; nothing is written then
   */
  public boolean segment(VideoFrame frame, Region face, float[] out) {
    picture.reset(frame);
    Optional<Region> found =
        detector
            .detect(picture, Region.ofPicture(frame.width(), frame.height()), MINIMUM_SCORE)
            .stream()
            .max(Comparator.comparingDouble(person -> face.overlap(person.square())))
            .map(PoseEstimator::regionOf);
    if (found.isEmpty()) {
      return false;
    }
    Region region = found.get();
    for (int round = 0; round < ROUNDS; round++) {
      PoseLandmarks pose = estimator.run(picture, region);
      if (pose.score() < MINIMUM_SCORE) {
        return false;
      }
      if (round < ROUNDS - 1) {
        region = estimator.nextRegion(region);
      }
    }
    estimator.readMask(mask);
    int last = PoseEstimator.MASK_SIZE - 1;
    for (int y = 0; y < frame.height(); y++) {
      for (int x = 0; x < frame.width(); x++) {
        double u = region.regionU(x + 0.5, y + 0.5) * PoseEstimator.MASK_SIZE - 0.5;
        double v = region.regionV(x + 0.5, y + 0.5) * PoseEstimator.MASK_SIZE - 0.5;
        u = Math.clamp(u, 0, last - 1e-3);
        v = Math.clamp(v, 0, last - 1e-3);
        int column = (int) u;
        int row = (int) v;
        int at = row * PoseEstimator.MASK_SIZE + column;
        float fu = (float) (u - column);
        float fv = (float) (v - row);
        float above = mask[at] + fu * (mask[at + 1] - mask[at]);
        int next = at + PoseEstimator.MASK_SIZE;
        float below = mask[next] + fu * (mask[next + 1] - mask[next]);
        out[y * frame.width() + x] = above + fv * (below - above);
      }
    }
    return true;
  }

  @Override
  public void close() {
    detector.close();
    estimator.close();
  }
}
