package org.understudy.trainer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.understudy.parametric.file.WholeFile;
import tools.jackson.core.JacksonException;
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
   * Reads a record.
   *
   * @throws IOException naming the file, if it is missing or another thing
   */
  public static <T> T read(Path file, Class<T> type) throws IOException {
    try {
      return JSON.readValue(Files.readAllBytes(file), type);
    } catch (JacksonException e) {
      throw new IOException("%s: %s".formatted(file, e.getOriginalMessage()), e);
    }
  }

  /**
   * Writes {@link #text}.
   *
   * @throws IOException as {@link WholeFile#write}
   */
  public static void write(Path file, Object value) throws IOException {
    byte[] bytes = text(value).getBytes(StandardCharsets.UTF_8);
    WholeFile.write(file, stream -> stream.write(bytes));
  }
}
