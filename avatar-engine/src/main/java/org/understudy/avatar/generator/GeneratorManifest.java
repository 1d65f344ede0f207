package org.understudy.avatar.generator;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import org.understudy.parametric.file.FormatVersion;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The version in the manifest of a folder of networks, {@code {"version":1, ...}}: that of all
 * files of the folder together. The rest of a manifest is for people. Stateless.
 */
public final class GeneratorManifest {
  /** The version that is written, and the newest that is read. */
  public static final int VERSION = 1;

  /** Opens the manifest. */
  @FunctionalInterface
  public interface Source {
    /**
     * Opens it; the caller closes it.
     *
     * @throws FileNotFoundException if there is none
     * @throws NoSuchFileException if there is none
     */
    InputStream open() throws IOException;
  }

  private GeneratorManifest() {}

  /**
   * Looks whether this program reads such a folder. Without a manifest, or without a version in it,
   * it is of version 1.
   *
   * @param where named in errors
   * @throws IOException if it is of a newer version or none, or is no JSON object; the message says
   *     what to do
   */
  public static void check(Source source, String where) throws IOException {
    String version;
    try (InputStream in = source.open()) {
      version = version(in, where);
    } catch (FileNotFoundException | NoSuchFileException e) {
      return;
    } catch (JacksonException e) {
      throw new IOException("%s is damaged: %s".formatted(where, e.getOriginalMessage()), e);
    }
    Optional<String> refusal = FormatVersion.refusal(version, VERSION);
    if (refusal.isPresent()) {
      throw new IOException("%s: %s".formatted(where, refusal.get()));
    }
  }

  /** The field as JSON; empty where there is none. */
  private static String version(InputStream in, String where) throws IOException {
    try (JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), in)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException(where + " is damaged: it is no JSON object");
      }
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        if (name.equals(FormatVersion.FIELD)) {
          String text = json.getString();
          return value == JsonToken.VALUE_NUMBER_INT ? text : "\"%s\"".formatted(text);
        }
        json.skipChildren();
      }
      return "";
    }
  }
}
