package org.understudy.app.versions;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Where such files are found. */
public final class Fixtures {
  private Fixtures() {}

  /** A copy of a file in a folder, under the same name. */
  public static Path copy(String name, Path folder) throws IOException {
    Path copy = folder.resolve(name);
    try (InputStream in = Objects.requireNonNull(Fixtures.class.getResourceAsStream(name), name)) {
      Files.copy(in, copy);
    }
    return copy;
  }
}
