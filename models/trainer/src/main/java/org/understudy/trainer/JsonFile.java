package org.understudy.trainer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON for people and programs: indented, with a line's end, in files that are whole. */
public final class JsonFile {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private JsonFile() {}

  /** A map, record or tree as text. */
  public static String text(Object value) {
    return JSON.writeValueAsString(value) + "\n";
  }

  /**
   * Writes {@link #text}.
   *
   * @throws IOException as {@link ReplacedFile#write}
   */
  public static void write(Path file, Object value) throws IOException {
    byte[] bytes = text(value).getBytes(StandardCharsets.UTF_8);
    ReplacedFile.write(file, stream -> stream.write(bytes));
  }
}
