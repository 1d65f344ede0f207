package org.understudy.assets;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.List;
import java.util.Optional;

/**
 * Opens the files this module ships. A file is compared with the catalog each time it is opened, so
 * that a damaged installation is told as such instead of showing as a strange picture. Safe to
 * share between threads; every call opens a new stream that the caller closes.
 */
public final class Assets {
  private Assets() {}

  /**
   * Opens a file.
   *
   * @param name path such as {@code models/face.model}, with forward slashes
   * @throws FileNotFoundException if there is no such file, naming it and what there is
   * @throws DamagedAssetException if it is not the file that the catalog lists
   */
  public static InputStream open(String name) throws IOException {
    InputStream stream = url(name).isPresent() ? Assets.class.getResourceAsStream(name) : null;
    if (stream == null) {
      throw new FileNotFoundException(
          "the program ships no \"%s\"; there are %s"
              .formatted(name, list("").stream().map(CatalogEntry::name).toList()));
    }
    try (stream) {
      return new ByteArrayInputStream(Catalog.entry(name).checked(stream));
    }
  }

  /**
   * Reads every file once.
   *
   * @return how many there are
   * @throws DamagedAssetException naming the first that is not what the catalog lists
   * @throws FileNotFoundException naming the first that is missing
   */
  public static int checkAll() throws IOException {
    List<CatalogEntry> all = list("");
    for (CatalogEntry entry : all) {
      open(entry.name()).close();
    }
    return all.size();
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
