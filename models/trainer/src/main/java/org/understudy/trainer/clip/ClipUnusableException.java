package org.understudy.trainer.clip;

import java.io.IOException;
import java.io.Serial;

/** A clip no avatar can be made of, with what to film instead. */
public final class ClipUnusableException extends IOException {
  @Serial private static final long serialVersionUID = 1L;

  /** A reason told in one or two sentences. */
  public ClipUnusableException(String message) {
    super(message);
  }
}
