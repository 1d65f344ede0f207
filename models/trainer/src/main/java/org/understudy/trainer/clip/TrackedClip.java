package org.understudy.trainer.clip;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.understudy.parametric.PinholeCamera;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.RigidTransform;
import org.understudy.parametric.Skeleton;
import org.understudy.tracking.FollowerSettings;
import org.understudy.tracking.PortraitTracker;
import org.understudy.tracking.TrackedPortrait;
import org.understudy.tracking.capture.NextFrame;
import org.understudy.tracking.capture.VideoFrame;
import org.understudy.tracking.capture.VideoInfo;
import org.understudy.tracking.capture.VideoReader;
import org.understudy.tracking.detect.LandmarkSettings;
import org.understudy.tracking.detect.Landmarks;
import org.understudy.tracking.detect.Region;
import org.understudy.tracking.fit.LandmarkModel;
import org.understudy.tracking.retarget.Retargeter;

/**
 * A clip of one person, tracked twice: the second time with the identity, resting face and camera
 * that the first has settled on.
 *
 * @param info facts of the video
 * @param frames those with a face, in order
 * @param camera the camera, settled
 * @param landmarks [478][3] the person's resting face in the head frame, metres
 * @param eyes [2][3] eyeball centres in the head frame, left then right, metres
 * @param rest the person at rest
 * @param skeleton the joints the poses are about
 */
record TrackedClip(
    VideoInfo info,
    List<Frame> frames,
    PinholeCamera camera,
    float[] landmarks,
    double[] eyes,
    PortraitPose rest,
    Skeleton skeleton) {

  /**
   * One frame.
   *
   * @param index counts from 0 over all frames of the video
   * @param pose as seen, in camera space; expression with the resting face taken out
   * @param head the head frame in camera space
   * @param face what the mesh network looked at, pixels
   * @param landmarks [478][3] as they were seen, pixels
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  record Frame(
      long index, PortraitPose pose, RigidTransform head, Region face, float[] landmarks) {}

  /** What the landmark networks saw in every frame of a clip. */
  record Sightings(VideoInfo info, List<PortraitTracker.Sighting> list) {
    /** Told how far the looking is. */
    interface Listener {
      /**
       * Some more frames are done.
       *
       * @param done frames so far
       * @param expected frames in all as the file announces them, at least {@code done}
       */
      void at(long done, long expected);
    }

    /** Looks at all frames of a video. */
    static Sightings of(Path video, LandmarkModel model, Skeleton skeleton, Listener listener)
        throws IOException {
      List<PortraitTracker.Sighting> sightings = new ArrayList<>();
      try (VideoReader reader = VideoReader.open(video);
          PortraitTracker tracker = open(reader.info(), model, skeleton, OptionalDouble.empty())) {
        byte[] rgb = new byte[Math.toIntExact(reader.info().frameBytes())];
        NextFrame next = reader.read(rgb);
        while (next instanceof VideoFrame frame) {
          sightings.add(tracker.detect(frame));
          listener.at(sightings.size(), Math.max(sightings.size(), reader.info().frameCount()));
          next = reader.read(rgb);
        }
        return new Sightings(reader.info(), sightings);
      }
    }
  }

  /**
   * The tracked clip, if its camera has a horizontal field of view.
   *
   * @param fieldOfViewDegrees empty: as the landmarks suggest
   * @throws ClipUnusableException where no frame shows a face
   */
  static TrackedClip of(
      Sightings seen, LandmarkModel model, Skeleton skeleton, OptionalDouble fieldOfViewDegrees)
      throws IOException {
    try (PortraitTracker tracker = open(seen.info(), model, skeleton, fieldOfViewDegrees)) {
      return settled(seen.info(), tracker, seen.list());
    }
  }

  private static PortraitTracker open(
      VideoInfo info, LandmarkModel model, Skeleton skeleton, OptionalDouble fov)
      throws IOException {
    return PortraitTracker.open(
        LandmarkSettings.DEFAULT,
        FollowerSettings.DEFAULT,
        model,
        skeleton,
        info.width(),
        info.height(),
        fov);
  }

  /** Follows all sightings once to learn and once more to know. */
  private static TrackedClip settled(
      VideoInfo info, PortraitTracker tracker, List<PortraitTracker.Sighting> sightings)
      throws ClipUnusableException {
    tracker.prepare(sightings);
    long again = 0;
    for (PortraitTracker.Sighting sighting : sightings) {
      again = tracker.follow(sighting).timestampNanos();
    }
    again += 1_000_000_000L;
    List<TrackedPortrait.Tracked> seen = new ArrayList<>();
    List<Long> indices = new ArrayList<>();
    List<Landmarks.Found> sights = new ArrayList<>();
    for (int i = 0; i < sightings.size(); i++) {
      PortraitTracker.Sighting s = sightings.get(i);
      PortraitTracker.Sighting later =
          new PortraitTracker.Sighting(s.landmarks(), s.timestampNanos() + again);
      if (tracker.follow(later) instanceof TrackedPortrait.Tracked tracked
          && s.landmarks() instanceof Landmarks.Found found) {
        seen.add(tracked);
        indices.add((long) i);
        sights.add(found);
      }
    }
    if (seen.isEmpty()) {
      throw new ClipUnusableException("no frame of the clip shows a face");
    }
    PortraitPose rest = seen.getLast().rest();
    List<Frame> frames = new ArrayList<>();
    for (int i = 0; i < seen.size(); i++) {
      PortraitPose pose = Retargeter.withoutRestingFace(seen.get(i).fit().pose(), rest);
      frames.add(
          new Frame(
              indices.get(i),
              pose,
              seen.get(i).fit().head(),
              sights.get(i).faceRegion(),
              sights.get(i).face()));
    }
    return new TrackedClip(
        info,
        SteadyPoses.of(frames),
        tracker.camera(),
        tracker.subjectLandmarks(rest.expression()),
        tracker.subjectEyes(),
        rest,
        tracker.skeleton());
  }
}
