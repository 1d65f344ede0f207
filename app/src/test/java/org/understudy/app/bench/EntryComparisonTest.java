package org.understudy.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.understudy.app.bench.EntryComparison.Row;
import tools.jackson.databind.json.JsonMapper;

class EntryComparisonTest {
  private static BenchEntry entry(String processor, Map<String, Object> figures) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("machine", Map.of("processor", processor));
    json.put("settings", Map.of("rounds", 3));
    json.put("figures", Map.of("chain", figures));
    return new BenchEntry(JsonMapper.builder().build().valueToTree(json));
  }

  private static Map<String, Object> figures(double milliseconds, double rate) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("medianMilliseconds", milliseconds);
    figures.put("maxMilliseconds", 100 * milliseconds);
    figures.put("framesPerSecond", rate);
    figures.put("backend", "scalar");
    return figures;
  }

  @Test
  void ratiosAreThoseOfTheSecondToTheFirst() {
    EntryComparison comparison =
        EntryComparison.of(entry("x", figures(10, 30)), entry("x", figures(12, 36)));
    assertThat(comparison.rows())
        .containsExactly(
            new Row("chain.medianMilliseconds", 10, 12), new Row("chain.framesPerSecond", 30, 36));
    Row time = comparison.rows().getFirst();
    Row rate = comparison.rows().getLast();
    assertThat(time.ratio()).isEqualTo(1.2);
    assertThat(time.differs(0.1)).isTrue();
    assertThat(time.differs(0.25)).isFalse();
    assertThat(time.better()).isFalse();
    assertThat(rate.better()).isTrue();
    assertThat(comparison.differing(0.1)).isEqualTo(2);
    assertThat(comparison.warnings()).isEmpty();
  }

  @Test
  void aShareIsTheSameUpAndDown() {
    assertThat(new Row("x", 100, 111).differs(0.1)).isTrue();
    assertThat(new Row("x", 111, 100).differs(0.1)).isTrue();
    assertThat(new Row("x", 100, 109).differs(0.1)).isFalse();
    assertThat(new Row("x", 109, 100).differs(0.1)).isFalse();
    assertThat(new Row("x", 0, 0).differs(0.1)).isFalse();
    assertThat(new Row("x", 0, 1).differs(0.1)).isTrue();
    assertThat(new Row("x", 1, 0).differs(0.1)).isTrue();
  }

  @Test
  void otherMachinesAndFiguresOfOneAloneAreTold() {
    Map<String, Object> more = new LinkedHashMap<>(figures(10, 30));
    more.put("peakResidentBytes", 5);
    EntryComparison comparison =
        EntryComparison.of(entry("old", figures(10, 30)), entry("new", more));
    assertThat(comparison.warnings())
        .containsExactly("the machines differ in processor: old and new");
    assertThat(comparison.onlyFirst()).isEmpty();
    assertThat(comparison.onlySecond()).containsExactly("chain.peakResidentBytes");
  }

  @Test
  void theTableMarksWhatDiffers() {
    StringWriter text = new StringWriter();
    EntryComparison.of(entry("x", figures(10, 30)), entry("x", figures(12.5, 30)))
        .table(0.1, false)
        .print(new PrintWriter(text, true));
    assertThat(text.toString().lines())
        .containsExactly(
            "Figures of both entries",
            "  figure                     A      B    B/A",
            "  chain.medianMilliseconds  10  12.50  1.250  * worse",
            "  chain.framesPerSecond     30     30  1.000",
            "  2 figures, 1 of them differ by more than 10 %",
            "");
  }
}
