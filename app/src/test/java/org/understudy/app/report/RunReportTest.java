package org.understudy.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.understudy.app.pipeline.StageTimes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RunReportTest {
  @TempDir Path folder;

  @Test
  void holdsTheFiguresThatProgramsRead() throws Exception {
    StageTimes times = new StageTimes();
    for (int i = 1; i <= 100; i++) {
      times.record("draw", i * 1_000_000L);
    }
    RunReport report =
        new RunReport(
            "drive",
            354,
            350,
            10,
            times.summaries(),
            OptionalLong.of(1024),
            "vector",
            "fastest here",
            Map.of("avatar", "ada"));
    Path file = folder.resolve("report.json");
    report.write(file);
    JsonNode json = JsonMapper.builder().build().readTree(Files.readString(file));
    assertThat(json.get("frames").asLong()).isEqualTo(354);
    assertThat(json.get("framesWithFace").asLong()).isEqualTo(350);
    assertThat(json.get("wallSeconds").asDouble()).isEqualTo(10);
    assertThat(json.get("framesPerSecond").asDouble()).isEqualTo(35.4);
    assertThat(json.get("peakResidentBytes").asLong()).isEqualTo(1024);
    assertThat(json.get("backend").get("name").asString()).isEqualTo("vector");
    assertThat(json.get("avatar").asString()).isEqualTo("ada");
    JsonNode draw = json.get("stagesMilliseconds").get("draw");
    assertThat(draw.get("median").asDouble()).isBetween(49.9, 50.2);
    assertThat(draw.get("p95").asDouble()).isBetween(94.8, 95.2);
    assertThat(draw.get("max").asDouble()).isBetween(99.8, 100.2);
  }

  @Test
  void readsThePeakFromLinux() {
    assertThat(ResidentMemory.peakBytes("VmPeak:\t 99 kB\nVmHWM:\t  2048 kB\n"))
        .hasValue(2048 * 1024L);
    assertThat(ResidentMemory.peakBytes("nothing")).isEmpty();
  }

  @Test
  void theBuildNamesItsVersion() {
    assertThat(ProductVersion.program()).matches("\\d+\\.\\d+.*");
  }
}
