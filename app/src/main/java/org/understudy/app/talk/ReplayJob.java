package org.understudy.app.talk;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.understudy.app.console.CommandFailure;
import org.understudy.app.console.Progress;
import org.understudy.app.params.PoseLine;
import org.understudy.app.params.PoseLineReader;
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
import org.understudy.parametric.PortraitPose;
import org.understudy.parametric.Skeleton;
import org.understudy.tracking.PortraitFollower;
import org.understudy.tracking.retarget.Follow;
import org.understudy.tracking.retarget.RestEstimator;
import org.understudy.tracking.retarget.Retargeter;

/**
 * Replays a motion file with an avatar. The subject's rest is learnt from the file as driving
 * learns it from the video: from the first frames, then slowly from the others.
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
    Skeleton skeleton = SubjectModels.loadSkeleton();
    List<PoseLine> frames = PoseLineReader.readAll(motion, skeleton);
    if (frames.isEmpty()) {
      throw new CommandFailure(motion + " holds no frames; give a file that `track` wrote");
    }
    StageTimes times = new StageTimes();
    VideoFileOptions options =
        new VideoFileOptions(
            picture.size(),
            picture.size(),
            TimeBase.VIDEO,
            frameRate(frames),
            picture.backdrop().transparent(),
            1,
            sound.map(file -> new SoundSource(file, 0, true)));
    try (AvatarPainter painter =
            new AvatarPainter(
                avatar,
                picture.size(),
                picture.backdrop(),
                picture.view(),
                picture.light(),
                frames.size(),
                times);
        FrameSink sink = VideoFileSink.create(out, options);
        Progress progress = progressMaker.start("Rendering", frames.size())) {
      BufferPool<int[]> canvases =
          new BufferPool<>(ROOM + 2, () -> new int[picture.size() * picture.size()]);
      EncodeStep encode = new EncodeStep(sink, canvases, progress);
      Pipeline pipeline = new Pipeline(times);
      Iterator<PoseLine> lines = frames.iterator();
      Retargeter retargeter = new Retargeter(follow, avatar.skeleton(), avatar.framing().root());
      RestEstimator rest = learnt(frames, skeleton);
      pipeline
          .from("read", () -> lines.hasNext() ? lines.next() : null, ROOM)
          .<Canvas>then(
              "draw",
              (line, out) -> {
                PortraitPose pose = line.pose();
                if (line.face()) {
                  rest.add(pose);
                }
                int[] canvas = canvases.take();
                PortraitPose shown = retargeter.retarget(pose, rest.rest(), skeleton);
                painter.paint(shown, canvas, picture.size(), 0);
                out.emit(new Canvas(canvas, pose.timestampNanos(), line.face()));
              },
              ROOM)
          .into("encode", encode);
      try (CancelOnExit _ = new CancelOnExit(pipeline)) {
        pipeline.run();
      }
      sink.finish();
      RunReport report =
          new VideoReport("render", avatar, out, sink, encode, times, painter.backend())
              .of(start, Map.of("file", motion.toString()), Map.of());
      return new DriveJob.Outcome(report, List.of(), sink.description());
    }
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
