package org.understudy.app.talk;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.understudy.app.console.CommandFailure;
import org.understudy.app.console.Progress;
import org.understudy.app.params.PoseLine;
import org.understudy.app.params.PoseLineReader;
import org.understudy.app.params.SessionHeader;
import org.understudy.app.pipeline.BufferPool;
import org.understudy.app.pipeline.CancelOnExit;
import org.understudy.app.pipeline.Pipeline;
import org.understudy.app.pipeline.StageTimes;
import org.understudy.app.report.RunReport;
import org.understudy.avatar.Avatar;
import org.understudy.camera.FrameSink;
import org.understudy.camera.SoundSource;
import org.understudy.camera.TimeBase;
import org.understudy.camera.VideoFileOptions;
import org.understudy.camera.VideoFileSink;
import org.understudy.parametric.Skeleton;
import org.understudy.tracking.PortraitFollower;
import org.understudy.tracking.retarget.Follow;
import org.understudy.tracking.retarget.RestEstimator;
import org.understudy.tracking.retarget.Retargeter;

/**
 * Replays a motion file with an avatar. The subject's rest is learnt from the file as driving
 * learns it from the video: from the first frames, then slowly from the others. The log of a live
 * session holds poses of its avatar, which are shown as they are; another avatar does relative to
 * its own rest what that one did.
 *
 * @param motion the motion file
 * @param avatar who is shown
 * @param out the video to write
 * @param picture how it looks; side by side is not possible, there is no source picture
 * @param follow what the avatar's head and torso follow
 * @param sound a file whose sound goes with it, if any
 */
public record ReplayJob(
    Path motion,
    Avatar avatar,
    Path out,
    PictureOptions picture,
    Follow follow,
    Optional<Path> sound) {

  private static final int ROOM = 4;
  private static final double USUAL_RATE = 25;

  /** Does it; on any failure nothing is left behind. */
  public DriveJob.Outcome run(ProgressMaker progressMaker) throws Exception {
    long start = System.nanoTime();
    Optional<SessionHeader> session = SessionHeader.of(motion, avatar.skeleton());
    Skeleton skeleton = session.isPresent() ? avatar.skeleton() : SubjectModels.loadSkeleton();
    List<PoseLine> frames = PoseLineReader.readAll(motion, skeleton);
    if (frames.isEmpty()) {
      throw new CommandFailure(motion + " holds no frames; give a file that `track` wrote");
    }
    StageTimes times = new StageTimes();
    VideoFileOptions options =
        new VideoFileOptions(
            picture.shape().width(),
            picture.shape().height(),
            TimeBase.VIDEO,
            frameRate(frames),
            picture.backdrop().transparent(),
            1,
            sound.map(file -> new SoundSource(file, 0, true)));
    try (AvatarPainter painter = new AvatarPainter(avatar, picture, frames.size(), times);
        FrameSink sink = VideoFileSink.create(out, options);
        Progress progress = progressMaker.start("Rendering", frames.size())) {
      BufferPool<int[]> canvases =
          new BufferPool<>(
              ROOM + 2, () -> new int[picture.shape().width() * picture.shape().height()]);
      EncodeStep encode = new EncodeStep(sink, canvases, progress);
      Pipeline pipeline = new Pipeline(times);
      Iterator<PoseLine> lines = frames.iterator();
      UnaryOperator<PoseLine> avatars =
          session.isPresent()
              ? asShown(session.get(), skeleton)
              : followed(frames, skeleton, avatar, follow);
      pipeline
          .from("read", () -> lines.hasNext() ? lines.next() : null, ROOM)
          .<Canvas>then(
              "draw",
              (line, out) -> {
                int[] canvas = canvases.take();
                painter.paint(avatars.apply(line).pose(), canvas, picture.shape().width(), 0);
                out.emit(new Canvas(canvas, line.pose().timestampNanos(), line.face()));
              },
              ROOM)
          .into("encode", encode);
      try (CancelOnExit _ = new CancelOnExit(pipeline::cancel)) {
        pipeline.run();
      }
      sink.finish();
      RunReport report =
          new VideoReport("render", avatar, out, sink, encode, times, painter.backend())
              .of(start, Map.of("file", motion.toString()), Map.of());
      return new DriveJob.Outcome(report, List.of(), sink.description());
    }
  }

  /** Poses of the avatar as a live session showed them. */
  private UnaryOperator<PoseLine> asShown(SessionHeader session, Skeleton skeleton) {
    if (session.avatar().equals(avatar.name())) {
      return UnaryOperator.identity();
    }
    Retargeter retargeter = new Retargeter(follow, avatar.skeleton(), avatar.framing().root());
    return line ->
        new PoseLine(
            line.frame(), line.face(), retargeter.retarget(line.pose(), session.rest(), skeleton));
  }

  /**
   * Poses of an avatar that follows a subject.
   *
   * @param frames the subject's motion
   * @param skeleton the joints the subject was fitted with
   * @return takes these frames, one after the other
   */
  public static UnaryOperator<PoseLine> followed(
      List<PoseLine> frames, Skeleton skeleton, Avatar avatar, Follow follow) {
    Retargeter retargeter = new Retargeter(follow, avatar.skeleton(), avatar.framing().root());
    RestEstimator rest = learnt(frames, skeleton);
    return line -> {
      if (line.face()) {
        rest.add(line.pose());
      }
      return new PoseLine(
          line.frame(), line.face(), retargeter.retarget(line.pose(), rest.rest(), skeleton));
    };
  }

  private static RestEstimator learnt(List<PoseLine> frames, Skeleton skeleton) {
    RestEstimator rest = new RestEstimator(skeleton);
    frames.stream()
        .filter(PoseLine::face)
        .limit(PortraitFollower.LOOK_AHEAD_FRAMES)
        .forEach(line -> rest.add(line.pose()));
    rest.settle();
    return rest;
  }

  private static double frameRate(List<PoseLine> frames) {
    long nanos =
        frames.getLast().pose().timestampNanos() - frames.getFirst().pose().timestampNanos();
    double rate = nanos > 0 ? (frames.size() - 1) * 1e9 / nanos : USUAL_RATE;
    return Math.clamp(rate, 1, 240);
  }
}
