package org.understudy.app;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.understudy.app.console.AddOnCheck;
import org.understudy.app.console.FailureMessages;
import org.understudy.app.console.LogLevel;
import org.understudy.app.launch.CompilerThreads;
import org.understudy.app.report.ProductVersion;
import org.understudy.app.talk.SubjectModels;
import org.understudy.avatar.file.AvatarFile;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command line. Exit codes: 0 done, 1 failure, 2 wrong use. */
@Command(
    name = "understudy",
    mixinStandardHelpOptions = true,
    versionProvider = ProductVersion.class,
    description = "Stands in for you on video calls with an animatable 3D portrait.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  understudy                                    (the window)",
      "  understudy drive --video talk.mp4 --out avatar.mp4",
      "  understudy live --camera synthetic",
      "  understudy doctor",
      "",
      "Each command tells more with --help. Nothing uses the network."
    })
public final class Understudy {
  /** Commands that are sure to open an avatar, which is prepared while they are still parsed. */
  private static final Set<String> SHOWING = Set.of("drive", "live", "render", "bench", "trial");

  /** Commands that are sure to follow a face. */
  private static final Set<String> TRACKING = Set.of("drive", "live", "track", "trial");

  /** Commands that look at a recording and end. */
  private static final Set<String> RECORDED = Set.of("drive", "track");

  /** No command's name, for which all are made. */
  private static final String ALL = "";

  /** What is run where no command is given. */
  private static final String WINDOW = "window";

  /** Called by picocli. */
  public Understudy() {}

  @Option(
      names = {"-v", "--verbose"},
      scope = ScopeType.INHERIT,
      description = "Tell more: log messages, and stack traces of failures.")
  void setVerbose(boolean verbose) {
    if (verbose) {
      LogLevel.beVerbose();
    }
  }

  /** The command line with all commands and the rules for failures. */
  public static CommandLine commandLine() {
    return commandLineFor(ALL);
  }

  private static CommandLine commandLineFor(String word) {
    CommandLine program = new CommandLine(new Understudy());
    CommandTree.addFor(word, program);
    FailureMessages failures = new FailureMessages();
    return program
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionStrategy(new AddOnCheck())
        .setParameterExceptionHandler(failures)
        .setExecutionExceptionHandler(failures)
        .setUsageHelpAutoWidth(true)
        .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
  }

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    String[] line = args.length == 0 ? new String[] {WINDOW} : args;
    if (RECORDED.contains(line[0])) {
      CompilerThreads.allow();
    }
    if (SHOWING.contains(line[0])) {
      AvatarFile.prepare();
    }
    if (TRACKING.contains(line[0])) {
      SubjectModels.prepare();
    }
    System.exit(commandLineFor(line[0]).execute(line));
  }
}
