package org.understudy.app.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.understudy.app.console.Progress;
import org.understudy.app.talk.SampleTalk;
import org.understudy.app.talk.SelfTest;
import org.understudy.app.talk.TrackJob;
import org.understudy.app.talk.TrackingOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code understudy track}: writes the motion of a video's subject. */
@Command(
    name = "track",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Track the person in a video and write their motion, one JSON object per frame.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  understudy track --video talk.mp4 --out talk.jsonl",
      "  understudy track --video talk.mp4 --out talk.jsonl --debug-video seen.mp4",
      "  understudy track --self-test"
    })
public final class TrackCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = {"-i", "--video"},
      paramLabel = "FILE",
      description = "Any video FFmpeg reads (default: the sample talk).")
  private @Nullable Path video;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "The motion file to write, .jsonl (default: <video>.jsonl in this folder).")
  private @Nullable Path out;

  @Option(
      names = "--debug-video",
      paramLabel = "FILE",
      description =
          "Also write a video that shows landmarks, regions, the fitted model and the coefficients.")
  private @Nullable Path debugVideo;

  @Mixin private TrackingArguments tracking = new TrackingArguments();

  @Option(names = "--report", paramLabel = "FILE", description = "Also write figures as JSON.")
  private @Nullable Path report;

  @Option(
      names = "--self-test",
      description =
          "Instead: measure how still and how quick tracking is on synthetic pictures (with --video: stillness on its first face).")
  private boolean selfTest;

  /** Called by picocli. */
  public TrackCommand() {}

  @Override
  public Integer call() throws Exception {
    CommandSpec command = Objects.requireNonNull(spec);
    TrackingOptions options = Usage.checked(command, tracking::options);
    if (selfTest) {
      if (out != null || debugVideo != null) {
        throw new ParameterException(
            command.commandLine(),
            "--self-test writes no motion; leave out --out and --debug-video");
      }
      return SelfTestReport.print(
          command.commandLine().getOut(), new SelfTest(options, Optional.ofNullable(video)).run());
    }
    PrintWriter err = command.commandLine().getErr();
    try (SampleTalk talk = SampleTalk.orVideo(video)) {
      Path target = out != null ? out : Path.of(talk.name() + ".jsonl");
      Usage.requireOutput(command, "--out", target, ".jsonl", talk.file(), debugVideo, report);
      if (debugVideo != null) {
        Usage.requireOutput(command, "--debug-video", debugVideo, ".mp4", talk.file(), report);
      }
      TrackJob.Outcome outcome =
          new TrackJob(talk.file(), target, Optional.ofNullable(debugVideo), options)
              .run(
                  (task, frames) ->
                      Progress.on(System.err, Progress.atTerminal(), task, " frames", frames));
      if (report != null) {
        outcome.result().write(report);
      }
      outcome.warnings().forEach(text -> err.println("understudy: " + text));
      if (outcome.result().framesWithFace() == 0) {
        err.println("understudy: no face was seen in any frame; every line says so");
      }
      err.println(Summary.of(outcome.result(), target.toString()));
      err.flush();
    }
    return 0;
  }
}
