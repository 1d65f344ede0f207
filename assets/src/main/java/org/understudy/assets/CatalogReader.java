package org.understudy.assets;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads the catalog token by token: it is wanted at every start, and mapping records by reflection
 * takes ten times as long there.
 */
final class CatalogReader {
  private CatalogReader() {}

  /**
   * All entries in order.
   *
   * @throws tools.jackson.core.JacksonException if the text is no catalog
   */
  static List<CatalogEntry> read(InputStream in) {
    try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), in)) {
      require(parser, parser.nextToken(), JsonToken.START_ARRAY);
      List<CatalogEntry> entries = new ArrayList<>();
      while (parser.nextToken() == JsonToken.START_OBJECT) {
        entries.add(entry(parser));
      }
      require(parser, parser.currentToken(), JsonToken.END_ARRAY);
      return List.copyOf(entries);
    }
  }

  private static CatalogEntry entry(JsonParser parser) {
    String name = "";
    long bytes = -1;
    String sha256 = "";
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String property = parser.currentName();
      parser.nextToken();
      switch (property) {
        case "name" -> name = parser.getString();
        case "bytes" -> bytes = parser.getLongValue();
        case "sha256" -> sha256 = parser.getString();
        default -> throw new StreamReadException(parser, "unknown property " + property);
      }
    }
    if (name.isEmpty() || bytes < 0 || sha256.isEmpty()) {
      throw new StreamReadException(parser, "an entry lacks name, bytes or sha256");
    }
    return new CatalogEntry(name, bytes, sha256);
  }

  private static void require(JsonParser parser, JsonToken found, JsonToken wanted) {
    if (found != wanted) {
      throw new StreamReadException(parser, "expected %s, found %s".formatted(wanted, found));
    }
  }
}
