package org.understudy.app.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.understudy.app.console.SilentProgress;
import org.understudy.app.params.PoseLine;
import org.understudy.app.params.PoseLineReader;
import org.understudy.app.talk.ReplayJob;
import org.understudy.app.talk.SubjectModels;
import org.understudy.app.talk.TrackJob;
import org.understudy.avatar.Avatar;
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.Skeleton;
import org.understudy.tracking.retarget.Follow;

/**
 * Poses of an avatar that follows a talk, tracked once so that all that is drawn draws the same.
 */
final class TalkPoses {
  /** Seconds that tracking is likely to take. */
  static final double ESTIMATE_SECONDS = 8;

  private TalkPoses() {}

  /** One pose for each frame of the talk. */
  static List<PortraitPose> track(BenchInput input, Avatar avatar) throws Exception {
    Path motion = input.folder().resolve("motion.jsonl");
    try {
      var _ =
          new TrackJob(input.talk(), motion, Optional.empty(), input.tracking())
              .run((task, frames) -> new SilentProgress());
      Skeleton skeleton = SubjectModels.loadSkeleton();
      List<PoseLine> frames = PoseLineReader.readAll(motion, skeleton);
      UnaryOperator<PoseLine> avatars =
          ReplayJob.followed(frames, skeleton, avatar, Follow.RELATIVE);
      return frames.stream().map(line -> avatars.apply(line).pose()).toList();
    } finally {
      Files.deleteIfExists(motion);
    }
  }
}
