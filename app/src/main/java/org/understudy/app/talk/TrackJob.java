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
import org.understudy.app.params.PoseLine;
import org.understudy.app.params.PoseLineWriter;
import org.understudy.app.pipeline.CancelOnExit;
import org.understudy.app.pipeline.Emitter;
import org.understudy.app.pipeline.Pipeline;
import org.understudy.app.pipeline.StageTimes;
import org.understudy.app.pipeline.Step;
import org.understudy.app.report.ProductVersion;
import org.understudy.app.report.ResidentMemory;
import org.understudy.app.report.RunReport;
import org.understudy.camera.FrameSink;
import org.understudy.camera.PictureKind;
import org.understudy.camera.SoundSource;
import org.understudy.camera.VideoFileOptions;
import org.understudy.camera.VideoFileSink;

/**
 * Tracks the subject of a video and writes their motion.
 *
 * @param video the video
 * @param out the motion file to write
 * @param debugVideo a video that shows what was found, if wanted
 * @param tracking how the subject is tracked
 */
public record TrackJob(Path video, Path out, Optional<Path> debugVideo, TrackingOptions tracking) {

  private static final int DEBUG_HEIGHT = 720;

  /**
   * What came of it.
   *
   * @param result the report
   * @param warnings what the person should know although it worked
   */
  public record Outcome(RunReport result, List<String> warnings) {}

  /**
   * Does it; on any failure nothing is left behind. A video without any face is no failure here:
   * its frames are reported as lost.
   */
  public Outcome run(ProgressMaker progressMaker) throws Exception {
    long start = System.nanoTime();
    StageTimes times = new StageTimes();
    try (TalkVideo talk = SubjectChain.open(video, tracking)) {
      CompilerThreads.giveWay(talk.expectedFrames());
      SubjectModels models = SubjectModels.load();
      try (SubjectChain chain = new SubjectChain(talk, models, tracking, times);
          @Nullable SourcePictures pictures =
              debugVideo.isPresent() ? SourcePictures.open(talk, debugHeight(talk)) : null;
          PoseLineWriter writer = PoseLineWriter.create(out, models.skeleton());
          @Nullable FrameSink sink = pictures == null ? null : debugSink(talk, pictures);
          Progress progress = progressMaker.start("Tracking", talk.info().frameCount())) {
        DebugPainter painter =
            pictures == null ? null : new DebugPainter(models, talk.info(), pictures);
        WriteStep write = new WriteStep(writer, sink, painter, progress);
        Pipeline pipeline = new Pipeline(times);
        chain.addTo(pipeline).into("write", write);
        try (CancelOnExit _ = new CancelOnExit(pipeline::cancel)) {
          pipeline.run();
        }
        List<String> warnings = write.faces.warnings(talk);
        if (write.frames == 0) {
          throw new CommandFailure(video + " holds no frames");
        }
        if (sink != null) {
          sink.finish();
        }
        writer.finish();
        return new Outcome(report(talk, write, times, warnings, start), warnings);
      }
    }
  }

  private static int debugHeight(TalkVideo talk) {
    int own = talk.info().height() / 2 * 2;
    return Math.max(PictureOptions.SMALLEST, Math.min(DEBUG_HEIGHT, own));
  }

  private FrameSink debugSink(TalkVideo talk, SourcePictures pictures) throws IOException {
    Optional<SoundSource> sound =
        talk.info().hasAudio()
            ? Optional.of(new SoundSource(video, talk.info().startNanos(), false))
            : Optional.empty();
    return VideoFileSink.create(
        debugVideo.orElseThrow(),
        new VideoFileOptions(
                DebugPainter.widthFor(pictures),
                pictures.height(),
                talk.timeBase(),
                talk.frameRate(),
                false,
                1,
                sound)
            .showing(PictureKind.CAMERA));
  }

  private RunReport report(
      TalkVideo talk, WriteStep write, StageTimes times, List<String> warnings, long start) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("input", InputFacts.of(talk));
    facts.put("output", Map.of("file", out.toString()));
    facts.put("lostStretches", write.lostStretches.list());
    facts.put("faces", write.faces.facts());
    facts.put("warnings", warnings);
    facts.put("versions", ProductVersion.all());
    return new RunReport(
        "track",
        write.frames,
        write.framesWithFace,
        (System.nanoTime() - start) / 1e9,
        times.summaries(),
        ResidentMemory.peakBytes(),
        "none",
        "nothing was drawn",
        facts);
  }

  /** The last stage; its counters are read when the pipeline has ended. */
  private static final class WriteStep implements Step<FollowedFrame, Void> {
    private final PoseLineWriter writer;
    private final @Nullable FrameSink sink;
    private final @Nullable DebugPainter painter;
    private final Progress progress;
    private final LostStretches lostStretches = new LostStretches();
    private final FacesInPicture faces = new FacesInPicture();
    private long frames;
    private long framesWithFace;

    WriteStep(
        PoseLineWriter writer,
        @Nullable FrameSink sink,
        @Nullable DebugPainter painter,
        Progress progress) {
      this.writer = writer;
      this.sink = sink;
      this.painter = painter;
      this.progress = progress;
    }

    @Override
    public void accept(FollowedFrame frame, Emitter<Void> out) throws IOException {
      writer.write(new PoseLine(frame.index(), frame.face(), frame.tracked().shown()));
      if (sink != null && painter != null) {
        sink.write(painter.paint(frame), frame.timestampNanos());
      }
      lostStretches.add(frame);
      faces.add(frame);
      frames++;
      framesWithFace += frame.face() ? 1 : 0;
      progress.at(frames);
    }
  }
}
