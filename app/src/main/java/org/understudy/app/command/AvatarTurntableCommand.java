package org.understudy.app.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.understudy.app.console.Progress;
import org.understudy.app.console.WrongUse;
import org.understudy.app.gallery.AvatarSource;
import org.understudy.app.talk.AvatarGallery;
import org.understudy.app.talk.PictureOptions;
import org.understudy.app.talk.ProgressMaker;
import org.understudy.app.turntable.ContactSheet;
import org.understudy.app.turntable.TurntableJob;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.LightPreset;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code understudy avatar turntable}: films an avatar doing all it can. */
@Command(
    name = "turntable",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Film an avatar from its sides, in every one of ARKit's 52 shapes, in sounds, moods and glances.",
      "The sheet shows the same as labelled pictures."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  understudy avatar turntable ada --out ada.mp4",
      "  understudy avatar turntable clara.avatar --out clara.mp4 --sheet clara.png --size 720",
      "",
      "Exit codes: 0 done, 1 failure, 2 wrong use. A failure leaves no file behind."
    })
public final class AvatarTurntableCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "NAME|FILE", description = "A name of the gallery or an avatar file.")
  private String name = "";

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE.mp4",
      description = "The video to write.")
  private @Nullable Path out;

  @Option(names = "--sheet", paramLabel = "FILE.png", description = "The sheet to write.")
  private @Nullable Path sheet;

  @Option(
      names = "--size",
      paramLabel = "PIXELS",
      defaultValue = "512",
      description = "Edge of the video's square picture, even, 64 to 2048 (default: 512).")
  private int size = 512;

  @Option(
      names = "--light",
      paramLabel = "studio|warm|cool|soft|side",
      defaultValue = "studio",
      description = "The light the avatar stands in (default: studio, as it was made).")
  private LightPreset light = LightPreset.STUDIO;

  /** Called by picocli. */
  public AvatarTurntableCommand() {}

  @Override
  public Integer call() throws Exception {
    CommandSpec command = Objects.requireNonNull(spec);
    if (out == null && sheet == null) {
      throw new WrongUse("say what to write: --out FILE.mp4, --sheet FILE.png, or both");
    }
    Usage.checked(command, () -> PictureOptions.checkedSize(size));
    AvatarSource source = AvatarGallery.find(name);
    Path own = source.file().orElse(null);
    if (out != null) {
      Usage.requireOutput(command, "--out", out, ".mp4", own, sheet);
    }
    if (sheet != null) {
      Usage.requireOutput(command, "--sheet", sheet, ".png", own);
    }
    ProgressMaker progress =
        (task, count) -> Progress.on(System.err, Progress.atTerminal(), task, " pictures", count);
    PrintWriter err = command.commandLine().getErr();
    Avatar avatar = source.load();
    LightNotice.print(err, avatar, light);
    if (sheet != null) {
      new ContactSheet(avatar, light).write(sheet, progress);
      err.println(sheet);
      err.flush();
    }
    if (out != null) {
      err.println(new TurntableJob(avatar, out, size, light).run(progress));
      err.flush();
    }
    return 0;
  }
}
