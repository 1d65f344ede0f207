package org.understudy.tracking.detect;

import java.io.IOException;
import java.util.Comparator;
import java.util.Optional;
import org.understudy.tracking.capture.VideoFrame;

/**
 * Follows the body: measures it in every so manieth frame in a region that moves with it, and looks
 * for the person anew when the measurement fails or somebody says that it is wrong. Not safe for
 * use by several threads at once.
 */
final class PoseFollower implements BodyWatch {
  private static final double MINIMUM_SCORE = 0.5;
  private static final long SEARCH_INTERVAL_NANOS = 700_000_000L;

  /** A measurement older than this says nothing any more. */
  static final long LONGEST_AGE_NANOS = 500_000_000L;

  private static final float VISIBLE = 0.5f;

  /** The points of the head: nose, eyes, ears, corners of the mouth. */
  private static final int HEAD_POINTS = 11;

  private static final int LEFT_EAR = 7;
  private static final int RIGHT_EAR = 8;

  private final SingleShotDetector detector;
  private final PoseEstimator estimator;
  private int interval;
  private Optional<Region> region = Optional.empty();
  private Optional<PoseLandmarks> latest = Optional.empty();
  private long nextSearchNanos = Long.MIN_VALUE;
  private int untilNext;
  private long detectionTime;
  private long estimateTime;

  private PoseFollower(SingleShotDetector detector, PoseEstimator estimator, int interval) {
    this.detector = detector;
    this.estimator = estimator;
    this.interval = interval;
  }

  /** Loads the networks; the caller closes the follower. */
  static PoseFollower open(PoseModel model, int interval, int threads) throws IOException {
    return SideBySide.load(
        () -> SingleShotDetector.forPoses(threads),
        () -> new PoseEstimator(model, threads),
        (detector, estimator) -> new PoseFollower(detector, estimator, interval));
  }

  @Override
  public boolean next(FramePyramid picture, Optional<Region> face) {
    detectionTime = 0;
    estimateTime = 0;
    long now = picture.frame().timestampNanos();
    if (latest.isPresent() && now - latest.get().timestampNanos() > LONGEST_AGE_NANOS) {
      latest = Optional.empty();
    }
    if (untilNext > 0) {
      untilNext--;
      return false;
    }
    if (region.isEmpty() && now >= nextSearchNanos) {
      search(picture, face);
    }
    if (region.isEmpty()) {
      return false;
    }
    long start = System.nanoTime();
    PoseLandmarks pose = estimator.run(picture, region.get());
    estimateTime = System.nanoTime() - start;
    untilNext = interval - 1;
    if (pose.score() < MINIMUM_SCORE) {
      region = Optional.empty();
      return false;
    }
    Region looked = region.get();
    region = Optional.of(SteadyRegion.BODY.towards(looked, estimator.nextRegion(looked)));
    latest = Optional.of(pose);
    return true;
  }

  private void search(FramePyramid picture, Optional<Region> face) {
    VideoFrame frame = picture.frame();
    long start = System.nanoTime();
    nextSearchNanos = frame.timestampNanos() + SEARCH_INTERVAL_NANOS;
    // the detector's box is around the person's face
    region =
        detector
            .detect(picture, Region.ofPicture(frame.width(), frame.height()), MINIMUM_SCORE)
            .stream()
            .max(
                Comparator.comparingDouble(
                    person ->
                        face.map(f -> f.overlap(person.square())).orElse(0.0)
                            + 1e-3 * person.score()))
            .map(PoseEstimator::regionOf);
    detectionTime = System.nanoTime() - start;
  }

  @Override
  public Optional<PoseLandmarks> latest() {
    return latest;
  }

  @Override
  public Optional<Region> head() {
    return latest.flatMap(PoseFollower::headOf);
  }

  static Optional<Region> headOf(PoseLandmarks pose) {
    double x = 0;
    double y = 0;
    int seen = 0;
    double reach = 0;
    for (int i = 0; i < HEAD_POINTS; i++) {
      if (pose.visibility(i) > VISIBLE) {
        x += pose.x(i);
        y += pose.y(i);
        seen++;
      }
    }
    if (seen < HEAD_POINTS / 2) {
      return Optional.empty();
    }
    for (int i = 0; i < HEAD_POINTS; i++) {
      if (pose.visibility(i) > VISIBLE) {
        reach = Math.max(reach, Math.hypot(pose.x(i) - x / seen, pose.y(i) - y / seen));
      }
    }
    double ears =
        Math.hypot(pose.x(LEFT_EAR) - pose.x(RIGHT_EAR), pose.y(LEFT_EAR) - pose.y(RIGHT_EAR));
    double size = Math.max(Math.max(2 * reach, ears), 8);
    return Optional.of(new Region(x / seen, y / seen, size, 0));
  }

  @Override
  public void measureEvery(int frames) {
    interval = frames;
    untilNext = Math.min(untilNext, frames - 1);
  }

  @Override
  public void reset() {
    region = Optional.empty();
    latest = Optional.empty();
    nextSearchNanos = Long.MIN_VALUE;
    untilNext = 0;
  }

  @Override
  public long detectionTime() {
    return detectionTime;
  }

  @Override
  public long estimateTime() {
    return estimateTime;
  }

  @Override
  public void close() {
    detector.close();
    estimator.close();
  }
}
