package org.understudy.tracking.build;

/** Ends the build; the message says what is wrong and what to do about it. */
final class BuildStopped extends Exception {
  private static final long serialVersionUID = 1L;

  BuildStopped(String message) {
    super(message);
  }
}
