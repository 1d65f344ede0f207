package org.understudy.app.making;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.understudy.app.launch.OwnProgram;

/**
 * How a fit is started as a process of its own. Immutable.
 *
 * @param program the command up to {@code avatar fit}, which it does not hold
 * @param more options of the fit behind the usual ones
 */
public record FitLauncher(List<String> program, List<String> more) {
  /** A fit may use this much of the machine's memory; the window's own limit is too little. */
  private static final String HEAP = "-XX:MaxRAMPercentage=60";

  /** Calls go first: the kernel gives a nice process of 15 a thirtieth of a busy core. */
  private static final List<String> NICE = List.of("nice", "-n", "15");

  public FitLauncher {
    program = List.copyOf(program);
    more = List.copyOf(more);
  }

  /**
   * As this process was started: by the launcher script where there is one, by the same Java and
   * the same libraries otherwise; with a lower priority where the system has {@code nice}.
   */
  public static FitLauncher current() {
    return of(
        System.getProperties(),
        System.getenv(),
        ManagementFactory.getRuntimeMXBean().getInputArguments());
  }

  /**
   * The same for a process with some properties, variables and options of Java.
   *
   * @param options as Java was given them
   */
  static FitLauncher of(
      Properties properties, Map<String, String> environment, List<String> options) {
    List<String> command = new ArrayList<>();
    if (inPath(environment, NICE.getFirst())) {
      command.addAll(NICE);
    }
    command.addAll(OwnProgram.command(properties, options, HEAP));
    return new FitLauncher(command, List.of());
  }

  private static boolean inPath(Map<String, String> environment, String program) {
    for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, program))) {
        return true;
      }
    }
    return false;
  }

  /** The same with more options of the fit. */
  public FitLauncher with(String... options) {
    List<String> all = new ArrayList<>(more);
    all.addAll(List.of(options));
    return new FitLauncher(program, all);
  }

  /**
   * The whole command of a job.
   *
   * @param result where the avatar is to be written
   */
  List<String> command(FitJob job, Path result) {
    List<String> command = new ArrayList<>(program);
    command.addAll(
        List.of(
            "avatar",
            "fit",
            "--video",
            job.clip().toString(),
            "--name",
            job.name(),
            "--out",
            result.toString(),
            "--consent",
            "--progress",
            "json"));
    command.addAll(more);
    return command;
  }
}
