package org.understudy.camera;

import java.io.IOException;

/**
 * A sink could not take or deliver a picture; the message is meant for the person at the screen.
 */
public final class SinkException extends IOException {
  private static final long serialVersionUID = 1L;

  /** A failure told in one sentence that names the file or device. */
  public SinkException(String message) {
    super(message);
  }

  /** A failure with its cause. */
  public SinkException(String message, Throwable cause) {
    super(message, cause);
  }
}
