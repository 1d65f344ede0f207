package org.understudy.app.command;

import java.util.concurrent.Callable;
import org.understudy.app.window.WindowProgram;
import picocli.CommandLine.Command;

/** {@code understudy window}: the desktop window. */
@Command(
    name = "window",
    aliases = "app",
    mixinStandardHelpOptions = true,
    description = {
      "Open the desktop window, as understudy without a command does.",
      "Nothing is sent anywhere; settings are kept in your folder for them."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  understudy", "  understudy window"})
public final class WindowCommand implements Callable<Integer> {
  /** Called by picocli. */
  public WindowCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    WindowProgram.run();
    return 0;
  }
}
