package org.understudy.app.command;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.understudy.app.talk.SampleTalk;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code understudy trial}: does once what people do with the program, offline and live, so that
 * the virtual machine can learn which classes and methods that takes. For the launcher.
 */
@Command(
    name = "trial",
    hidden = true,
    mixinStandardHelpOptions = true,
    description = "Drive the sample talk and play it live, for the launcher's start-up cache.")
public final class TrialCommand implements Callable<Integer> {
  private static final String LIVE_SECONDS = "25";

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "FOLDER", description = "Where its files may lie, an existing folder.")
  private Path folder = Path.of(".");

  /** Called by picocli. */
  public TrialCommand() {}

  @Override
  public Integer call() throws Exception {
    CommandLine program = Objects.requireNonNull(spec).root().commandLine();
    try (SampleTalk talk = SampleTalk.orVideo(null)) {
      String video = talk.file().toString();
      int driven =
          program.execute("drive", "--video", video, "--out", folder.resolve("a.mp4").toString());
      int live =
          program.execute(
              "live",
              "--camera",
              video,
              "--loop",
              "--seconds",
              LIVE_SECONDS,
              "--sink",
              "mjpeg:0",
              "--sink",
              "y4m-live:" + folder.resolve("live.y4m"),
              "--report",
              folder.resolve("report.json").toString());
      return Math.max(driven, live);
    }
  }
}
