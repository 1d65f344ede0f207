package org.understudy.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.understudy.app.pipeline.StageTimes;
import org.understudy.app.talk.PictureShape;
import org.understudy.camera.SinkTarget;
import tools.jackson.databind.JsonNode;

/**
 * {@code understudy live} with the talk as its camera, at the talk's own pace and over and over,
 * and a file of one picture as its output, which costs what a camera's device does. Quality is not
 * lowered, so that all sessions do the same work.
 */
final class LiveSuite {
  private static final double SECONDS_AROUND = 5;

  private final BenchInput input;
  private final ChildProgram program;

  LiveSuite(BenchInput input, ChildProgram program) {
    this.input = input;
    this.program = program;
  }

  /** Seconds it is likely to take. */
  static double estimate(BenchInput input) {
    return input.shapes().size() * secondsEach(input);
  }

  private static double secondsEach(BenchInput input) {
    return input.effort().liveSeconds() + SECONDS_AROUND;
  }

  SuiteResult run(BenchSteps steps) throws IOException, InterruptedException {
    FigureTable table =
        new FigureTable(
            "Live, from the camera's picture to the output",
            "size",
            "p50, ms",
            "p95, ms",
            "max, ms",
            "dropped, %",
            "pictures/s",
            "at most resident, MiB");
    Map<String, Object> figures = new LinkedHashMap<>();
    for (PictureShape shape : input.shapes()) {
      JsonNode report = session(program, input, shape, input.effort().liveSeconds());
      steps.done(secondsEach(input));
      add(shape, report, figures, table);
    }
    table.note(
        "%s s each at full quality, the talk as camera; the second line of a size leaves out the first seconds, in which code is compiled"
            .formatted(FigureTable.number(input.effort().liveSeconds(), 0)));
    return new SuiteResult(figures, List.of(table));
  }

  /** Runs a session and waits for its report. */
  static JsonNode session(
      ChildProgram program, BenchInput input, PictureShape shape, double seconds)
      throws IOException, InterruptedException {
    Path picture = program.folder().resolve("camera.y4m");
    try {
      return program.report(arguments(input, shape, seconds, picture));
    } finally {
      Files.deleteIfExists(picture);
    }
  }

  private static List<String> arguments(
      BenchInput input, PictureShape shape, double seconds, Path picture) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "live",
                "--camera",
                input.talk().toString(),
                "--loop",
                "--sink",
                new SinkTarget.OneFrameFile(picture).toString(),
                "--fixed-quality",
                "--seconds",
                String.valueOf(seconds),
                "--size",
                shape.toString()));
    arguments.addAll(input.passedOn());
    return arguments;
  }

  private static void add(
      PictureShape shape, JsonNode report, Map<String, Object> figures, FigureTable table) {
    StageTimes.Summary all = summary(report.path("latencyMilliseconds"));
    StageTimes.Summary settled = summary(report.path("settledLatencyMilliseconds"));
    double dropped = report.path("droppedShare").asDouble(0);
    double rate = report.path("framesPerSecond").asDouble(0);
    long resident = report.path("peakResidentBytes").asLong(0);
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("latency", Figures.of(all));
    if (settled.count() > 0) {
      one.put("settledLatency", Figures.of(settled));
    }
    one.put("droppedShare", dropped);
    one.put("framesPerSecond", rate);
    one.put("peakResidentBytes", resident);
    Map<String, Object> stages = new LinkedHashMap<>();
    report
        .path("stagesMilliseconds")
        .properties()
        .forEach(stage -> stages.put(stage.getKey(), Figures.of(summary(stage.getValue()))));
    one.put("stages", stages);
    figures.put(shape.toString(), one);
    table.row(
        shape.toString(),
        FigureTable.number(all.median(), 1),
        FigureTable.number(all.p95(), 1),
        FigureTable.number(all.max(), 1),
        FigureTable.number(100 * dropped, 1),
        FigureTable.number(rate, 1),
        FigureTable.mebibytes(resident));
    if (settled.count() > 0) {
      table.row(
          "  settled",
          FigureTable.number(settled.median(), 1),
          FigureTable.number(settled.p95(), 1),
          FigureTable.number(settled.max(), 1),
          "",
          "",
          "");
    }
  }

  private static StageTimes.Summary summary(JsonNode times) {
    return new StageTimes.Summary(
        times.path("count").asLong(0),
        times.path("p50").asDouble(0),
        times.path("p95").asDouble(0),
        times.path("max").asDouble(0));
  }
}
