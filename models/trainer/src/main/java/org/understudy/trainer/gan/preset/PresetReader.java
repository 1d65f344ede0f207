package org.understudy.trainer.gan.preset;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads presets: JSON with // comments, every field stated, none unknown. Safe to share. */
public final class PresetReader {
  private static final List<String> NAMES = List.of("paper", "smoke");

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .enable(
              DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
              DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .build();

  private PresetReader() {}

  /** Names of the presets that come with the program. */
  public static List<String> names() {
    return NAMES;
  }

  /**
   * A preset that comes with the program.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public static Preset named(String name) throws IOException {
    if (!NAMES.contains(name)) {
      throw new IllegalArgumentException(
          "no preset '%s', there are %s".formatted(name, String.join(", ", NAMES)));
    }
    return resource(name + ".json", Preset.class);
  }

  /** The preset of the generator that trains on a small machine. */
  public static CompactPreset compact() throws IOException {
    return resource("compact.json", CompactPreset.class);
  }

  private static <T> T resource(String file, Class<T> type) throws IOException {
    try (InputStream in = PresetReader.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new FileNotFoundException(file);
      }
      return read(file, in, type);
    }
  }

  /**
   * Reads a preset.
   *
   * @param file name used in errors
   * @param in JSON; left open
   * @throws PresetException naming file, field and reason, if a field is missing, unknown, of
   *     another type or out of range
   */
  public static Preset read(String file, InputStream in) throws IOException {
    return read(file, in, Preset.class);
  }

  /**
   * Reads a preset of the generator that trains on a small machine.
   *
   * @see #read(String, InputStream)
   */
  public static CompactPreset readCompact(String file, InputStream in) throws IOException {
    return read(file, in, CompactPreset.class);
  }

  /**
   * Reads a preset of either generator; of the two only the paper's has manifolds.
   *
   * @see #read(String, InputStream)
   */
  public static AnyPreset readAny(String file, InputStream in) throws IOException {
    byte[] text = in.readAllBytes();
    boolean isPapers = read(file, new ByteArrayInputStream(text), JsonNode.class).has("manifolds");
    Class<? extends AnyPreset> type = isPapers ? Preset.class : CompactPreset.class;
    return read(file, new ByteArrayInputStream(text), type);
  }

  private static <T> T read(String file, InputStream in, Class<T> type) throws IOException {
    try {
      return JSON.readValue(in.readAllBytes(), type);
    } catch (JacksonException e) {
      String path = path(e);
      for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
        if (cause instanceof PresetException refusal) {
          throw refusal.in(file, path);
        }
      }
      String where = e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")";
      PresetException refusal =
          new PresetException(
              "%s: %s%s".formatted(file, path.isEmpty() ? "the preset" : path, where),
              "cannot be read: " + e.getOriginalMessage());
      refusal.initCause(e);
      throw refusal;
    }
  }

  private static String path(JacksonException e) {
    StringBuilder path = new StringBuilder();
    for (JacksonException.Reference step : e.getPath()) {
      if (step.getPropertyName() != null) {
        path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
      } else {
        path.append('[').append(step.getIndex()).append(']');
      }
    }
    return path.toString();
  }
}
