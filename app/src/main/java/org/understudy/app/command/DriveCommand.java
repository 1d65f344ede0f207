package org.understudy.app.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.understudy.app.console.Progress;
import org.understudy.app.talk.DriveJob;
import org.understudy.app.talk.PictureOptions;
import org.understudy.app.talk.SampleTalk;
import org.understudy.app.talk.TrackingOptions;
import org.understudy.avatar.Avatar;
import org.understudy.tracking.retarget.Follow;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code understudy drive}: a recorded talk becomes an avatar's video. */
@Command(
    name = "drive",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Turn a recorded talk into a video of an avatar that moves and speaks like it.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  understudy drive                   (the sample talk that comes with it)",
      "  understudy drive -i talk.mp4 -o avatar.mp4",
      "  understudy drive -i talk.mp4 -o both.mp4 --side-by-side --background beige",
      "  understudy drive -i talk.mp4 -o avatar.webm --background transparent",
      "  understudy drive -i talk.mp4 --avatar mei --light warm",
      "",
      "Exit codes: 0 done, 1 failure, 2 wrong use. A failure leaves no file behind."
    })
public final class DriveCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = {"-i", "--video"},
      paramLabel = "FILE",
      description = "The talk: any video FFmpeg reads (default: the sample talk).")
  private @Nullable Path video;

  @Mixin private AvatarArgument avatar = new AvatarArgument();

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description =
          "The video to write, .mp4, or .webm for a transparent background (default: <talk>-<avatar>.mp4 in the current folder).")
  private @Nullable Path out;

  @Mixin private PictureArguments picture = new PictureArguments();

  @Option(names = "--side-by-side", description = "Show the source on the left.")
  private boolean sideBySide;

  @Mixin private TrackingArguments tracking = new TrackingArguments();

  @Option(
      names = "--follow",
      paramLabel = "relative|absolute",
      defaultValue = "relative",
      description =
          "relative: the head moves about the avatar's own place as the subject's moves about theirs, and stays framed; absolute: it stands where the subject's stands (default: relative).")
  private Follow follow = Follow.RELATIVE;

  @Option(
      names = "--params",
      paramLabel = "FILE",
      description = "Also write the subject's motion as JSON Lines, for render and compare.")
  private @Nullable Path params;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Also write figures of the run as JSON.")
  private @Nullable Path report;

  /** Called by picocli. */
  public DriveCommand() {}

  @Override
  public Integer call() throws Exception {
    CommandSpec command = java.util.Objects.requireNonNull(spec);
    PictureOptions options = Usage.checked(command, () -> picture.options(sideBySide));
    TrackingOptions trackingOptions = Usage.checked(command, tracking::options);
    PrintWriter err = command.commandLine().getErr();
    String ending = options.backdrop().transparent() ? ".webm" : ".mp4";
    if (out != null) {
      Usage.requireOutput(command, "--out", out, ending, video, params, report);
    }
    if (params != null) {
      Usage.requireOther(command, "--params", params, video, report);
    }
    if (report != null) {
      Usage.requireOther(command, "--report", report, video);
    }
    Avatar chosen = avatar.load();
    LightNotice.print(err, chosen, options.light());
    try (SampleTalk talk = SampleTalk.orVideo(video)) {
      Path target =
          out != null ? out : Path.of(talk.name() + "-" + AvatarArgument.fileName(chosen) + ending);
      DriveJob job =
          new DriveJob(
              talk.file(),
              chosen,
              target,
              options,
              trackingOptions,
              follow,
              Optional.ofNullable(params));
      DriveJob.Outcome outcome =
          job.run(
              (task, frames) ->
                  Progress.on(System.err, Progress.atTerminal(), task, " frames", frames));
      if (report != null) {
        outcome.result().write(report);
      }
      outcome.warnings().forEach(text -> err.println("understudy: " + text));
      err.println(Summary.of(outcome.result(), outcome.output()));
      err.flush();
    }
    return 0;
  }
}
