package org.understudy.app.settings;

/** A file of settings that cannot be understood. */
final class DamagedSettings extends Exception {
  private static final long serialVersionUID = 1L;

  /** Says what is wrong. */
  DamagedSettings(String message) {
    super(message);
  }
}
