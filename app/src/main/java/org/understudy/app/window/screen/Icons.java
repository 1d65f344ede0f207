package org.understudy.app.window.screen;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Icons, and buttons that consist of one. */
final class Icons {
  private static final int SIZE = 18;

  private Icons() {}

  /** An icon in the colour of its surroundings. */
  static FontIcon of(Feather icon) {
    FontIcon view = FontIcon.of(icon, SIZE);
    view.getStyleClass().add("screen-icon");
    return view;
  }

  /**
   * A button without a text.
   *
   * @param name for screen readers and as its tool tip
   */
  static Button button(Feather icon, String name, Runnable action) {
    Button button = new Button("", of(icon));
    button.getStyleClass().addAll("button-icon", "flat");
    name(button, name);
    button.setOnAction(event -> action.run());
    return button;
  }

  /** Names such a button for screen readers and in its tool tip. */
  static void name(Button button, String name) {
    button.setAccessibleText(name);
    button.setTooltip(new Tooltip(name));
  }
}
