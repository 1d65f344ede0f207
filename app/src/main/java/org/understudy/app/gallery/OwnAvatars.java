package org.understudy.app.gallery;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.understudy.app.console.CommandFailure;
import org.understudy.app.gallery.AvatarSource.Own;
import org.understudy.avatar.file.AvatarFile;

/**
 * The folder of a user's own avatars: {@code <name>.avatar} each. It need not exist. Names consist
 * of a to z, 0 to 9 and hyphens only, so that none leads out of the folder.
 *
 * @param folder where they lie
 */
public record OwnAvatars(Path folder) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,40}");

  /** Those of this user. */
  public static OwnAvatars current() {
    return new OwnAvatars(UserFolders.current().avatars());
  }

  /** Whether this could be the name of an avatar. */
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /** All of them, sorted by name; files of other names are passed over. */
  public List<Own> list() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(file -> file.endsWith(AvatarFile.ENDING))
          .map(file -> file.substring(0, file.length() - AvatarFile.ENDING.length()))
          .sorted()
          .flatMap(name -> find(name).stream())
          .toList();
    }
  }

  /** The one of a name, if there is one. */
  public Optional<Own> find(String name) {
    if (!isName(name)) {
      return Optional.empty();
    }
    Path file = folder.resolve(name + AvatarFile.ENDING);
    return Files.isRegularFile(file) ? Optional.of(new Own(name, file)) : Optional.empty();
  }

  /** One whose file has the same content, if there is one. */
  public Optional<Own> same(Path file) throws IOException {
    for (Own own : list()) {
      if (Files.mismatch(own.path(), file) < 0) {
        return Optional.of(own);
      }
    }
    return Optional.empty();
  }

  /**
   * Takes a copy of a file in. The copy is checked from front to end before it appears under its
   * name; on any failure nothing is left behind.
   *
   * @param name 1 to 40 of a to z, 0 to 9 and -
   * @param replace whether one of the same name gives way
   * @throws CommandFailure where there is one of that name already
   * @throws IOException where the file is damaged or cannot be copied; the message says so
   */
  public Own add(Path file, String name, boolean replace) throws IOException {
    if (!isName(name)) {
      throw new IllegalArgumentException("not the name of an avatar: " + name);
    }
    if (!replace && find(name).isPresent()) {
      throw new CommandFailure(
          "you have an avatar \"%s\" already; choose another --name, or give --replace"
              .formatted(name));
    }
    Files.createDirectories(folder);
    Path target = folder.resolve(name + AvatarFile.ENDING);
    Path partial = folder.resolve(".%s.%d.part".formatted(name, ProcessHandle.current().pid()));
    try {
      copy(file, partial);
      try (InputStream in = Files.newInputStream(partial)) {
        AvatarFile.read(file.toString(), in);
      }
      if (replace) {
        Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING);
      } else {
        Files.move(partial, target);
      }
    } catch (FileAlreadyExistsException e) {
      throw new CommandFailure("\"%s\" was added by someone else just now".formatted(name), e);
    } finally {
      Files.deleteIfExists(partial);
    }
    return new Own(name, target);
  }

  /** Copies no more than an avatar can have. */
  private static void copy(Path file, Path target) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        OutputStream out = Files.newOutputStream(target)) {
      byte[] chunk = new byte[1 << 16];
      long copied = 0;
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        copied += n;
        if (copied > AvatarFile.MOST_BYTES) {
          throw new CommandFailure(
              "%s is larger than any avatar: the limit is %.1f MB"
                  .formatted(file, AvatarFile.MOST_BYTES / 1e6));
        }
        out.write(chunk, 0, n);
      }
    }
  }

  /** Removes one for good. */
  public void remove(Own avatar) throws IOException {
    Files.delete(avatar.path());
  }
}
