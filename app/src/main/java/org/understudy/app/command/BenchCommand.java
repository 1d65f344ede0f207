package org.understudy.app.command;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.understudy.app.console.Progress;
import org.understudy.app.pipeline.StageTimes;
import org.understudy.app.report.RunReport;
import org.understudy.app.talk.DriveJob;
import org.understudy.app.talk.PictureOptions;
import org.understudy.app.talk.PictureShape;
import org.understudy.app.talk.SampleTalk;
import org.understudy.app.talk.TrackingOptions;
import org.understudy.tracking.retarget.Follow;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code understudy bench}: how long every stage takes. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Drive an avatar with a talk, throw the result away, and print how long every stage took.",
    footerHeading = "%nExamples:%n",
    footer = {"  understudy bench", "  understudy bench --video talk.mp4 --size 720 --json"})
public final class BenchCommand implements Callable<Integer> {
  private static final Map<String, String> TITLES = titles();

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = {"-i", "--video"},
      paramLabel = "FILE",
      description = "The talk (default: the sample talk).")
  private @Nullable Path video;

  @Mixin private AvatarArgument avatar = new AvatarArgument();

  @Mixin private PictureArguments picture = new PictureArguments();

  @Mixin private TrackingArguments tracking = new TrackingArguments();

  @Option(names = "--json", description = "Print JSON, for programs.")
  private boolean json;

  /** Called by picocli. */
  public BenchCommand() {}

  private static Map<String, String> titles() {
    Map<String, String> titles = new LinkedHashMap<>();
    titles.put("decode", "decode");
    titles.put("landmarks", "landmarks");
    titles.put("landmarks.detection", "  face detection, where it runs");
    titles.put("landmarks.mesh", "  face mesh");
    titles.put("landmarks.poseDetection", "  person detection, where it runs");
    titles.put("landmarks.pose", "  body pose, where it runs");
    titles.put("follow.fit", "fit and smoothing");
    titles.put("draw", "draw");
    titles.put("draw.deform", "  deformation");
    titles.put("draw.bin", "  sorting");
    titles.put("draw.raster", "  rasterising and compositing");
    titles.put("encode", "encode");
    return titles;
  }

  @Override
  public Integer call() throws Exception {
    CommandSpec command = Objects.requireNonNull(spec);
    PictureOptions options = Usage.checked(command, () -> picture.options(false));
    TrackingOptions trackingOptions = Usage.checked(command, tracking::options);
    Path folder = Files.createTempDirectory("understudy-bench");
    Path target = folder.resolve(options.backdrop().transparent() ? "out.webm" : "out.mp4");
    try (SampleTalk talk = SampleTalk.orVideo(video)) {
      DriveJob job =
          new DriveJob(
              talk.file(),
              avatar.load(),
              target,
              options,
              trackingOptions,
              Follow.RELATIVE,
              Optional.empty());
      RunReport report =
          job.run(
                  (task, frames) ->
                      Progress.on(
                          System.err, Progress.atTerminal(), "Measuring", " frames", frames))
              .result();
      PrintWriter out = command.commandLine().getOut();
      if (json) {
        out.println(report.toJson());
      } else {
        print(report, options.shape(), out);
      }
      out.flush();
    } finally {
      Files.deleteIfExists(target);
      Files.deleteIfExists(folder);
    }
    return 0;
  }

  private static void print(RunReport report, PictureShape shape, PrintWriter out) {
    out.printf("%-34s %9s %9s %9s   milliseconds per frame%n", "", "median", "p95", "max");
    TITLES.forEach(
        (stage, title) -> {
          StageTimes.Summary s = report.stages().get(stage);
          if (s != null) {
            out.printf(
                Locale.ROOT, "%-34s %9.2f %9.2f %9.2f%n", title, s.median(), s.p95(), s.max());
          }
        });
    out.printf(
        Locale.ROOT,
        "%-34s %9.2f   (stages overlap)%n",
        "whole, start and end included",
        1000 * report.wallSeconds() / Math.max(1, report.frames()));
    out.printf(
        Locale.ROOT,
        "%d frames at %dx%d in %.1f s: %.1f per second; renderer %s (%s); %s%n",
        report.frames(),
        shape.width(),
        shape.height(),
        report.wallSeconds(),
        report.framesPerSecond(),
        report.backendName(),
        report.backendReason(),
        report.peakResidentBytes().isPresent()
            ? String.format(
                Locale.ROOT,
                "at most %d MiB resident",
                report.peakResidentBytes().getAsLong() >> 20)
            : "resident memory unknown here");
  }
}
