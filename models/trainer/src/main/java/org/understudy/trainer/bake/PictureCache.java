package org.understudy.trainer.bake;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * Results of a bake that is under way, so that the same command run again goes on where it was cut
 * off. A folder belongs to one description of the work and is emptied for another.
 */
public final class PictureCache {
  private final Path folder;

  /**
   * Opens a folder.
   *
   * @param folder made if it is not there
   * @param description of person and settings
   */
  public PictureCache(Path folder, String description) throws IOException {
    this.folder = folder;
    Files.createDirectories(folder);
    Path note = folder.resolve("work.txt");
    if (!Files.exists(note) || !Files.readString(note).equals(description)) {
      clear();
      Files.writeString(note, description, StandardCharsets.UTF_8);
    }
  }

  /** Bytes kept under a name, or empty if there are none or not as many. */
  public Optional<byte[]> find(String name, int length) throws IOException {
    try (InputStream in =
        new InflaterInputStream(
            new BufferedInputStream(Files.newInputStream(folder.resolve(name))))) {
      byte[] bytes = in.readNBytes(length);
      return bytes.length == length ? Optional.of(bytes) : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Keeps bytes under a name; a cut-off write leaves no half of them. */
  public void keep(String name, byte[] bytes) throws IOException {
    Path draft = folder.resolve(name + ".part");
    try (OutputStream out =
        new DeflaterOutputStream(
            new BufferedOutputStream(Files.newOutputStream(draft)),
            new Deflater(Deflater.BEST_SPEED))) {
      out.write(bytes);
    }
    Files.move(draft, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
  }

  /** Removes everything kept. */
  public void clear() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }

  /** Removes the folder and everything in it. */
  public void delete() throws IOException {
    clear();
    Files.delete(folder);
  }
}
