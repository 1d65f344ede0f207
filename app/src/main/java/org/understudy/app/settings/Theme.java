package org.understudy.app.settings;

/** How the window looks. */
public enum Theme {
  /** As the system does. */
  SYSTEM,
  /** Dark on light. */
  LIGHT,
  /** Light on dark. */
  DARK
}
