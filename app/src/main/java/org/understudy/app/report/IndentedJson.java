package org.understudy.app.report;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON for people and programs, indented. Here instead of in every command, as a mapper takes tens
 * of milliseconds to make and all commands are loaded at every start.
 */
public final class IndentedJson {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private IndentedJson() {}

  /** A map, list, record or tree as text, without an end of line. */
  public static String text(Object value) {
    return JSON.writeValueAsString(value);
  }
}
