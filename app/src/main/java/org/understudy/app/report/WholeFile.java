package org.understudy.app.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A text file that is written whole or not at all. */
public final class WholeFile {
  private WholeFile() {}

  /**
   * Writes a text and a line's end beside its place, and then renames it; an existing file is
   * replaced.
   *
   * @throws IOException if it cannot be written; nothing is left behind then
   */
  public static void write(Path file, String text) throws IOException {
    Path whole = file.toAbsolutePath();
    Path partial = whole.resolveSibling("." + whole.getFileName() + ".partial");
    try {
      Files.writeString(partial, text + "\n");
      Files.move(partial, whole, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(partial);
    }
  }
}
