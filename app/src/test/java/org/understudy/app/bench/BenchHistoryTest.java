package org.understudy.app.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.understudy.app.console.CommandFailure;
import org.understudy.app.console.WrongUse;

class BenchHistoryTest {
  private static final Instant TIME = Instant.parse("2026-11-30T04:05:06.789Z");

  @TempDir Path folder;

  private static BenchEntry entry(String label, double milliseconds) {
    return BenchEntry.of(
        TIME,
        label,
        Optional.of(0.25),
        Map.of("rounds", 3),
        new BenchOutcome(
            Map.of("chain", Map.of("512", Map.of("medianMilliseconds", milliseconds))), Map.of()));
  }

  @Test
  void whatWasAppendedIsReadAgain() throws Exception {
    BenchHistory history = new BenchHistory(folder.resolve("docs").resolve("history.jsonl"));
    assertThat(history.entries()).isEmpty();
    history.append(entry("first", 20));
    history.append(entry("", 10.5));
    assertThat(history.entries()).containsExactly(entry("first", 20), entry("", 10.5));
    assertThat(Files.readAllLines(history.file())).hasSize(2);
    try (Stream<Path> files = Files.list(folder.resolve("docs"))) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void anEntryTellsWhatItIsAndOfWhatMachineButNotWhose() throws Exception {
    BenchEntry entry = entry("before", 20);
    assertThat(entry.line())
        .startsWith("{\"understudy-bench\":1,\"time\":\"2026-11-30T04:05:06Z\"")
        .doesNotContain(System.getProperty("user.home"))
        .doesNotContain(System.getProperty("user.dir"));
    assertThat(entry.machine().propertyNames())
        .contains("processor", "processors", "system", "java", "vectorLanes");
    assertThat(BenchEntry.parse(entry.indented())).isEqualTo(entry);
  }

  @Test
  void aDamagedLineIsNamedAndNothingIsWritten() throws Exception {
    Path file = folder.resolve("history.jsonl");
    String damaged = entry("", 1).line() + "\n\n{\"understudy-bench\":1,\"figu\n";
    Files.writeString(file, damaged);
    assertThatThrownBy(() -> new BenchHistory(file).append(entry("", 2)))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("history.jsonl, line 3: it is no JSON");
    assertThat(file).hasContent(damaged);
  }

  @Test
  void otherVersionsAndOtherJsonAreRefused() {
    assertThatThrownBy(() -> BenchEntry.parse("{\"understudy-bench\":2}"))
        .hasMessageContaining("version 2")
        .hasMessageContaining("reads up to 1");
    assertThatThrownBy(() -> BenchEntry.parse("{\"frame\":1}")).hasMessageContaining("no JSON obj");
    assertThatThrownBy(() -> BenchEntry.parse("[]")).hasMessageContaining("no JSON object");
    assertThatThrownBy(() -> BenchEntry.parse("{\"understudy-bench\":1}"))
        .hasMessageContaining("no figures");
  }

  @Test
  void entriesAreFoundByPlaceAndByTheNewestOfALabel() {
    List<BenchEntry> entries = List.of(entry("a", 1), entry("b", 2), entry("a", 3));
    assertThat(BenchHistory.find(entries, "0")).isEqualTo(entry("a", 1));
    assertThat(BenchHistory.find(entries, "-1")).isEqualTo(entry("a", 3));
    assertThat(BenchHistory.find(entries, "-3")).isEqualTo(entry("a", 1));
    assertThat(BenchHistory.find(entries, "a")).isEqualTo(entry("a", 3));
    assertThat(BenchHistory.find(entries, "b")).isEqualTo(entry("b", 2));
    for (String missing : List.of("3", "-4", "c", "")) {
      assertThatThrownBy(() -> BenchHistory.find(entries, missing))
          .isInstanceOf(WrongUse.class)
          .hasMessageContaining("among 3")
          .hasMessageContaining("a, b, a");
    }
  }

  @Test
  void theUsualHistoryIsThatOfTheSources() throws Exception {
    Properties properties = new Properties();
    assertThat(BenchHistory.usual(properties)).isEmpty();
    properties.setProperty("understudy.home", folder.toString());
    assertThat(BenchHistory.usual(properties)).isEmpty();
    Files.createFile(folder.resolve("pom.xml"));
    assertThat(BenchHistory.usual(properties))
        .contains(new BenchHistory(folder.resolve("docs").resolve("bench-history.jsonl")));
  }
}
