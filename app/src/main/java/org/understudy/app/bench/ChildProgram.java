package org.understudy.app.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.understudy.app.console.CommandFailure;
import org.understudy.app.launch.OwnProgram;
import org.understudy.app.pipeline.CancelOnExit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs the program as a process of its own, as its user starts it, so that memory and start are its
 * own too, and reads its report.
 *
 * @param command up to the arguments
 * @param folder for its report and what it prints
 */
record ChildProgram(List<String> command, Path folder) {
  private static final String HEAP = "-Xmx640m";
  private static final long PATIENCE_MINUTES = 30;
  private static final int LAST_LINES = 3;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** The program as this process was started. */
  static ChildProgram current(Path folder) {
    return new ChildProgram(
        OwnProgram.command(
            System.getProperties(), ManagementFactory.getRuntimeMXBean().getInputArguments(), HEAP),
        folder);
  }

  /**
   * Runs a command that takes {@code --report}, and waits for its end.
   *
   * @return the report
   * @throws CommandFailure where it fails; the message has the last lines it printed
   */
  JsonNode report(List<String> arguments) throws IOException, InterruptedException {
    Path report = folder.resolve("report.json");
    Path printed = folder.resolve("printed.txt");
    List<String> line = new ArrayList<>(command);
    line.addAll(arguments);
    line.addAll(List.of("--report", report.toString()));
    try {
      Process process =
          new ProcessBuilder(line)
              .redirectErrorStream(true)
              .redirectOutput(printed.toFile())
              .start();
      try (CancelOnExit _ = new CancelOnExit(process::destroy)) {
        process.getOutputStream().close();
        if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
          throw new CommandFailure(
              "%s did not end within %d minutes".formatted(arguments.getFirst(), PATIENCE_MINUTES));
        }
      } finally {
        process.destroyForcibly();
      }
      if (process.exitValue() != 0) {
        throw new CommandFailure(
            "%s ended with exit code %d: %s"
                .formatted(arguments.getFirst(), process.exitValue(), lastLines(printed)));
      }
      return JSON.readTree(Files.readString(report));
    } finally {
      Files.deleteIfExists(report);
      Files.deleteIfExists(printed);
    }
  }

  private static String lastLines(Path printed) throws IOException {
    List<String> lines = Files.readAllLines(printed);
    return String.join(" | ", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
  }
}
