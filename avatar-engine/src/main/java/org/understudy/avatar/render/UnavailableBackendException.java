package org.understudy.avatar.render;

/** A drawing backend that was asked for by name cannot run here; the message says what to do. */
public final class UnavailableBackendException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnavailableBackendException(String message) {
    super(message);
  }
}
