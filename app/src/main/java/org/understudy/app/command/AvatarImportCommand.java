package org.understudy.app.command;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.understudy.app.console.CommandFailure;
import org.understudy.app.console.WrongUse;
import org.understudy.app.gallery.AvatarSource;
import org.understudy.app.gallery.OwnAvatars;
import org.understudy.avatar.file.AvatarFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code understudy avatar import}: takes an avatar file into the user's own gallery. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Check an avatar file from front to end and keep a copy of it, to be used by name.",
      "Your own avatars lie in $XDG_DATA_HOME/understudy/avatars (usually under ~/.local/share), in %%LOCALAPPDATA%% on Windows, in ~/Library/Application Support on macOS, or under the folder in UNDERSTUDY_DATA."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  understudy avatar import ~/Downloads/clara.avatar",
      "  understudy avatar import new.avatar --name clara --replace",
      "  understudy drive -i talk.mp4 --avatar clara",
      "",
      "Exit codes: 0 done, 1 damaged or not to be copied, 2 wrong use. A failure leaves no file behind."
    })
public final class AvatarImportCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The avatar file.")
  private Path file = Path.of("");

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description =
          "What to call it, 1 to 40 of a to z, 0 to 9 and - (default: the file's own name).")
  private @Nullable String name;

  @Option(names = "--replace", description = "Replace your avatar of that name.")
  private boolean replace;

  /** Called by picocli. */
  public AvatarImportCommand() {}

  @Override
  public Integer call() throws Exception {
    String chosen = name != null ? name : nameOf(file);
    if (!OwnAvatars.isName(chosen)) {
      throw new WrongUse(
          "\"%s\" cannot be the name of an avatar: give a --name of 1 to 40 of a to z, 0 to 9 and -"
              .formatted(chosen));
    }
    if (AvatarSource.Bundled.find(chosen).isPresent()) {
      throw new WrongUse(
          "\"%s\" is an avatar that comes with the program; choose another --name"
              .formatted(chosen));
    }
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString());
    }
    if (!Files.isRegularFile(file)) {
      throw new CommandFailure(file + " is not a file; give an avatar file");
    }
    AvatarSource.Own own = OwnAvatars.current().add(file, chosen, replace);
    PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
    err.printf("imported \"%s\": %s%n", own.name(), own.path());
    err.flush();
    return 0;
  }

  private static String nameOf(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return name.endsWith(AvatarFile.ENDING)
        ? name.substring(0, name.length() - AvatarFile.ENDING.length())
        : name;
  }
}
