package org.understudy.avatar.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.understudy.avatar.Avatar;

/**
 * Reads and writes avatars as one file: see {@link Container} for its outer form and {@code
 * docs/avatar-format.md} for all of it. Stateless and thread-safe.
 *
 * <p>Files come from strangers. What is not as it should be is refused with the reason before it
 * can cost much: opening a file, whatever it holds, takes bounded memory and time, and touches no
 * other file.
 *
 * <p>Writing loses a little: positions are kept to 0.01 mm, displacements to 0.02 mm, weights to
 * 1/510, textures by {@link TextureQuality}; lattice parts that can never be seen are not kept.
 */
public final class AvatarFile {
  /** What the names of avatar files end in. */
  public static final String ENDING = ".avatar";

  /** No avatar file is larger, bytes. */
  public static final long MOST_BYTES = Container.MOST_BYTES;

  private AvatarFile() {}

  /**
   * Begins to load the native library that textures are decoded with, which is most of what the
   * first avatar of a process waits for. For a program that knows it will open one; returns at
   * once, has no effect later on, and fails where an avatar is opened.
   */
  public static void prepare() {
    WebpLibrary.prepare();
  }

  /**
   * Reads an avatar from a file.
   *
   * @throws AvatarFileException when the file is foreign, of another version, cut short, damaged or
   *     beyond what avatars may hold
   * @throws IOException when it cannot be read
   */
  public static Avatar read(Path file) throws IOException {
    WebpLibrary.prepare();
    try (InputStream in = Files.newInputStream(file)) {
      return read(file.toString(), in);
    }
  }

  /**
   * Reads an avatar to the end of a stream, which is not closed.
   *
   * @param source what to call the stream in messages
   */
  public static Avatar read(String source, InputStream stream) throws IOException {
    WebpLibrary.prepare();
    Container container = Container.read(source, stream);
    try {
      return new AvatarAssembly(container).run();
    } catch (IOException | RuntimeException e) {
      throw new AvatarFileException(source, "its parts do not fit together: " + e.getMessage(), e);
    }
  }

  /**
   * Reads what a file says about itself, which takes little; nothing behind its header is looked
   * at, let alone checked.
   *
   * @param source what to call the stream in messages
   * @param stream a stream at its beginning, read past the header and not closed
   * @throws AvatarFileException when the header is none, of another version or damaged
   */
  public static AvatarDescription describe(String source, InputStream stream) throws IOException {
    return AvatarDescription.of(Container.readHeader(source, stream));
  }

  /**
   * Writes an avatar beside its final place and then renames it, so that no half-written file is
   * ever seen; an existing file is replaced.
   *
   * @return the sizes of what was written, by section in bytes
   * @throws IllegalArgumentException when the avatar is beyond what files may hold
   */
  public static Map<String, Integer> write(Avatar avatar, Path file, TextureQuality quality)
      throws IOException {
    Map<String, byte[]> sections = AvatarDisassembly.sections(avatar, quality);
    byte[] bytes = Container.assemble(AvatarDisassembly.header(avatar, sections), sections);
    requireReadable(file.toString(), bytes);
    // not createTempFile: that makes files only their owner may read
    Path temporary =
        file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid() + ".part");
    try {
      Files.write(temporary, bytes);
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
    Map<String, Integer> sizes = new LinkedHashMap<>();
    int sum = 0;
    for (Map.Entry<String, byte[]> section : sections.entrySet()) {
      sizes.put(section.getKey(), section.getValue().length);
      sum += section.getValue().length;
    }
    sizes.put("header", bytes.length - sum);
    return sizes;
  }

  /** What nobody could open is not written. */
  private static void requireReadable(String source, byte[] bytes) throws IOException {
    try {
      read(source, new ByteArrayInputStream(bytes));
    } catch (AvatarFileException e) {
      throw new IllegalArgumentException(
          "this avatar cannot be kept in a file: " + e.getMessage(), e);
    }
  }
}
