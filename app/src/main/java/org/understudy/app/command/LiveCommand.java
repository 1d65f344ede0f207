package org.understudy.app.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.understudy.app.calibration.Calibration;
import org.understudy.app.console.CommandFailure;
import org.understudy.app.console.Progress;
import org.understudy.app.live.LiveEnd;
import org.understudy.app.live.LiveJob;
import org.understudy.app.live.LiveSettings;
import org.understudy.app.live.VoiceSettings;
import org.understudy.app.settings.SettingsFile;
import org.understudy.avatar.Avatar;
import org.understudy.camera.SinkTarget;
import org.understudy.camera.microphone.MicrophoneTarget;
import org.understudy.tracking.capture.CameraListing;
import org.understudy.tracking.capture.CameraMode;
import org.understudy.tracking.capture.CameraTarget;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code understudy live}: an avatar stands in on a call. */
@Command(
    name = "live",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Watch a webcam and show an avatar in your place, live. The camera's own picture is never sent anywhere.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  understudy live --sink v4l2:/dev/video10          (a loopback device as the camera of a call)",
      "  understudy live --camera 1 --size 720p --sink pipewire --sink file:call.mp4",
      "  understudy live --camera talk.mp4 --loop --sink mjpeg:8090 --seconds 120 --report r.json",
      "  understudy live --camera synthetic               (no webcam needed; look with a browser)",
      "  understudy live --sink pipewire --microphone delayed       (choose \"Understudy microphone\" in the call)",
      "  understudy live --log call.jsonl --sink pipewire",
      "  understudy render call.jsonl --out call.mp4       (the same call again, afterwards)",
      "",
      "While it runs: a and Enter goes away and comes back, q and Enter or Ctrl-C ends.",
      "Exit codes: 0 done, 1 failure, 2 wrong use."
    })
public final class LiveCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--camera",
      paramLabel = "CAMERA",
      defaultValue = "/dev/video0",
      description =
          "A webcam (/dev/video0, its number, or device:NAME), a video that is played as if it were one, or synthetic (default: ${DEFAULT-VALUE}).")
  private String camera = "/dev/video0";

  @Option(names = "--loop", description = "A video begins anew at its end.")
  private boolean loop;

  @Option(
      names = "--camera-size",
      paramLabel = "WxH",
      defaultValue = "640x480",
      description = "What a webcam is asked for (default: ${DEFAULT-VALUE}).")
  private String cameraSize = "640x480";

  @Option(names = "--list-cameras", description = "List the webcams with their modes, and end.")
  private boolean list;

  @Mixin private AvatarArgument avatar = new AvatarArgument();

  @Option(
      names = "--sink",
      paramLabel = "SINK",
      description =
          "Where pictures go, several times if wanted: v4l2:/dev/videoN, pipewire[:NAME], mjpeg:PORT (0: any free one), file:OUT.mp4, .webm or .y4m, y4m-live:FILE (default: mjpeg:0).")
  private List<String> sinks = List.of();

  @Mixin private LivePictureArguments picture = new LivePictureArguments();

  @Mixin private TrackingArguments tracking = new TrackingArguments();

  @Option(
      names = "--calibrated",
      description = "Follow the face as it was calibrated in the window, response curves included.")
  private boolean calibrated;

  @Option(
      names = "--budget",
      paramLabel = "MS",
      defaultValue = "50",
      description =
          "Delay from capture to sink that is kept in 95 of 100 pictures, by less quality where needed (default: ${DEFAULT-VALUE}).")
  private double budget;

  @Option(names = "--fixed-quality", description = "Never lower the quality.")
  private boolean fixedQuality;

  @Option(
      names = "--microphone",
      paramLabel = "off|delayed[:MS]",
      defaultValue = "off",
      description =
          "Offer a delayed copy of the microphone as \"Understudy microphone\", by PipeWire, so that lips and voice agree: delayed is as late as the picture, delayed:MS by 0 to 500 milliseconds. off: the microphone is not touched (default: ${DEFAULT-VALUE}).")
  private String microphone = "off";

  @Option(
      names = "--microphone-source",
      paramLabel = "NODE",
      defaultValue = "",
      description =
          "Which microphone that is, by the node.name that pw-cli list-objects Node tells (default: the system's).")
  private String microphoneSource = "";

  @Option(names = "--seconds", paramLabel = "S", description = "End after so many seconds.")
  private @Nullable Double seconds;

  @Option(
      names = "--log",
      paramLabel = "FILE",
      description = "Also write what was shown as JSON Lines, for render.")
  private @Nullable Path log;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Also write figures of the session as JSON.")
  private @Nullable Path report;

  /** Called by picocli. */
  public LiveCommand() {}

  @Override
  public Integer call() throws Exception {
    CommandSpec command = Objects.requireNonNull(spec);
    PrintWriter err = command.commandLine().getErr();
    if (list) {
      list(command.commandLine().getOut());
      return 0;
    }
    LiveJob job = job(command);
    LightNotice.print(err, job.avatar(), job.look().light());
    LiveConsole console = new LiveConsole(err, Progress.atTerminal(), System.in, calibration(err));
    if (job.run(console) instanceof LiveEnd.Failed failed) {
      throw new CommandFailure(failed.reason());
    }
    return 0;
  }

  private Calibration calibration(PrintWriter err) {
    if (!calibrated) {
      return Calibration.NONE;
    }
    SettingsFile file = SettingsFile.current();
    SettingsFile.Found found = file.read();
    found.notice().ifPresent(err::println);
    if (found.settings().calibration().isNone()) {
      throw new CommandFailure(
          "there is no calibration in %s; make one on the screen Calibrate of `understudy`"
              .formatted(file.place()));
    }
    return found.settings().calibration();
  }

  private LiveJob job(CommandSpec command) throws Exception {
    CameraTarget watched = Usage.checked(command, () -> CameraTarget.parse(camera));
    LiveJob.Look look = Usage.checked(command, picture::look);
    double rate = look.format().framesPerSecond();
    CameraMode mode = Usage.checked(command, () -> CameraMode.parse(cameraSize, rate));
    List<String> named = sinks.isEmpty() ? List.of("mjpeg:0") : sinks;
    List<SinkTarget> targets =
        Usage.checked(command, () -> named.stream().map(SinkTarget::parse).toList());
    LiveSettings settings =
        Usage.checked(
            command,
            () ->
                new LiveSettings(
                    rate,
                    seconds == null ? OptionalDouble.empty() : OptionalDouble.of(seconds),
                    budget,
                    !fixedQuality));
    VoiceSettings voice =
        Usage.checked(
            command, () -> new VoiceSettings(MicrophoneTarget.parse(microphone), microphoneSource));
    @Nullable Path input = watched instanceof CameraTarget.Footage footage ? footage.file() : null;
    if (log != null) {
      Usage.requireOther(command, "--log", log, input, report);
    }
    if (report != null) {
      Usage.requireOther(command, "--report", report, input);
    }
    for (SinkTarget target : targets) {
      switch (target) {
        case SinkTarget.Recording file ->
            Usage.requireOther(command, "--sink", file.file(), input, log, report);
        case SinkTarget.OneFrameFile file ->
            Usage.requireOther(command, "--sink", file.file(), input, log, report);
        case SinkTarget.V4l2Device _ -> {}
        case SinkTarget.PipewireCamera _ -> {}
        case SinkTarget.MjpegServer _ -> {}
      }
    }
    Avatar chosen = avatar.load();
    return new LiveJob(
        watched,
        mode,
        loop,
        chosen,
        targets,
        look,
        Usage.checked(command, tracking::options),
        settings,
        voice,
        Optional.ofNullable(log),
        Optional.ofNullable(report));
  }

  private static void list(PrintWriter out) {
    List<CameraListing> cameras = CameraListing.all();
    if (cameras.isEmpty()) {
      out.println("no webcam found; a video file or synthetic will do for trying");
    }
    for (CameraListing found : cameras) {
      out.println(found.title().isEmpty() ? found.name() : found.name() + "  " + found.title());
      found.modes().forEach(mode -> out.println("    " + mode));
    }
    out.flush();
  }
}
