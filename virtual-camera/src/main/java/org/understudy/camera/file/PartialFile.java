package org.understudy.camera.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.understudy.camera.SinkException;

/**
 * A file in the making: a hidden one beside the target, which takes the target's name when it is
 * whole. Readers of the target never see half of it.
 *
 * @param target the name it will have
 * @param path where it is written meanwhile
 */
record PartialFile(Path target, Path path) {

  /**
   * Names the hidden file; creates nothing.
   *
   * @throws SinkException where the target cannot be written; the message says why
   */
  static PartialFile beside(Path target) throws SinkException {
    Path folder = target.toAbsolutePath().getParent();
    if (Files.isDirectory(target) || folder == null) {
      throw new SinkException(
          "cannot write %s: it is a folder; name a file in it".formatted(target));
    }
    if (!Files.isDirectory(folder)) {
      throw new SinkException(
          "cannot write %s: the folder %s does not exist; make it first".formatted(target, folder));
    }
    if (!Files.isWritable(folder) || (Files.exists(target) && !Files.isWritable(target))) {
      throw new SinkException(
          "cannot write %s: it is read-only; choose another name or folder".formatted(target));
    }
    Path name = target.toAbsolutePath().getFileName();
    return new PartialFile(target, target.toAbsolutePath().resolveSibling("." + name + ".partial"));
  }

  /** Creates the hidden file, or empties it, and opens it for writing. */
  FileChannel open() throws SinkException {
    try {
      return FileChannel.open(
          path,
          StandardOpenOption.CREATE,
          StandardOpenOption.TRUNCATE_EXISTING,
          StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** Gives the whole file its name, in place of what had it before. */
  void publish() throws SinkException {
    try {
      Files.move(path, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (AccessDeniedException e) {
      throw new SinkException(
          "cannot write %s: no permission; choose a folder that is yours".formatted(target), e);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** Deletes the hidden file, if it is there. */
  void discard() {
    delete(path);
  }

  /** Deletes a file, if it is there. */
  static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + file, e);
    }
  }

  /** An error of the file system, told with the target's name. */
  SinkException failure(IOException cause) {
    String message = String.valueOf(cause.getMessage());
    String reason =
        message.contains("No space left")
            ? "the disk is full; free some space or choose another folder"
            : message;
    return new SinkException("cannot write %s: %s".formatted(target, reason), cause);
  }
}
