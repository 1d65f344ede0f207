package org.understudy.app.window.screen;

import javafx.scene.Node;

/** One of the window's screens. Made once and used by JavaFX's thread alone. */
public interface Screen {
  /** What is seen of it. */
  Node node();

  /** It has come in front. */
  default void entered() {
    // most screens are always ready
  }

  /** Another has come in front. */
  default void left() {
    // most screens do nothing behind others
  }
}
