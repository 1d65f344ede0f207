package org.understudy.assets;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the catalog as {@link Catalog#update} writes it, and no other JSON: it is wanted at every
 * start, and to wake a JSON library for it would take longer than everything else about it.
 */
final class CatalogReader {
  private static final Pattern ENTRY =
      Pattern.compile(
          "\\{\\s*\"name\" : \"([^\"\\\\]+)\",\\s*\"bytes\" : (\\d{1,10}),\\s*\"sha256\" : \"([0-9a-f]{64})\"\\s*}\\s*(,\\s*|]\\s*)");

  private CatalogReader() {}

  /**
   * All entries in order.
   *
   * @throws IOException telling where the text is not as it is written
   */
  static List<CatalogEntry> read(String text) throws IOException {
    Matcher matcher = ENTRY.matcher(text);
    List<CatalogEntry> entries = new ArrayList<>();
    int at = text.startsWith("[ ") ? 2 : 0;
    boolean more = at > 0;
    while (more) {
      matcher.region(at, text.length());
      if (!matcher.lookingAt()) {
        break;
      }
      entries.add(
          new CatalogEntry(matcher.group(1), Long.parseLong(matcher.group(2)), matcher.group(3)));
      at = matcher.end();
      more = matcher.group(4).startsWith(",");
    }
    if (at == 0 || more || at < text.length()) {
      throw new IOException("no entry at character " + at);
    }
    return List.copyOf(entries);
  }
}
