package org.understudy.tracking;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.Skeleton;
import org.understudy.tracking.capture.VideoFrame;
import org.understudy.tracking.detect.LandmarkSettings;
import org.understudy.tracking.detect.LandmarkTracker;
import org.understudy.tracking.detect.Landmarks;
import org.understudy.tracking.fit.LandmarkModel;
import org.understudy.tracking.fit.PoseFitter;
import org.understudy.tracking.inference.Network;

/**
 * The whole tracker of one clip or call: from frames to poses.
 *
 * <p>{@link #track} does it frame by frame, as a live call needs it. A recorded clip is better
 * served by the two halves: {@link #detect} every frame, {@link #prepare} with sightings of the
 * beginning (see {@link PortraitFollower}), then {@link #follow} all of them. The halves share
 * nothing, so {@code detect} may run on another thread than {@code prepare} and {@code follow};
 * each half by itself is not thread-safe. Frames are only read during calls.
 */
public final class PortraitTracker implements AutoCloseable {
  private final LandmarkTracker landmarks;
  private final PortraitFollower follower;
  private final int width;
  private final int height;
  private long followNanos;

  private PortraitTracker(
      LandmarkTracker landmarks, PortraitFollower follower, int width, int height) {
    this.landmarks = landmarks;
    this.follower = follower;
    this.width = width;
    this.height = height;
  }

  /**
   * What the landmarks of a frame are, with its time.
   *
   * @param landmarks a face or its absence
   * @param timestampNanos time of the frame
   */
  public record Sighting(Landmarks landmarks, long timestampNanos) {}

  /**
   * Loads the networks; the caller closes the tracker.
   *
   * @param width width of every frame, pixels
   * @param height height of every frame, pixels
   * @param horizontalFieldOfViewDegrees the camera's, empty to estimate it
   * @throws IOException when a network cannot be loaded
   */
  public static PortraitTracker open(
      LandmarkSettings landmarkSettings,
      FollowerSettings followerSettings,
      LandmarkModel model,
      Skeleton skeleton,
      int width,
      int height,
      OptionalDouble horizontalFieldOfViewDegrees)
      throws IOException {
    PinholeCamera camera =
        horizontalFieldOfViewDegrees.isPresent()
            ? PoseFitter.camera(horizontalFieldOfViewDegrees.getAsDouble(), width, height)
            : PoseFitter.usualCamera(width, height);
    PortraitFollower follower =
        new PortraitFollower(
            model, skeleton, camera, horizontalFieldOfViewDegrees.isPresent(), followerSettings);
    return new PortraitTracker(LandmarkTracker.open(landmarkSettings), follower, width, height);
  }

  /**
   * Loads what the first tracker of a process would wait for, on the calling thread. For a program
   * that knows it will open one and has something else to do meanwhile.
   */
  public static void prepare() {
    Network.prepare();
  }

  /** Tracks a frame at once, without any look-ahead. */
  public TrackedPortrait track(VideoFrame frame) {
    return follow(detect(frame));
  }

  /** First half: the landmarks of a frame. */
  public Sighting detect(VideoFrame frame) {
    requireSize(frame);
    return new Sighting(landmarks.track(frame), frame.timestampNanos());
  }

  private void requireSize(VideoFrame frame) {
    if (frame.width() != width || frame.height() != height) {
      throw new IllegalArgumentException(
          "this tracker was opened for %dx%d, got a frame of %dx%d"
              .formatted(width, height, frame.width(), frame.height()));
    }
  }

  /**
   * First half for a frame that was passed over: the calls of {@link #detect} may leave frames out,
   * which are looked at here at any time later.
   *
   * @param before of the frame before this one
   */
  public Sighting detectPassedOver(VideoFrame frame, Sighting before) {
    requireSize(frame);
    return new Sighting(
        landmarks.trackPassedOver(frame, before.landmarks()), frame.timestampNanos());
  }

  /**
   * Measures the body at another rate from the next {@link #detect} on; for the thread that calls
   * that.
   *
   * @param interval the body is measured in every so manieth frame, at least 1
   */
  public void setPoseInterval(int interval) {
    landmarks.setPoseInterval(interval);
  }

  /**
   * Begins to learn the subject from a sighting while the others of the look-ahead are still to
   * come. What {@link #prepare} learns stays the same; it only takes less time.
   *
   * @param expected sightings that will be prepared with
   */
  public void preview(Sighting sighting, int expected) {
    if (sighting.landmarks() instanceof Landmarks.Found found) {
      follower.preview(observation(found, sighting.timestampNanos()), expected);
    }
  }

  /** Learns the subject from sightings that will be followed later. */
  public void prepare(List<Sighting> ahead) {
    List<PortraitObservation> seen = new ArrayList<>();
    for (Sighting sighting : ahead) {
      if (sighting.landmarks() instanceof Landmarks.Found found) {
        seen.add(observation(found, sighting.timestampNanos()));
      }
    }
    follower.prepare(seen);
  }

  /** Second half: the pose of a sighting; sightings come in the order of their frames. */
  public TrackedPortrait follow(Sighting sighting) {
    long start = System.nanoTime();
    TrackedPortrait result =
        switch (sighting.landmarks()) {
          case Landmarks.Found found ->
              follower.found(observation(found, sighting.timestampNanos()));
          case Landmarks.Lost lost -> follower.lost(lost.detail(), sighting.timestampNanos());
        };
    followNanos = System.nanoTime() - start;
    return result;
  }

  /** What the last {@link #follow} took: fit, smoothing and rest; nanoseconds. */
  public long lastFollowNanos() {
    return followNanos;
  }

  /** Takes the subject as they are now for their rest: the calibration of a live call. */
  public void calibrate() {
    follower.calibrate();
  }

  /** The camera with the focal length as it is known by now. */
  public PinholeCamera camera() {
    return follower.fitter().camera();
  }

  /** The subject's identity as it is known by now, [K] standard deviations, a copy. */
  public double[] identity() {
    return follower.fitter().identity();
  }

  /** How the subject's resting face differs from the model's, [52] of either sign, a copy. */
  public double[] restOffset() {
    return follower.fitter().restOffset();
  }

  /**
   * The subject's landmarks in the head frame as they are known by now, [478][3] metres.
   *
   * @param expression [52] coefficients on top of the subject's resting offset
   */
  public float[] subjectLandmarks(float[] expression) {
    return follower.fitter().subjectLandmarks(expression);
  }

  /** The subject's eyeball centres in the head frame, left then right, [2][3] metres, a copy. */
  public double[] subjectEyes() {
    return follower.fitter().subjectEyes();
  }

  /** The joints the subject is fitted with. */
  public Skeleton skeleton() {
    return follower.skeleton();
  }

  @Override
  public void close() {
    landmarks.close();
  }

  private PortraitObservation observation(Landmarks.Found found, long timestampNanos) {
    return PortraitObservation.of(found, width, height, timestampNanos);
  }
}
