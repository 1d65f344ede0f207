package org.understudy.trainer;

import java.util.Optional;

/**
 * Whether libtorch is there. It is larger than all the rest together, and an add-on of the
 * installed program.
 */
public final class Libtorch {
  private static final String LIBRARY = "org.bytedeco.pytorch.global.torch";

  private Libtorch() {}

  /** What to do where libtorch is missing, in one sentence; empty where it is there. */
  public static Optional<String> missing() {
    return missing(LIBRARY, Libtorch.class.getClassLoader());
  }

  /** The same for a class and a loader that may have it. Initialises nothing. */
  static Optional<String> missing(String library, ClassLoader loader) {
    try {
      Class.forName(library, false, loader);
      return Optional.empty();
    } catch (ClassNotFoundException _) {
      return Optional.of(
          "this command calculates with libtorch, which comes with the add-on understudy-trainer:"
              + " install its package (sudo apt install ./understudy-trainer_*.deb), or unpack"
              + " understudy-trainer-*.tar.gz where the program was unpacked");
    }
  }
}
