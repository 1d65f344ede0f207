package org.understudy.app.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.understudy.app.window.WindowProgram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code understudy window}: the desktop window. */
@Command(
    name = "window",
    aliases = "app",
    mixinStandardHelpOptions = true,
    description = {
      "Open the desktop window, as understudy without a command does.",
      "Avatar files that are named are taken in among yours and shown.",
      "Nothing is sent anywhere; settings are kept in your folder for them."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  understudy", "  understudy window", "  understudy window clara.avatar"})
public final class WindowCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", arity = "0..*", description = "Avatar files to take in.")
  private List<Path> avatars = new ArrayList<>();

  /** Called by picocli. */
  public WindowCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    WindowProgram.run(avatars);
    return 0;
  }
}
