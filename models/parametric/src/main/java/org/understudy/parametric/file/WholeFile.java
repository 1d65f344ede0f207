package org.understudy.parametric.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that is written whole or not at all: beside its place, then renamed. Two writers of one
 * file at the same time are not expected.
 */
public final class WholeFile {
  private WholeFile() {}

  /** What goes into the file. */
  @FunctionalInterface
  public interface Content {
    /** Writes everything; the stream stays open. */
    void write(OutputStream stream) throws IOException;
  }

  /**
   * Writes a file; one that is there is replaced.
   *
   * @throws IOException if it cannot be written; what was there is untouched, and nothing is left
   *     beside it
   */
  public static void write(Path file, Content content) throws IOException {
    Path whole = file.toAbsolutePath();
    Path draft = whole.resolveSibling("." + whole.getFileName() + ".partial");
    try {
      try (OutputStream stream = Files.newOutputStream(draft)) {
        content.write(stream);
      }
      Files.move(draft, whole, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /**
   * Writes a text in UTF-8 and a line's end; a file that is there is replaced.
   *
   * @throws IOException as {@link #write(Path, Content)}
   */
  public static void write(Path file, String text) throws IOException {
    byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
    write(file, stream -> stream.write(bytes));
  }
}
