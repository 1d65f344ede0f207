package org.understudy.app.window.screen;

import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Puts the editor of response curves, closed at first, below something that takes all the room. */
final class CurveDisclosure {
  private final TitledPane advanced;
  private final ScrollPane scroll;

  /**
   * Closed.
   *
   * @param changed called when it was opened or closed
   */
  CurveDisclosure(Node above, CurvePane curves, Runnable changed) {
    advanced = new TitledPane("Advanced: response curves", curves.node());
    advanced.setId("advanced-curves");
    advanced.setExpanded(false);
    advanced.setAnimated(false);
    advanced.setMinHeight(TitledPane.USE_PREF_SIZE);
    VBox.setVgrow(above, Priority.ALWAYS);
    VBox content = new VBox(Rows.WIDE_GAP, above, advanced);
    content.setPadding(new Insets(0, 8, 0, 0));
    scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.setFitToHeight(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("bare-scroll");
    advanced
        .expandedProperty()
        .addListener(
            (observed, before, open) -> {
              changed.run();
              if (open) {
                Platform.runLater(this::scrollDown);
              }
            });
  }

  private void scrollDown() {
    scroll.layout();
    scroll.setVvalue(scroll.getVmax());
  }

  Node node() {
    return scroll;
  }

  boolean open() {
    return advanced.isExpanded();
  }
}
