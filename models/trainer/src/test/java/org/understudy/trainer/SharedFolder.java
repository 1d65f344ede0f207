package org.understudy.trainer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the inputs that are not part of the repository lie; tests that need them skip without. */
public final class SharedFolder {
  private SharedFolder() {}

  /** A folder below the shared folder, such as {@code makehuman/data}, if it is there. */
  public static Optional<Path> find(String relative) {
    String named = System.getProperty("understudy.shared", System.getenv("UNDERSTUDY_SHARED"));
    if (named != null) {
      return existing(Path.of(named).resolve(relative));
    }
    for (Path p = Path.of("").toAbsolutePath(); p != null; p = p.getParent()) {
      Optional<Path> found = existing(p.resolve("../shared").normalize().resolve(relative));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<Path> existing(Path path) {
    return Files.isDirectory(path) ? Optional.of(path) : Optional.empty();
  }
}
