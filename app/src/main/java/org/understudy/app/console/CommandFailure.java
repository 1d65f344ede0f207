package org.understudy.app.console;

/**
 * A command cannot do what it was asked to, for a reason that the person at the terminal can read:
 * exit code 1. The stack trace is shown with {@code --verbose} only.
 */
public final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A failure told in one or two sentences. */
  public CommandFailure(String message) {
    super(message);
  }

  /** A failure with its cause. */
  public CommandFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
