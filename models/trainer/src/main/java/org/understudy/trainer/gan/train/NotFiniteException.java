package org.understudy.trainer.gan.train;

import java.io.IOException;
import java.nio.file.Path;

/** Training left the finite numbers; the message names what did. */
public final class NotFiniteException extends IOException {
  private static final long serialVersionUID = 1L;

  private NotFiniteException(String message) {
    super(message);
  }

  /**
   * Checks a number.
   *
   * @param what it is, for the message
   * @param pictures seen before it
   * @param folder of the run, whose last checkpoint is from before
   */
  public static void check(String what, double number, long pictures, Path folder)
      throws NotFiniteException {
    if (!Double.isFinite(number)) {
      throw new NotFiniteException(
          "%s is not finite after %d pictures; the last checkpoint in %s is from before, go on from it with a lower rate in the preset"
              .formatted(what, pictures, folder));
    }
  }
}
