package org.understudy.trainer.photo;

import java.io.Serial;

/** A photo that cannot become a portrait; the message says why. */
final class UnusablePhotoException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  UnusablePhotoException(String reason) {
    super(reason);
  }

  /** The reason, never null. */
  String reason() {
    return String.valueOf(getMessage());
  }
}
