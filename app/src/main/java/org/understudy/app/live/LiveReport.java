package org.understudy.app.live;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.understudy.app.pipeline.StageTimes;
import org.understudy.app.report.IndentedJson;
import org.understudy.app.report.ProductVersion;
import org.understudy.app.report.ResidentMemory;
import org.understudy.camera.LiveSink;
import org.understudy.camera.SinkFanout;
import org.understudy.parametric.file.WholeFile;

/** What a session tells about itself as JSON. */
public final class LiveReport {
  private static final double ROUNDING = 1000;

  private final Map<String, Object> json = new LinkedHashMap<>();

  /**
   * A report of a session that has ended.
   *
   * @param sinks how every sink fared, those lost included
   * @param lost why sinks were lost, by sink
   */
  public LiveReport(
      LiveSession session,
      LiveEnd end,
      LiveFigures figures,
      List<SinkFanout.Counts> sinks,
      Map<LiveSink, String> lost,
      StageTimes times,
      Map<String, Object> settings) {
    LiveSession.Counts counts = session.counts();
    double seconds = session.wallSeconds();
    json.put("command", "live");
    json.put(
        "end",
        switch (end) {
          case LiveEnd.Fine fine -> fine.reason();
          case LiveEnd.Failed failed -> "failed: " + failed.reason();
        });
    json.put("wallSeconds", rounded(seconds));
    json.put("frames", counts.pictures());
    json.put("framesWithFace", figures.picturesWithFace());
    json.put("framesPerSecond", seconds > 0 ? rounded(counts.pictures() / seconds) : 0);
    Map<String, Object> latency = summary(figures.total());
    Map<LiveSink, StageTimes.Summary> bySink =
        figures.totals(sinks.stream().map(SinkFanout.Counts::sink).toList());
    json.put("latencyMilliseconds", latency);
    Map<String, Object> settled = summary(figures.settled());
    settled.put("withoutFirstSeconds", LiveFigures.graceSeconds());
    json.put("settledLatencyMilliseconds", settled);
    json.put("firstFrameSeconds", orNull(figures.firstFrameSeconds()));
    json.put("firstFrameOfSessionSeconds", orNull(figures.firstFrameOfSessionSeconds()));
    json.put("firstFollowedFrameSeconds", orNull(figures.firstFollowedFrameSeconds()));
    long most = sinks.stream().mapToLong(SinkFanout.Counts::dropped).max().orElse(0);
    json.put(
        "droppedShare",
        counts.captured() == 0
            ? 0
            : rounded((double) (counts.untracked() + counts.undrawn() + most) / counts.captured()));
    json.put("captured", counts.captured());
    json.put("missedAtStart", session.missedAtStart());
    json.put("droppedBeforeTracking", counts.untracked());
    json.put("droppedBeforeDrawing", counts.undrawn());
    json.put("trackerFailures", session.trackerFailures());
    List<Map<String, Object>> each = new ArrayList<>();
    for (SinkFanout.Counts sink : sinks) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("sink", sink.sink().description());
      one.put("shown", sink.shown());
      one.put("dropped", sink.dropped());
      StageTimes.Summary delays = bySink.get(sink.sink());
      if (delays != null) {
        one.put("latencyMilliseconds", summary(delays));
      }
      if (lost.containsKey(sink.sink())) {
        one.put("lost", lost.get(sink.sink()));
      }
      each.add(one);
    }
    json.put("sinks", each);
    OptionalLong peak = ResidentMemory.peakBytes();
    json.put("peakResidentBytes", peak.isPresent() ? peak.getAsLong() : null);
    json.put("memory", session.memory());
    json.put(
        "backend",
        session
            .drawnBy()
            .map(drew -> Map.of("name", drew.name(), "reason", drew.reason()))
            .orElse(null));
    json.put("governorChanges", changes(session.changes()));
    Map<String, Object> stages = new LinkedHashMap<>();
    times.summaries().forEach((name, spent) -> stages.put(name, summary(spent)));
    json.put("stagesMilliseconds", stages);
    json.put("settings", settings);
    json.put("versions", ProductVersion.all());
  }

  private static List<Map<String, Object>> changes(List<Governor.Change> changes) {
    List<Map<String, Object>> list = new ArrayList<>();
    for (Governor.Change change : changes) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("second", change.second());
      one.put("quality", change.to().words());
      one.put("poseInterval", change.to().poseInterval());
      one.put("sizeShare", change.to().size());
      one.put("faintSheets", change.to().faintSheets());
      one.put("reason", change.reason());
      list.add(one);
    }
    return list;
  }

  private static Map<String, Object> summary(StageTimes.Summary times) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("p50", rounded(times.median()));
    one.put("p95", rounded(times.p95()));
    one.put("max", rounded(times.max()));
    one.put("count", times.count());
    return one;
  }

  private static @Nullable Double orNull(OptionalDouble value) {
    return value.isPresent() ? rounded(value.getAsDouble()) : null;
  }

  private static double rounded(double value) {
    return Math.round(value * ROUNDING) / ROUNDING;
  }

  /** One line for people. */
  public String summary() {
    return String.valueOf(json.get("frames"))
        + " pictures, "
        + json.get("framesPerSecond")
        + " a second, "
        + json.get("framesWithFace")
        + " with a face";
  }

  /** The report. */
  public String toJson() {
    return IndentedJson.text(json);
  }

  /** Writes the JSON to a file, whole or not at all. */
  public void write(Path file) throws IOException {
    WholeFile.write(file, toJson());
  }
}
