package org.understudy.app.command;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.understudy.app.console.CommandFailure;
import org.understudy.app.console.Progress;
import org.understudy.app.console.WrongUse;
import org.understudy.app.gallery.AvatarSource;
import org.understudy.app.gallery.OwnAvatars;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code understudy avatar remove}: forgets an avatar that was imported. */
@Command(
    name = "remove",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Delete an avatar that you have imported.",
    footerHeading = "%nExamples:%n",
    footer = {"  understudy avatar remove clara", "  understudy avatar remove clara --yes"})
public final class AvatarRemoveCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "NAME", description = "The name of one of your own avatars.")
  private String name = "";

  @Option(
      names = {"-y", "--yes"},
      description = "Do not ask.")
  private boolean yes;

  /** Called by picocli. */
  public AvatarRemoveCommand() {}

  @Override
  public Integer call() throws Exception {
    if (AvatarSource.Bundled.find(name).isPresent()) {
      throw new WrongUse(
          "\"%s\" comes with the program and stays; only avatars that you have imported can be removed"
              .formatted(name));
    }
    OwnAvatars own = OwnAvatars.current();
    Optional<AvatarSource.Own> found = own.find(name);
    if (found.isEmpty()) {
      String all = String.join(", ", own.list().stream().map(AvatarSource.Own::name).toList());
      throw new WrongUse(
          "you have no avatar \"%s\"; %s"
              .formatted(name, all.isEmpty() ? "none was imported yet" : "yours are " + all));
    }
    AvatarSource.Own avatar = found.get();
    if (!yes && !agreed(avatar)) {
      throw new CommandFailure("nothing was removed");
    }
    own.remove(avatar);
    PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
    err.printf("removed \"%s\"%n", name);
    err.flush();
    return 0;
  }

  @SuppressWarnings("SystemConsoleNull") // null by its contract, whatever newer versions do
  private static boolean agreed(AvatarSource.Own avatar) {
    @Nullable Console console = System.console();
    if (console == null || !Progress.atTerminal()) {
      throw new WrongUse("there is no terminal to ask at; say --yes to remove without being asked");
    }
    String answer = console.readLine("Delete %s for good? [y/N] ", avatar.path());
    return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
  }
}
