package org.understudy.tracking.selftest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.understudy.parametric.ArkitExpression;
import org.understudy.parametric.PortraitPose;
import org.understudy.tracking.PortraitFollower;
import org.understudy.tracking.PortraitTracker;
import org.understudy.tracking.TrackedPortrait;
import org.understudy.tracking.capture.VideoFrame;

/**
 * Measures the whole tracker, from pictures to smoothed poses: how still it holds a picture that
 * only its noise changes, and how quickly it follows a step. Frames go through it as those of a
 * recorded clip do, with the look-ahead. Not thread-safe.
 */
public final class TrackerSelfTest {
  /** Frames a still picture is repeated for. */
  public static final int STILL_FRAMES = 150;

  /** Standard deviation of the noise of a camera's sensor, of 255. */
  public static final double SENSOR_NOISE = 4;

  private static final long FRAME_NANOS = 33_333_333L;

  private final TrackerSource trackers;

  /** Opens a tracker for frames of a size; the self-test closes it. */
  @FunctionalInterface
  public interface TrackerSource {
    /** A tracker that has seen nothing yet. */
    PortraitTracker open(int width, int height) throws IOException;
  }

  /** A self-test of the trackers a source opens. */
  public TrackerSelfTest(TrackerSource trackers) {
    this.trackers = trackers;
  }

  /**
   * Repeats a picture {@link #STILL_FRAMES} times, each time with fresh Gaussian noise.
   *
   * @param picture a frame with a face; only read
   * @param seed of the noise
   * @throws IllegalArgumentException when the picture shows no face
   * @throws IOException when the tracker cannot be opened
   */
  public Stillness still(VideoFrame picture, long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    int bytes = 3 * picture.width() * picture.height();
    byte[] noisy = new byte[bytes];
    List<PortraitTracker.Sighting> sightings = new ArrayList<>();
    try (PortraitTracker tracker = trackers.open(picture.width(), picture.height())) {
      for (int i = 0; i < STILL_FRAMES; i++) {
        addNoise(picture.rgb(), noisy, random);
        sightings.add(
            tracker.detect(
                new VideoFrame(noisy, picture.width(), picture.height(), i * FRAME_NANOS, i)));
      }
      return Stillness.of(follow(tracker, sightings));
    }
  }

  /**
   * Tracks a sequence in which jaw and lids change between two frames.
   *
   * @param frames the sequence in order, each with its own pixels
   * @param step index of the first frame with the new state
   * @return the response of jawOpen and of both lids
   * @throws IllegalArgumentException when a frame shows no face
   * @throws IOException when the tracker cannot be opened
   */
  public List<StepResponse> step(List<VideoFrame> frames, int step) throws IOException {
    VideoFrame first = frames.getFirst();
    List<PortraitTracker.Sighting> sightings = new ArrayList<>();
    try (PortraitTracker tracker = trackers.open(first.width(), first.height())) {
      for (VideoFrame frame : frames) {
        sightings.add(tracker.detect(frame));
      }
      List<PortraitPose> poses = follow(tracker, sightings);
      return List.of(
          StepResponse.of(ArkitExpression.JAW_OPEN, poses, step),
          StepResponse.of(ArkitExpression.EYE_BLINK_LEFT, poses, step),
          StepResponse.of(ArkitExpression.EYE_BLINK_RIGHT, poses, step));
    }
  }

  private static List<PortraitPose> follow(
      PortraitTracker tracker, List<PortraitTracker.Sighting> sightings) {
    int ahead = Math.min(PortraitFollower.LOOK_AHEAD_FRAMES, sightings.size());
    List<PortraitTracker.Sighting> learntFrom = new ArrayList<>();
    for (int i = 0; i < ahead; i += PortraitFollower.LOOK_AHEAD_STEP) {
      learntFrom.add(sightings.get(i));
    }
    tracker.prepare(learntFrom);
    List<PortraitPose> poses = new ArrayList<>();
    for (PortraitTracker.Sighting sighting : sightings) {
      switch (tracker.follow(sighting)) {
        case TrackedPortrait.Tracked tracked -> poses.add(tracked.shown());
        case TrackedPortrait.Lost lost ->
            throw new IllegalArgumentException(
                "the self-test takes pictures with a face, frame %d has none: %s"
                    .formatted(poses.size(), lost.reason()));
      }
    }
    return poses;
  }

  private static void addNoise(byte[] from, byte[] to, SplittableRandom random) {
    for (int i = 0; i < to.length; i++) {
      double value = (from[i] & 255) + SENSOR_NOISE * random.nextGaussian();
      to[i] = (byte) Math.clamp(Math.round(value), 0, 255);
    }
  }
}
