package org.understudy.avatar;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** Files as the first versions of the program wrote them, beside the tests that read them. */
public final class Fixtures {
  private Fixtures() {}

  /**
   * The bytes of a file.
   *
   * @param reader beside which it lies
   */
  public static byte[] bytes(Class<?> reader, String name) throws IOException {
    try (InputStream in = Objects.requireNonNull(reader.getResourceAsStream(name), name)) {
      return in.readAllBytes();
    }
  }
}
