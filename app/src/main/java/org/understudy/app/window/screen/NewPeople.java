package org.understudy.app.window.screen;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import org.kordamp.ikonli.feather.Feather;
import org.understudy.app.gallery.ShippedGenerator;

/** Made-up people on the screen of avatars: the way to them and back. */
final class NewPeople {
  private final PaneDetour detour;
  private final NewPersonPane maker;
  private final Button button = new Button("Make up a person …", Icons.of(Feather.USER_PLUS));

  /**
   * Made-up people.
   *
   * @param pane whose parts give way while somebody is chosen
   * @param added called when the gallery has one more
   */
  NewPeople(Desk desk, BorderPane pane, Runnable added) {
    detour = new PaneDetour(pane);
    maker =
        new NewPersonPane(
            desk,
            name -> {
              detour.giveBack();
              added.run();
              desk.settings().update(s -> s.withCall(s.call().withAvatar(name)));
            },
            detour::giveBack);
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
    detour.show(maker.node());
    maker.begin();
  }
}
