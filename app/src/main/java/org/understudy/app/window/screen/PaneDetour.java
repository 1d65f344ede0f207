package org.understudy.app.window.screen;

import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import org.jspecify.annotations.Nullable;

/** Another node in place of a pane's centre and right, and the way back. For JavaFX's thread. */
final class PaneDetour {
  private final BorderPane pane;
  private @Nullable Node centre;
  private @Nullable Node right;
  private boolean shown;

  PaneDetour(BorderPane pane) {
    this.pane = pane;
  }

  /** Whether the other node is in place. */
  boolean isShown() {
    return shown;
  }

  /** Puts a node in place of what is there. */
  void show(Node node) {
    if (!shown) {
      centre = pane.getCenter();
      right = pane.getRight();
      shown = true;
    }
    pane.setCenter(node);
    pane.setRight(null);
  }

  /** Puts back what was there, if something else is. */
  void giveBack() {
    if (shown) {
      shown = false;
      pane.setCenter(centre);
      pane.setRight(right);
    }
  }
}
