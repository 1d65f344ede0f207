package org.understudy.app.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.understudy.app.console.Progress;
import org.understudy.app.params.SessionHeader;
import org.understudy.app.talk.DriveJob;
import org.understudy.app.talk.PictureOptions;
import org.understudy.app.talk.ReplayJob;
import org.understudy.avatar.Avatar;
import org.understudy.tracking.retarget.Follow;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code understudy render}: replays a motion file. */
@Command(
    name = "render",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Replay a motion file that track or drive wrote, or the log of a live session, with any avatar.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  understudy render talk.jsonl --out avatar.mp4",
      "  understudy render talk.jsonl --out left.mp4 --view 30,0 --audio talk.mp4",
      "  understudy render call.jsonl --out call.mp4 --size 1080p --audio microphone.wav"
    })
public final class RenderCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "MOTION", description = "The motion file, JSON Lines.", arity = "0..1")
  private @Nullable Path motion;

  @Option(names = "--params", paramLabel = "FILE", description = "The same, as an option.")
  private @Nullable Path params;

  @Mixin private AvatarArgument avatar = new AvatarArgument();

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "FILE",
      description = "The video to write, .mp4, or .webm for a transparent background.")
  private Path out = Path.of("");

  @Option(
      names = "--audio",
      paramLabel = "FILE",
      description = "A file whose sound goes with it, cut at the last frame.")
  private @Nullable Path audio;

  @Mixin private PictureArguments picture = new PictureArguments();

  @Option(
      names = "--follow",
      paramLabel = "relative|absolute",
      defaultValue = "relative",
      description = "As for drive (default: relative).")
  private Follow follow = Follow.RELATIVE;

  @Option(names = "--report", paramLabel = "FILE", description = "Also write figures as JSON.")
  private @Nullable Path report;

  /** Called by picocli. */
  public RenderCommand() {}

  @Override
  public Integer call() throws Exception {
    CommandSpec command = Objects.requireNonNull(spec);
    Path file = motion != null ? motion : params;
    if (file == null || (motion != null && params != null)) {
      throw new picocli.CommandLine.ParameterException(
          command.commandLine(), "give one motion file, such as `understudy render talk.jsonl`");
    }
    PictureOptions asked = Usage.checked(command, () -> picture.options(false));
    String ending = asked.backdrop().transparent() ? ".webm" : ".mp4";
    Usage.requireOutput(command, "--out", out, ending, file, audio, report);
    Avatar chosen = avatar.load();
    SessionHeader.Look session =
        SessionHeader.of(file, chosen.skeleton())
            .map(SessionHeader::look)
            .orElse(SessionHeader.Look.UNTOLD);
    PictureOptions options = Usage.checked(command, () -> picture.options(false, session));
    PrintWriter err = command.commandLine().getErr();
    LightNotice.print(err, chosen, options.light());
    ReplayJob job = new ReplayJob(file, chosen, out, options, follow, Optional.ofNullable(audio));
    DriveJob.Outcome outcome =
        job.run(
            (task, frames) ->
                Progress.on(System.err, Progress.atTerminal(), task, " frames", frames));
    if (report != null) {
      outcome.result().write(report);
    }
    err.println(Summary.of(outcome.result(), outcome.output()));
    err.flush();
    return 0;
  }
}
