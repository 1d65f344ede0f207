package org.understudy.app.window.screen;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The parts that screens are laid out with, so that all look alike. */
final class Rows {
  static final double GAP = 8;
  static final double WIDE_GAP = 16;

  private Rows() {}

  /** The head of a screen. */
  static VBox head(String title, String explanation) {
    Label name = new Label(title);
    name.getStyleClass().add("title-2");
    Label words = note(explanation);
    VBox head = new VBox(4, name, words);
    head.setMinHeight(Region.USE_PREF_SIZE);
    return head;
  }

  /** The head of a part. */
  static Label section(String title) {
    Label label = new Label(title);
    label.getStyleClass().add("section");
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  /** Words in the colour of less important things, over several lines where needed. */
  static Label note(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("note");
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  /** A name above what it names; screen readers read the name with it. */
  static VBox field(String name, Node input) {
    Label label = new Label(name);
    label.getStyleClass().add("field-name");
    label.setLabelFor(input);
    if (input.getAccessibleText() == null) {
      input.setAccessibleText(name);
    }
    if (input instanceof Region region) {
      region.setMaxWidth(Double.MAX_VALUE);
    }
    return new VBox(4, label, input);
  }

  /** Things in a row; the first that grows takes what is left. */
  static HBox row(Node... nodes) {
    HBox row = new HBox(GAP, nodes);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  /** Room that pushes what follows to the end. */
  static Region spring() {
    Region spring = new Region();
    HBox.setHgrow(spring, Priority.ALWAYS);
    VBox.setVgrow(spring, Priority.ALWAYS);
    return spring;
  }

  /** Things below each other on a raised ground. */
  static VBox card(Node... nodes) {
    VBox card = new VBox(GAP, nodes);
    card.getStyleClass().add("card-pane");
    return card;
  }
}
