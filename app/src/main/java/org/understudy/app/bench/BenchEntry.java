package org.understudy.app.bench;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.understudy.app.report.IndentedJson;
import org.understudy.app.report.ProductVersion;
import org.understudy.parametric.file.FormatVersion;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One measurement of the program, as JSON: {@code {"understudy-bench":1,"time":..,"label":..,
 * "program":..,"machine":{..},"loadAverageBefore":..,"settings":{..},"figures":{..}}}, with {@code
 * "failed":["live"]} where suites failed.
 *
 * @param json the whole of it
 */
public record BenchEntry(JsonNode json) {
  /** Name of the field that says which version of the form this is. */
  private static final String SCHEMA = "understudy-bench";

  private static final int VERSION = 1;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * A new entry, of this machine and this program.
   *
   * @param label what its maker calls it, may be empty
   * @param load of the system before, see {@link MachineFacts#load}
   * @param settings what was measured and how long
   * @param outcome figures by suite, and what failed
   */
  public static BenchEntry of(
      Instant time,
      String label,
      Optional<Double> load,
      Map<String, Object> settings,
      BenchOutcome outcome) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put(SCHEMA, VERSION);
    entry.put("time", time.truncatedTo(ChronoUnit.SECONDS).toString());
    entry.put("label", label);
    entry.put("program", ProductVersion.program());
    entry.put("machine", MachineFacts.all());
    load.ifPresent(tasks -> entry.put("loadAverageBefore", tasks));
    entry.put("settings", settings);
    entry.put("figures", outcome.figures());
    if (!outcome.failures().isEmpty()) {
      // not why: a reason may name a folder
      entry.put("failed", outcome.failures().keySet());
    }
    return new BenchEntry(JSON.valueToTree(entry));
  }

  /**
   * Reads an entry.
   *
   * @throws IllegalArgumentException saying why it is none
   */
  static BenchEntry parse(String text) {
    JsonNode json;
    try {
      json = JSON.readTree(text);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("it is no JSON: " + e.getOriginalMessage(), e);
    }
    JsonNode version = json.path(SCHEMA);
    if (!json.isObject() || !version.isInt()) {
      throw new IllegalArgumentException(
          "it is no JSON object with \"%s\":%d".formatted(SCHEMA, VERSION));
    }
    Optional<String> refusal = FormatVersion.refusal(version.toString(), VERSION);
    if (refusal.isPresent()) {
      throw new IllegalArgumentException(refusal.get());
    }
    if (!json.path("figures").isObject() || !json.path("machine").isObject()) {
      throw new IllegalArgumentException("it has no figures or no machine");
    }
    return new BenchEntry(json);
  }

  /** What its maker called it. */
  public String label() {
    return json.path("label").asString("");
  }

  /** When it was made, in words of ISO 8601. */
  public String time() {
    return json.path("time").asString("");
  }

  /** The program's version. */
  public String program() {
    return json.path("program").asString("");
  }

  /** Facts about the machine. */
  public JsonNode machine() {
    return json.path("machine");
  }

  /** What was measured and how long. */
  public JsonNode settings() {
    return json.path("settings");
  }

  /** Names of the suites that failed, in the order in which they were run. */
  public List<String> failed() {
    return json.path("failed").valueStream().map(suite -> suite.asString("")).toList();
  }

  /** What was found. */
  public JsonNode figures() {
    return json.path("figures");
  }

  /** The entry for people who read JSON. */
  public String indented() {
    return IndentedJson.text(json);
  }

  /** The entry as one line. */
  public String line() {
    return JSON.writeValueAsString(json);
  }
}
