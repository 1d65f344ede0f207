package org.understudy.trainer.gan.preset;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads presets: JSON with // comments, every field stated, none unknown. Safe to share. */
public final class PresetReader {
  private static final List<String> NAMES = List.of("paper", "smoke");
  private static final List<String> COMPACT_NAMES = List.of("compact", "head-only", "static");

  /** Names the preset whose fields hold where a file has none of its own. */
  private static final String LIKE = "like";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
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

  /** Names of the presets that come with the program for the generator on a small machine. */
  public static List<String> compactNames() {
    return COMPACT_NAMES;
  }

  /** The preset of the generator that trains on a small machine. */
  public static CompactPreset compact() throws IOException {
    return compact(COMPACT_NAMES.getFirst());
  }

  /**
   * A preset of the generator that trains on a small machine.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public static CompactPreset compact(String name) throws IOException {
    if (!COMPACT_NAMES.contains(name)) {
      throw new IllegalArgumentException(
          "no preset '%s', there are %s".formatted(name, String.join(", ", COMPACT_NAMES)));
    }
    return resource(name + ".json", CompactPreset.class);
  }

  /**
   * A preset with some of its fields changed.
   *
   * @param changes JSON of the same structure that states those alone
   * @throws PresetException if there is no such field, or its value is out of range
   */
  public static CompactPreset changed(CompactPreset preset, String changes) {
    ObjectNode tree = JSON.valueToTree(preset);
    merge(tree, JSON.readTree(changes));
    return value("changes", tree, CompactPreset.class);
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
   * Reads a preset of the generator that trains on a small machine. One that says {@code "like":
   * "compact"} states only what differs from that.
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
    byte[] bytes = in.readAllBytes();
    JsonNode tree;
    try {
      tree = JSON.readTree(bytes);
    } catch (JacksonException e) {
      throw refusal(file, e);
    }
    if (type.equals(CompactPreset.class) && tree instanceof ObjectNode own && own.has(LIKE)) {
      String name = own.remove(LIKE).asString();
      if (!COMPACT_NAMES.contains(name)) {
        throw new PresetException(
            LIKE, "takes one of %s, got %s".formatted(String.join(", ", COMPACT_NAMES), name));
      }
      ObjectNode base = JSON.valueToTree(compact(name));
      merge(base, own);
      return value(file, base, type);
    }
    try {
      return JSON.readValue(bytes, type);
    } catch (JacksonException e) {
      throw refusal(file, e);
    }
  }

  /** Takes over what is stated, object by object. */
  private static void merge(ObjectNode into, JsonNode stated) {
    for (Map.Entry<String, JsonNode> field : stated.properties()) {
      if (into.get(field.getKey()) instanceof ObjectNode inner && field.getValue().isObject()) {
        merge(inner, field.getValue());
      } else {
        into.set(field.getKey(), field.getValue());
      }
    }
  }

  private static <T> T value(String file, ObjectNode tree, Class<T> type) {
    try {
      return JSON.treeToValue(tree, type);
    } catch (JacksonException e) {
      throw refusal(file, e);
    }
  }

  private static PresetException refusal(String file, JacksonException e) {
    String path = path(e);
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof PresetException refusal) {
        return refusal.in(file, path);
      }
    }
    String where = e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")";
    PresetException refusal =
        new PresetException(
            "%s: %s%s".formatted(file, path.isEmpty() ? "the preset" : path, where),
            "cannot be read: " + e.getOriginalMessage());
    refusal.initCause(e);
    return refusal;
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
