package org.understudy.app.making;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A line of what {@code avatar fit --progress json} tells. */
public sealed interface FitLine {
  /**
   * How far it is.
   *
   * @param stage what is being done, in words
   * @param done steps of the stage
   * @param total steps of the stage in all
   * @param share of the whole that is done, 0..1
   * @param secondsLeft to the end, once that can be told
   */
  record Progress(String stage, int done, int total, double share, OptionalLong secondsLeft)
      implements FitLine {}

  /**
   * What was found out about the clip.
   *
   * @param what was looked at
   * @param value what was found
   * @param unusable whether no avatar can be made because of it
   * @param advice what to film again; empty where all is well
   */
  record Finding(String what, String value, boolean unusable, String advice) implements FitLine {}

  /**
   * The avatar is written.
   *
   * @param metrics how well it agrees with the end of the clip, name to value, for people
   */
  record Done(Map<String, String> metrics) implements FitLine {}

  /** Reads a line; empty where it is none of these, as warnings of libraries are. */
  static Optional<FitLine> parse(String text) {
    if (!text.startsWith("{")) {
      return Optional.empty();
    }
    try {
      JsonNode json = JsonMapper.shared().readTree(text);
      if (json.has("stage")) {
        JsonNode left = json.path("secondsLeft");
        return Optional.of(
            new Progress(
                json.path("stage").asString(""),
                json.path("done").asInt(0),
                json.path("total").asInt(0),
                Math.clamp(json.path("share").asDouble(0), 0, 1),
                left.isNumber() ? OptionalLong.of(left.asLong()) : OptionalLong.empty()));
      }
      if (json.has("finding")) {
        return Optional.of(
            new Finding(
                json.path("finding").asString(""),
                json.path("value").asString(""),
                json.path("verdict").asString("").equals("unusable"),
                json.path("advice").asString("")));
      }
      if (json.has("avatar")) {
        Map<String, String> metrics = new LinkedHashMap<>();
        json.path("metrics")
            .properties()
            .forEach(entry -> metrics.put(entry.getKey(), entry.getValue().asString("")));
        return Optional.of(new Done(metrics));
      }
      return Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }
}
