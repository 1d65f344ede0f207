package org.understudy.app.console;

/**
 * A command was asked for something that cannot be, such as an avatar nobody knows: exit code 2.
 * The message says what would be accepted.
 */
public final class WrongUse extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A refusal told in one or two sentences. */
  public WrongUse(String message) {
    super(message);
  }
}
