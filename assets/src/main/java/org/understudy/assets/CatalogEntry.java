package org.understudy.assets;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/**
 * One shipped file.
 *
 * @param name path as {@link Assets#open} takes it
 * @param bytes its size
 * @param sha256 SHA-256 of its content, hexadecimal, lower case
 */
public record CatalogEntry(String name, long bytes, String sha256) {

  /**
   * The content of a stream, if it is this file's.
   *
   * @throws DamagedAssetException naming the file, if it is not
   */
  byte[] checked(InputStream in) throws IOException {
    byte[] content = new byte[Math.toIntExact(bytes)];
    int read;
    try {
      read = in.readNBytes(content, 0, content.length);
    } catch (ZipException | EOFException e) {
      throw new DamagedAssetException(name, String.valueOf(e.getMessage()));
    }
    if (read < content.length || in.read() >= 0) {
      throw new DamagedAssetException(
          name,
          read < content.length
              ? "it ends after %d of %d bytes".formatted(read, bytes)
              : "it goes on after %d bytes".formatted(bytes));
    }
    String found = Catalog.sha256(content);
    if (!found.equals(sha256)) {
      throw new DamagedAssetException(name, "SHA-256 %s instead of %s".formatted(found, sha256));
    }
    return content;
  }
}
