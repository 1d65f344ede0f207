package org.understudy.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * How soon the first picture is there, by the program's own clock, which begins with its process:
 * the launcher script and the start of the virtual machine are included. Driving and live sessions
 * take turns.
 */
final class StartupSuite {
  private static final double DRIVE_SECONDS = 12;
  private static final double SESSION_SECONDS = 8;
  private static final double LIVE_SECONDS = 12;

  private final BenchInput input;
  private final ChildProgram program;

  StartupSuite(BenchInput input, ChildProgram program) {
    this.input = input;
    this.program = program;
  }

  /** Seconds it is likely to take. */
  static double estimate(BenchInput input) {
    return input.effort().programRounds() * (DRIVE_SECONDS + LIVE_SECONDS);
  }

  SuiteResult run(BenchSteps steps) throws IOException, InterruptedException {
    List<JsonNode> drives = new ArrayList<>();
    List<JsonNode> sessions = new ArrayList<>();
    for (int round = 0; round < input.effort().programRounds(); round++) {
      drives.add(drive());
      steps.done(DRIVE_SECONDS);
      sessions.add(LiveSuite.session(program, input, input.drawn(), SESSION_SECONDS));
      steps.done(LIVE_SECONDS);
    }
    FigureTable table = new FigureTable("Start, seconds", "until", "median", "shortest", "longest");
    Map<String, Object> drive = new LinkedHashMap<>();
    add(drive, table, "drive: first picture drawn", drives, "firstFrameSeconds");
    Map<String, Object> live = new LinkedHashMap<>();
    add(live, table, "live: first picture at the output", sessions, "firstFrameSeconds");
    add(live, table, "live: the same from the session on", sessions, "firstFrameOfSessionSeconds");
    add(live, table, "live: first picture with a face", sessions, "firstFollowedFrameSeconds");
    table.note(
        "%d starts each at %s, counted from the start of the process, launcher script included, where not told otherwise;"
            .formatted(input.effort().programRounds(), input.drawn()));
    table.note(
        "drive's first picture comes once the subject's shape is learnt from the talk's first frames,"
            + " live's first is the avatar waiting for the camera");
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("drive", drive);
    figures.put("live", live);
    return new SuiteResult(figures, List.of(table));
  }

  private JsonNode drive() throws IOException, InterruptedException {
    Path out = input.folder().resolve("out" + input.ending());
    try {
      return program.report(input.driving(out, input.drawn()));
    } finally {
      Files.deleteIfExists(out);
    }
  }

  private static void add(
      Map<String, Object> figures,
      FigureTable table,
      String title,
      List<JsonNode> reports,
      String name) {
    double[] seconds =
        reports.stream()
            .map(report -> report.path(name))
            .filter(JsonNode::isNumber)
            .mapToDouble(JsonNode::asDouble)
            .toArray();
    if (seconds.length == 0) {
      table.row(title, "none", "", "");
      return;
    }
    Arrays.sort(seconds);
    double median = Figures.median(seconds);
    figures.put(name, Figures.rounded(median));
    table.row(
        title,
        FigureTable.number(median, 2),
        FigureTable.number(seconds[0], 2),
        FigureTable.number(seconds[seconds.length - 1], 2));
  }
}
