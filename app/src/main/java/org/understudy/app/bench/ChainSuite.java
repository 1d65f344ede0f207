package org.understudy.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.understudy.app.pipeline.StageTimes;
import org.understudy.app.talk.PictureShape;
import tools.jackson.databind.JsonNode;

/**
 * The whole way from a video file to a video file, {@code understudy drive} as its user runs it: in
 * each round once in every size, so that what else the machine does falls on all sizes alike.
 */
final class ChainSuite {
  private static final double SECONDS_EACH = 12;
  private static final Map<String, String> TITLES = titles();

  private final BenchInput input;
  private final ChildProgram program;

  ChainSuite(BenchInput input, ChildProgram program) {
    this.input = input;
    this.program = program;
  }

  private static Map<String, String> titles() {
    Map<String, String> titles = new LinkedHashMap<>();
    titles.put("decode", "decode");
    titles.put("landmarks", "landmarks");
    titles.put("landmarks.detection", "  face detection, where it runs");
    titles.put("landmarks.mesh", "  face mesh");
    titles.put("landmarks.poseDetection", "  person detection, where it runs");
    titles.put("landmarks.pose", "  body pose, where it runs");
    titles.put("follow.fit", "fit and smoothing");
    titles.put("draw", "draw");
    titles.put("draw.deform", "  deformation");
    titles.put("draw.bin", "  sorting");
    titles.put("draw.raster", "  rasterising and compositing");
    titles.put("encode", "encode");
    return titles;
  }

  /** Seconds it is likely to take. */
  static double estimate(BenchInput input) {
    return SECONDS_EACH * input.shapes().size() * input.effort().programRounds();
  }

  SuiteResult run(BenchSteps steps) throws IOException, InterruptedException {
    Map<PictureShape, List<JsonNode>> runs = new LinkedHashMap<>();
    for (int round = 0; round < input.effort().programRounds(); round++) {
      for (PictureShape shape : input.shapes()) {
        runs.computeIfAbsent(shape, s -> new ArrayList<>()).add(run(shape));
        steps.done(SECONDS_EACH);
      }
    }
    FigureTable summary =
        new FigureTable(
            "The whole chain, a video file in and a video file out",
            "size",
            "frames/s",
            "slowest run",
            "fastest run",
            "ms per frame",
            "at most resident, MiB");
    Map<String, Object> figures = new LinkedHashMap<>();
    List<FigureTable> tables = new ArrayList<>(List.of(summary));
    runs.forEach(
        (shape, reports) -> {
          double rate = Figures.median(reports, r -> r.path("framesPerSecond").asDouble(0));
          double[] rates =
              reports.stream().mapToDouble(r -> r.path("framesPerSecond").asDouble(0)).toArray();
          long resident =
              reports.stream()
                  .mapToLong(r -> r.path("peakResidentBytes").asLong(0))
                  .max()
                  .orElse(0);
          Map<String, Object> one = new LinkedHashMap<>();
          one.put("framesPerSecond", Figures.rounded(rate));
          one.put("peakResidentBytes", resident);
          Map<String, Object> stages = stages(reports);
          one.put("stages", stages);
          one.put("backend", reports.getFirst().path("backend").path("name").asString(""));
          figures.put(shape.toString(), one);
          summary.row(
              shape.toString(),
              FigureTable.number(rate, 1),
              FigureTable.number(Arrays.stream(rates).min().orElse(0), 1),
              FigureTable.number(Arrays.stream(rates).max().orElse(0), 1),
              FigureTable.number(1000 / Math.max(rate, 1e-9), 2),
              FigureTable.mebibytes(resident));
          tables.add(table(shape, reports.getFirst(), stages));
        });
    summary.note(
        "%d runs of each size, each a process of its own; start and end of a run included"
            .formatted(input.effort().programRounds()));
    return new SuiteResult(figures, tables);
  }

  private JsonNode run(PictureShape shape) throws IOException, InterruptedException {
    Path out = input.folder().resolve("out" + input.ending());
    try {
      return program.report(input.driving(out, shape));
    } finally {
      Files.deleteIfExists(out);
    }
  }

  /** Of each stage the median of the runs' medians and of their p95, and the longest of all. */
  private static Map<String, Object> stages(List<JsonNode> reports) {
    Map<String, Object> stages = new LinkedHashMap<>();
    for (String stage : TITLES.keySet()) {
      List<JsonNode> found =
          reports.stream()
              .map(report -> report.path("stagesMilliseconds").path(stage))
              .filter(JsonNode::isObject)
              .toList();
      if (!found.isEmpty()) {
        stages.put(
            stage,
            Figures.of(
                new StageTimes.Summary(
                    found.size(),
                    Figures.median(found, s -> s.path("median").asDouble(0)),
                    Figures.median(found, s -> s.path("p95").asDouble(0)),
                    found.stream().mapToDouble(s -> s.path("max").asDouble(0)).max().orElse(0))));
      }
    }
    return stages;
  }

  private static FigureTable table(
      PictureShape shape, JsonNode report, Map<String, Object> stages) {
    FigureTable table =
        new FigureTable("Stages at %s, ms".formatted(shape), "stage", "median", "p95", "max");
    stages.forEach(
        (stage, times) -> {
          Map<?, ?> one = (Map<?, ?>) times;
          table.row(
              TITLES.getOrDefault(stage, stage),
              FigureTable.figure(one, Figures.MEDIAN),
              FigureTable.figure(one, Figures.P95),
              FigureTable.figure(one, Figures.MAX));
        });
    table.note(
        "stages overlap; drawn by the %s kernels: %s"
            .formatted(
                report.path("backend").path("name").asString("?"),
                report.path("backend").path("reason").asString("?")));
    return table;
  }
}
