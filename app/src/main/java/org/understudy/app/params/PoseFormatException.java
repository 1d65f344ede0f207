package org.understudy.app.params;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A pose file that does not hold what it should; the message names the place and what was there.
 */
public final class PoseFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  PoseFormatException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
