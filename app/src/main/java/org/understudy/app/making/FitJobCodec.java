package org.understudy.app.making;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.understudy.parametric.file.FormatVersion;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Jobs as JSON. */
final class FitJobCodec {
  private static final int VERSION = 1;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private FitJobCodec() {}

  static String write(FitJob job) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put(FormatVersion.FIELD, VERSION);
    json.put("name", job.name());
    json.put("clip", job.clip().toString());
    json.put("recorded", job.recorded());
    json.put("keep", job.keep());
    return JSON.writeValueAsString(json);
  }

  /**
   * The job of a text; empty where it is not one, which is then of no use to anybody.
   *
   * @throws IOException where a newer program wrote it, which can still go on with it; the message
   *     says why this one cannot
   */
  static Optional<FitJob> read(String text) throws IOException {
    try {
      JsonNode json = JSON.readTree(text);
      String version = json.path(FormatVersion.FIELD).toString();
      Optional<String> refusal = FormatVersion.refusal(version, VERSION);
      if (FormatVersion.isNewer(version, VERSION)) {
        throw new IOException(refusal.orElseThrow());
      }
      if (!json.isObject() || refusal.isPresent()) {
        return Optional.empty();
      }
      return Optional.of(
          new FitJob(
              json.path("name").asString(""),
              Path.of(json.path("clip").asString("")),
              json.path("recorded").asBoolean(false),
              json.path("keep").asBoolean(false)));
    } catch (JacksonException | InvalidPathException e) {
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      // a name that cannot be one
      return Optional.empty();
    }
  }
}
