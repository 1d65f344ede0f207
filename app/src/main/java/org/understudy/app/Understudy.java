package org.understudy.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. Exit codes: 0 done, 1 failure, 2 wrong use. */
@Command(
    name = "understudy",
    mixinStandardHelpOptions = true,
    version = "understudy 0.1.0",
    description = "Stands in for you on video calls with an animatable 3D portrait.")
public final class Understudy {
  private Understudy() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Understudy()).execute(args));
  }
}
