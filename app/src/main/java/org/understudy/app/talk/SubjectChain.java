package org.understudy.app.talk;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.understudy.app.pipeline.Pipeline;
import org.understudy.app.pipeline.StageTimes;
import org.understudy.tracking.PortraitTracker;

/** The part of a pipeline that turns a video into the poses of its subject. */
final class SubjectChain implements AutoCloseable {
  /** Room behind decoding. */
  static final int DECODED_ROOM = 4;

  /**
   * Room behind landmarks: as much as is found while the follower learns from what it holds back,
   * so that one core does not wait for the other. Without pictures beside them they take little.
   */
  private static final int SEEN_ROOM = 128;

  /** Room behind following. */
  static final int TRACKED_ROOM = 8;

  /** Buffers for decoded frames: the queue, one being read, one being looked at. */
  static final int FRAME_BUFFERS = DECODED_ROOM + 2;

  /** Buffers for pictures shown beside the avatar: those held back, the queues, those in hand. */
  static final int PICTURE_BUFFERS = FollowStep.MOST_HELD_BACK + 2 * TRACKED_ROOM + 4;

  private final TalkVideo video;
  private final PortraitTracker tracker;
  private final @Nullable SourcePictures pictures;
  private final StageTimes times;

  /**
   * A chain for one video.
   *
   * @param pictures makes the pictures shown beside the avatar; null for none
   */
  SubjectChain(
      TalkVideo video,
      SubjectModels models,
      TrackingOptions options,
      @Nullable SourcePictures pictures,
      StageTimes times)
      throws IOException {
    this.video = video;
    this.pictures = pictures;
    this.times = times;
    this.tracker = options.open(models, video.info().width(), video.info().height());
  }

  /** Adds the stages to a pipeline. */
  Pipeline.Flow<FollowedFrame> addTo(Pipeline pipeline) {
    return pipeline
        .from("decode", video, DECODED_ROOM)
        .then("landmarks", new LandmarkStep(video, tracker, pictures, times), SEEN_ROOM)
        .then("follow", new FollowStep(tracker, times), TRACKED_ROOM);
  }

  @Override
  public void close() {
    tracker.close();
  }
}
