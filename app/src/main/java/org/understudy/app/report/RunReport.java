package org.understudy.app.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.understudy.app.pipeline.StageTimes;
import org.understudy.parametric.file.WholeFile;

/**
 * What a run did and how long it took.
 *
 * @param command the command: "drive", "render" or "track"
 * @param frames frames read and, where there is a video, written
 * @param framesWithFace frames in which a face was seen
 * @param wallSeconds from opening the input to the finished output
 * @param stages how long each stage took
 * @param peakResidentBytes most memory that was resident, empty where unknown
 * @param backendName which renderer drew
 * @param backendReason why that one
 * @param facts what else is worth knowing: input, output, avatar, versions, in order
 */
public record RunReport(
    String command,
    long frames,
    long framesWithFace,
    double wallSeconds,
    Map<String, StageTimes.Summary> stages,
    OptionalLong peakResidentBytes,
    String backendName,
    String backendReason,
    Map<String, Object> facts) {

  private static final double ROUNDING = 1000;

  /** Frames per second of wall time. */
  public double framesPerSecond() {
    return wallSeconds > 0 ? frames / wallSeconds : 0;
  }

  /** This report as JSON. */
  public String toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("command", command);
    json.put("frames", frames);
    json.put("framesWithFace", framesWithFace);
    json.put("wallSeconds", rounded(wallSeconds));
    json.put("framesPerSecond", rounded(framesPerSecond()));
    Map<String, Object> times = new LinkedHashMap<>();
    stages.forEach(
        (name, summary) -> {
          Map<String, Object> one = new LinkedHashMap<>();
          one.put("median", rounded(summary.median()));
          one.put("p95", rounded(summary.p95()));
          one.put("max", rounded(summary.max()));
          one.put("count", summary.count());
          times.put(name, one);
        });
    json.put("stagesMilliseconds", times);
    json.put(
        "peakResidentBytes", peakResidentBytes.isPresent() ? peakResidentBytes.getAsLong() : null);
    json.put("backend", Map.of("name", backendName, "reason", backendReason));
    json.putAll(facts);
    return IndentedJson.text(json);
  }

  /** Writes the JSON to a file, whole or not at all. */
  public void write(Path file) throws IOException {
    WholeFile.write(file, toJson());
  }

  private static double rounded(double value) {
    return Math.round(value * ROUNDING) / ROUNDING;
  }
}
