package org.understudy.trainer.studio;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * People as JSON: the names of {@link StudioPerson}'s components are the names of the fields, what
 * is empty is null. What is written reads back equal. Safe to share.
 */
public final class PersonFile {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private PersonFile() {}

  /** A person as JSON text; the same text for equal people. */
  public static String text(StudioPerson person) {
    return JSON.writeValueAsString(person) + "\n";
  }

  /**
   * Reads a person from JSON text.
   *
   * @param text as {@link #text} gives it
   * @param origin where the text is from, for the message of an error
   * @throws IOException naming the origin and the field if it is no person
   */
  public static StudioPerson parse(String text, String origin) throws IOException {
    try {
      return JSON.readValue(text, StudioPerson.class);
    } catch (JacksonException e) {
      throw new IOException(
          origin
              + " is not a person as `understudy studio person` writes it: "
              + e.getOriginalMessage(),
          e);
    }
  }

  /**
   * Reads a person's file.
   *
   * @throws IOException naming the file if it is missing or no person
   */
  public static StudioPerson read(Path file) throws IOException {
    return parse(Files.readString(file), file.toString());
  }

  /** Writes a person's file. */
  public static void write(StudioPerson person, Path file) throws IOException {
    Files.writeString(file, text(person), StandardCharsets.UTF_8);
  }
}
