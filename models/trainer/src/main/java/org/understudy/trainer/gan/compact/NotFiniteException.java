package org.understudy.trainer.gan.compact;

import java.io.IOException;

/** Training left the finite numbers; the message names what did. */
public final class NotFiniteException extends IOException {
  private static final long serialVersionUID = 1L;

  NotFiniteException(String message) {
    super(message);
  }
}
