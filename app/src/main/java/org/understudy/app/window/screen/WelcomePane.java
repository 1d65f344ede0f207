package org.understudy.app.window.screen;

import atlantafx.base.theme.Styles;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What the first start explains. */
public final class WelcomePane {
  private static final double WIDTH = 520;

  private final StackPane pane;

  /**
   * The explanation.
   *
   * @param understood called when it has been read
   */
  public WelcomePane(Runnable understood) {
    Label title = new Label("Welcome to Understudy");
    title.getStyleClass().add("title-2");
    Button go = new Button("Understood");
    go.setId("understood");
    go.setDefaultButton(true);
    go.getStyleClass().addAll(Styles.ACCENT, Styles.LARGE);
    go.setOnAction(event -> understood.run());
    HBox end = new HBox(go);
    end.setAlignment(Pos.CENTER_RIGHT);
    VBox card =
        new VBox(
            18,
            title,
            Rows.note(
                "An avatar stands in for you on video calls: it moves and speaks as you do. For this the program asks your system for two things."),
            point(
                Feather.CAMERA,
                "Your camera",
                "To see how your face and shoulders move. Its pictures stay in the memory of this program; you alone can see them, in the small self-view. Only where you record a clip for an avatar of yourself they are kept, for you alone, until it is made."),
            point(
                Feather.VIDEO,
                "A virtual camera",
                "So that other programs find the avatar in their list of cameras: a device of v4l2loopback, or PipeWire. Either is set up once; `understudy doctor` says what is missing."),
            point(
                Feather.SHIELD,
                "Nothing is sent",
                "The program works without a network. Only the avatar's pictures go out, and only to the outputs that you choose. The microphone is not touched, unless you ask for a delayed copy of it in Settings."),
            end);
    card.getStyleClass().add("welcome");
    card.setMaxSize(WIDTH, Region.USE_PREF_SIZE);
    pane = new StackPane(card);
    pane.getStyleClass().add("cover");
  }

  private static Node point(Feather icon, String title, String words) {
    Label name = new Label(title);
    name.getStyleClass().add("section");
    VBox text = new VBox(2, name, Rows.note(words));
    HBox.setHgrow(text, Priority.ALWAYS);
    HBox row = new HBox(16, Icons.of(icon), text);
    row.setAlignment(Pos.TOP_LEFT);
    return row;
  }

  /** What is seen of it. */
  public Node node() {
    return pane;
  }
}
