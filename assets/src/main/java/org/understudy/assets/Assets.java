package org.understudy.assets;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.List;
import java.util.Optional;

/**
 * Opens the files this module ships. Safe to share between threads; every call opens a new stream
 * that the caller closes.
 */
public final class Assets {
  private Assets() {}

  /**
   * Opens a file.
   *
   * @param name path such as {@code models/face.model}, with forward slashes
   * @throws FileNotFoundException if there is no such file, naming it and what there is
   */
  public static InputStream open(String name) throws IOException {
    InputStream stream = url(name).isPresent() ? Assets.class.getResourceAsStream(name) : null;
    if (stream == null) {
      throw new FileNotFoundException(
          "the program ships no \"%s\"; there are %s"
              .formatted(name, list("").stream().map(CatalogEntry::name).toList()));
    }
    return stream;
  }

  /** Where a file lies, for players that open it themselves; empty if it is not shipped. */
  public static Optional<URL> url(String name) {
    boolean inside = !name.isEmpty() && !name.startsWith("/") && !name.contains("..");
    return inside ? Optional.ofNullable(Assets.class.getResource(name)) : Optional.empty();
  }

  /**
   * Files whose names begin with a prefix such as {@code avatars/}, in the catalog's order.
   *
   * @throws IOException if the catalog is damaged
   */
  public static List<CatalogEntry> list(String prefix) throws IOException {
    return Catalog.read().stream().filter(e -> e.name().startsWith(prefix)).toList();
  }
}
