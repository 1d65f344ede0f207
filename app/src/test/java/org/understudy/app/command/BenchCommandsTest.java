package org.understudy.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.understudy.app.Understudy;
import org.understudy.app.bench.BenchEntry;
import org.understudy.app.bench.BenchHistory;
import org.understudy.app.bench.BenchOutcome;
import org.understudy.app.console.CommandFailure;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What becomes of measurements; measuring itself takes minutes. */
class BenchCommandsTest {
  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private String history = "";

  private int run(String... arguments) {
    CommandLine commandLine = Understudy.commandLine();
    commandLine.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return commandLine.execute(arguments);
  }

  @BeforeEach
  void keepThreeMeasurements() throws Exception {
    Path file = folder.resolve("history.jsonl");
    history = file.toString();
    add(file, "before", 20, 30);
    add(file, "", 20, 30);
    add(file, "after", 10, 29);
  }

  private static void add(Path file, String label, double milliseconds, double rate)
      throws Exception {
    Map<String, Object> figures =
        Map.of(
            "medianMilliseconds", milliseconds, "framesPerSecond", rate, "maxMilliseconds", 1000);
    new BenchHistory(file)
        .append(
            BenchEntry.of(
                Instant.parse("2026-01-02T03:04:05Z"),
                label,
                Optional.empty(),
                Map.of("suites", "chain"),
                new BenchOutcome(Map.of("chain", figures), Map.of())));
  }

  @Test
  void theLastTwoAreComparedWhereNothingElseIsSaid() {
    assertThat(run("bench", "compare", "--history", history)).isZero();
    assertThat(out.toString())
        .contains("A: 2026-01-02T03:04:05Z  without a label")
        .contains("B: 2026-01-02T03:04:05Z  \"after\"")
        .containsPattern("chain.medianMilliseconds +20 +10 +0.500 +\\* better")
        .containsPattern("chain.framesPerSecond +30 +29 +0.967\n")
        .contains("2 figures, 1 of them differ by more than 10 %")
        .doesNotContain("careful")
        .doesNotContain("maxMilliseconds");
  }

  @Test
  void placesLabelsAndTheThresholdAreForThePersonToSay() {
    assertThat(
            run(
                "bench",
                "compare",
                "-1",
                "before",
                "--history",
                history,
                "--threshold",
                "3",
                "--json"))
        .isZero();
    JsonNode json = JsonMapper.builder().build().readTree(out.toString());
    assertThat(json.at("/first/label").asString()).isEqualTo("after");
    for (JsonNode figure : json.path("figures")) {
      boolean time = figure.path("figure").asString().equals("chain.medianMilliseconds");
      assertThat(figure.path("ratio").asDouble()).isEqualTo(time ? 2 : 30.0 / 29);
      assertThat(figure.path("differs").asBoolean()).isTrue();
      assertThat(figure.path("better").asBoolean()).isEqualTo(!time);
    }
  }

  @Test
  void figuresOfOneAloneAndOtherSettingsAreTold() throws Exception {
    new BenchHistory(Path.of(history))
        .append(
            BenchEntry.of(
                Instant.EPOCH,
                "live",
                Optional.empty(),
                Map.of("suites", "live", "options", ""),
                new BenchOutcome(
                    Map.of("live", Map.of("512", Map.of("droppedShare", 0, "framesPerSecond", 30))),
                    Map.of())));
    assertThat(run("bench", "compare", "--history", history, "--differing")).isZero();
    assertThat(out.toString())
        .contains("careful: the settings differ in suites: chain and live")
        .contains("0 figures, 0 of them differ")
        .contains("figures only in A: 2 of chain")
        .contains("figures only in B: 2 of live 512");
  }

  @Test
  void whatIsNotThereIsWrongUse() {
    assertThat(run("bench", "compare", "0", "9", "--history", history)).isEqualTo(2);
    assertThat(err.toString()).contains("no entry 9 among 3").contains("before, after");
    assertThat(run("bench", "compare", "--history", folder.resolve("none").toString()))
        .isEqualTo(2);
    assertThat(err.toString()).contains("holds 0 entries");
  }

  @Test
  void aDamagedHistoryIsToldBeforeAnythingIsMeasured() throws Exception {
    Files.writeString(Path.of(history), "{\"figures\"\n");
    assertThat(run("bench", "--history", history)).isEqualTo(1);
    assertThat(err.toString()).contains("history.jsonl, line 1: it is no JSON");
    assertThat(run("bench", "compare", "--history", history)).isEqualTo(1);
  }

  @Test
  void anUnknownSuiteListsTheSuites() {
    assertThat(run("bench", "--only", "live,chains")).isEqualTo(2);
    assertThat(err.toString())
        .contains("no suite \"chains\"")
        .contains("chain, live, backends, growth, startup");
  }

  @Test
  void whatWasMeasuredIsKeptWhereASuiteFails() throws Exception {
    BenchHistory file = new BenchHistory(Path.of(history));
    BenchOutcome outcome =
        new BenchOutcome(
            Map.of("chain", Map.of("framesPerSecond", 31)), Map.of("live", "no picture came"));
    BenchEntry entry =
        BenchEntry.of(
            Instant.EPOCH, "half", Optional.empty(), Map.of("suites", "chain live"), outcome);
    CommandLine bench = new CommandLine(new BenchCommand());
    bench.setErr(new PrintWriter(err, true));
    assertThatThrownBy(
            () ->
                new BenchCommand().keep(bench.getCommandSpec(), Optional.of(file), entry, outcome))
        .isInstanceOf(CommandFailure.class)
        .hasMessage("live failed: no picture came");
    assertThat(file.entries()).hasSize(4);
    assertThat(run("bench", "list", "--history", history)).isZero();
    assertThat(out.toString()).contains("chain live (failed: live)");
  }

  @Test
  void whereEverySuiteFailsNothingIsKept() throws Exception {
    BenchHistory file = new BenchHistory(Path.of(history));
    BenchOutcome outcome = new BenchOutcome(Map.of(), Map.of("live", "no picture came"));
    BenchEntry entry = BenchEntry.of(Instant.EPOCH, "", Optional.empty(), Map.of(), outcome);
    CommandLine bench = new CommandLine(new BenchCommand());
    assertThatThrownBy(
            () ->
                new BenchCommand().keep(bench.getCommandSpec(), Optional.of(file), entry, outcome))
        .hasMessageContaining("live failed");
    assertThat(file.entries()).hasSize(3);
  }

  @Test
  void theListTellsPlacesAndLabels() {
    assertThat(run("bench", "list", "--history", history)).isZero();
    assertThat(out.toString()).contains("3 measurements").containsPattern(" 2 +after +");
  }
}
