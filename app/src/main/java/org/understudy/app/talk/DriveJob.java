package org.understudy.app.talk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.understudy.app.console.CommandFailure;
import org.understudy.app.console.Progress;
import org.understudy.app.launch.CompilerThreads;
import org.understudy.app.params.PoseLineWriter;
import org.understudy.app.pipeline.BufferPool;
import org.understudy.app.pipeline.CancelOnExit;
import org.understudy.app.pipeline.Pipeline;
import org.understudy.app.pipeline.StageTimes;
import org.understudy.app.report.RunReport;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.render.RendererOptions.Backend;
import org.understudy.camera.FrameSink;
import org.understudy.camera.SoundSource;
import org.understudy.camera.VideoFileOptions;
import org.understudy.camera.VideoFileSink;
import org.understudy.tracking.retarget.Follow;
import org.understudy.tracking.retarget.Retargeter;

/**
 * Drives an avatar with a recorded talk: decode, landmarks, follow, draw and encode overlap.
 *
 * @param video the talk
 * @param avatar who is shown
 * @param out the video to write
 * @param picture how it looks
 * @param tracking how the subject is tracked
 * @param follow what the avatar's head and torso follow
 * @param motion where the subject's motion is written, if anywhere
 */
public record DriveJob(
    Path video,
    Avatar avatar,
    Path out,
    PictureOptions picture,
    TrackingOptions tracking,
    Follow follow,
    Optional<Path> motion) {

  private static final int DRAWN_ROOM = 4;
  private static final int ENCODER_THREADS = 1;

  /**
   * Does it.
   *
   * @param result the report
   * @param warnings what the person should know although it worked: a cut-off source, several faces
   * @param output what was written, for people
   */
  public record Outcome(RunReport result, List<String> warnings, String output) {}

  /**
   * Does it; on any failure nothing is left behind.
   *
   * @throws CommandFailure where there is nothing to show, as when no face is seen at all
   */
  public Outcome run(ProgressMaker progressMaker) throws Exception {
    long start = System.nanoTime();
    StageTimes times = new StageTimes();
    try (TalkVideo talk = SubjectChain.open(video, tracking);
        @Nullable SourcePictures pictures =
            picture.sideBySide() ? SourcePictures.open(talk, picture.shape().height()) : null) {
      if (picture.backend() == Backend.AUTO || picture.backend() == Backend.SCALAR) {
        CompilerThreads.giveWay(talk.expectedFrames());
      }
      SubjectModels models = SubjectModels.load();
      int width = picture.shape().width() + (pictures == null ? 0 : pictures.width());
      BufferPool<int[]> canvases = new BufferPool<>(DRAWN_ROOM + 2, () -> canvas(width));
      try (SubjectChain chain = new SubjectChain(talk, models, tracking, times);
          FrameSink sink = VideoFileSink.create(out, sinkOptions(talk, width));
          @Nullable PoseLineWriter writer = motionWriter(models);
          Progress progress = progressMaker.start("Driving", talk.info().frameCount());
          DrawStep draw =
              new DrawStep(
                  new Retargeter(follow, avatar.skeleton(), avatar.framing().root()),
                  models.skeleton(),
                  () -> new AvatarPainter(avatar, picture, talk.expectedFrames(), times),
                  canvases,
                  width,
                  pictures,
                  writer)) {
        Pipeline pipeline = new Pipeline(times);
        EncodeStep encode = new EncodeStep(sink, canvases, progress);
        chain.addTo(pipeline).then("draw", draw, DRAWN_ROOM).into("encode", encode);
        try (CancelOnExit _ = new CancelOnExit(pipeline::cancel)) {
          pipeline.run();
        }
        List<String> warnings = draw.faces().warnings(talk);
        requireFace(encode);
        sink.finish();
        if (writer != null) {
          writer.finish();
        }
        VideoReport report =
            new VideoReport("drive", avatar, out, sink, encode, times, draw.backend());
        return new Outcome(
            report(report, talk, draw, warnings, start), warnings, sink.description());
      }
    }
  }

  private int[] canvas(int width) {
    return new int[width * picture.shape().height()];
  }

  private VideoFileOptions sinkOptions(TalkVideo talk, int width) {
    Optional<SoundSource> sound =
        talk.info().hasAudio()
            ? Optional.of(new SoundSource(video, talk.info().startNanos(), false))
            : Optional.empty();
    return new VideoFileOptions(
        width,
        picture.shape().height(),
        talk.timeBase(),
        talk.frameRate(),
        picture.backdrop().transparent(),
        ENCODER_THREADS,
        sound);
  }

  private @Nullable PoseLineWriter motionWriter(SubjectModels models) throws IOException {
    return motion.isPresent() ? PoseLineWriter.create(motion.get(), models.skeleton()) : null;
  }

  private void requireFace(EncodeStep encode) {
    if (encode.frames() == 0) {
      throw new CommandFailure(video + " holds no frames");
    }
    if (encode.framesWithFace() == 0) {
      throw new CommandFailure(
          "no face was seen in any of the %d frames of %s; the face should be turned to the camera, lit, and at least 60 pixels high"
              .formatted(encode.frames(), video));
    }
  }

  private static RunReport report(
      VideoReport report, TalkVideo talk, DrawStep draw, List<String> warnings, long start) {
    Map<String, Object> more = new LinkedHashMap<>();
    more.put("lostStretches", draw.lostStretches().list());
    more.put("faces", draw.faces().facts());
    more.put("warnings", warnings);
    return report.of(start, InputFacts.of(talk), more);
  }
}
