package org.understudy.trainer;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that is written whole or not at all: beside its place, then renamed. */
public final class ReplacedFile {
  private ReplacedFile() {}

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
    Path draft = file.resolveSibling(file.getFileName() + ".part");
    try {
      try (OutputStream stream = Files.newOutputStream(draft)) {
        content.write(stream);
      }
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
