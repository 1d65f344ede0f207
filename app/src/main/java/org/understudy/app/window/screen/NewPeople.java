package org.understudy.app.window.screen;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.understudy.app.gallery.ShippedGenerator;

/** Made-up people on the screen of avatars: the way to them and back. */
final class NewPeople {
  private final BorderPane pane;
  private final NewPersonPane maker;
  private final Button button = new Button("Make up a person …", Icons.of(Feather.USER_PLUS));
  private @Nullable Node centre;
  private @Nullable Node right;

  /**
   * Made-up people.
   *
   * @param pane whose parts give way while somebody is chosen
   * @param added called when the gallery has one more
   */
  NewPeople(Desk desk, BorderPane pane, Runnable added) {
    this.pane = pane;
    maker =
        new NewPersonPane(
            desk,
            name -> {
              giveBack();
              added.run();
              desk.settings().update(s -> s.withCall(s.call().withAvatar(name)));
            },
            this::giveBack);
    button.setId("new-person");
    button.setTooltip(new Tooltip("A new avatar of a person who does not exist"));
    button.setOnAction(event -> begin());
    button.setVisible(ShippedGenerator.isThere());
    button.setManaged(button.isVisible());
  }

  /** Leads to a new one; not there where the program has no generator. */
  Button button() {
    return button;
  }

  private void begin() {
    centre = pane.getCenter();
    right = pane.getRight();
    pane.setCenter(maker.node());
    pane.setRight(null);
    maker.begin();
  }

  private void giveBack() {
    pane.setCenter(centre);
    pane.setRight(right);
  }
}
