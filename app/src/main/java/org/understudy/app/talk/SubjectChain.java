package org.understudy.app.talk;

import java.io.IOException;
import java.nio.file.Path;
import org.understudy.app.pipeline.Pipeline;
import org.understudy.app.pipeline.StageTimes;
import org.understudy.tracking.PortraitTracker;
import org.understudy.tracking.capture.VideoInfo;

/** The part of a pipeline that turns a video into the poses of its subject. */
final class SubjectChain implements AutoCloseable {
  /** Room behind decoding. */
  static final int DECODED_ROOM = 4;

  /**
   * Room behind landmarks: as much as is found while the follower learns from what it holds back,
   * so that one core does not wait for the other. Landmarks take little room.
   */
  private static final int SEEN_ROOM = 128;

  /** Room behind following. */
  static final int TRACKED_ROOM = 8;

  /** Buffers for decoded frames: the queue, one being read, one being looked at. */
  private static final int FRAME_BUFFERS = DECODED_ROOM + 2;

  private final TalkVideo video;
  private final PortraitTracker tracker;
  private final LookAhead ahead;
  private final StageTimes times;

  /**
   * A chain for one video.
   *
   * @param times receives the stages' own times
   */
  SubjectChain(TalkVideo video, SubjectModels models, TrackingOptions options, StageTimes times)
      throws IOException {
    this.video = video;
    this.times = times;
    this.ahead = lookAhead(video.info(), options);
    this.tracker =
        recorded(video.info(), options).open(models, video.info().width(), video.info().height());
  }

  /** Opens a talk with as many buffers as its chain needs. */
  static TalkVideo open(Path file, TrackingOptions options) throws IOException {
    return TalkVideo.open(file, info -> FRAME_BUFFERS + lookAhead(info, options).waiting());
  }

  private static TrackingOptions recorded(VideoInfo info, TrackingOptions options) {
    return options.recorded(TalkVideo.frameRate(info));
  }

  private static LookAhead lookAhead(VideoInfo info, TrackingOptions options) {
    return LookAhead.of(info.frameBytes(), recorded(info, options).landmarks());
  }

  /** Adds the stages to a pipeline. */
  Pipeline.Flow<FollowedFrame> addTo(Pipeline pipeline) {
    return pipeline
        .from("decode", video, DECODED_ROOM)
        .then("landmarks", new LandmarkStep(video, tracker, ahead, times), SEEN_ROOM)
        .then("follow", new FollowStep(tracker, times), TRACKED_ROOM);
  }

  @Override
  public void close() {
    tracker.close();
  }
}
