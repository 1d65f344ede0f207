package org.understudy.app.window.screen;

import atlantafx.base.theme.Styles;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.understudy.app.gallery.OwnAvatars;
import org.understudy.app.settings.CallSettings;
import org.understudy.app.talk.Backdrop;
import org.understudy.app.talk.ViewAngle;
import org.understudy.app.window.model.AvatarStudio;
import org.understudy.app.window.model.NewAvatarName;
import org.understudy.app.window.picture.PictureView;
import org.understudy.avatar.Avatar;
import org.understudy.avatar.generator.Generator;
import org.understudy.parametric.PortraitPose;

/** Makes up people, one after the other, until one is kept. */
final class NewPersonPane {
  private static final double WIDTH = 760;
  private static final double PICTURE = 300;
  private static final int EDGE = 512;
  private static final int SEEDS = 1_000_000;
  private static final double LEAST_VARIETY = 0.2;
  private static final double MOST_VARIETY = 1.2;

  private final Desk desk;
  private final Consumer<String> kept;
  private final PictureView picture = new PictureView();
  private final Label seedWords = Rows.note("");
  private final Slider variety =
      new Slider(LEAST_VARIETY, MOST_VARIETY, Generator.USUAL_TRUNCATION);
  private final TextField name = new TextField();
  private final Label problem = Rows.note("");
  private final Button another = new Button("Another person", Icons.of(Feather.SHUFFLE));
  private final Button keep = new Button("Keep", Icons.of(Feather.CHECK));
  private final ScrollPane node;
  private long seed;
  private boolean waiting;

  /**
   * A pane.
   *
   * @param kept given the name of the avatar that was kept
   * @param cancelled called when none is wanted
   */
  NewPersonPane(Desk desk, Consumer<String> kept, Runnable cancelled) {
    this.desk = desk;
    this.kept = kept;
    Label title = new Label("A person who does not exist");
    title.getStyleClass().add("title-2");
    picture.setMinSize(PICTURE, PICTURE);
    picture.setPrefSize(PICTURE, PICTURE);
    StackPane stage = new StackPane(picture);
    stage.getStyleClass().add("stage");
    another.setId("another-person");
    another.setOnAction(event -> another());
    variety.setId("person-variety");
    variety.setTooltip(new Tooltip("Left for ordinary people, right for unusual ones"));
    variety
        .valueChangingProperty()
        .addListener(
            (observed, before, now) -> {
              if (!now) {
                sample();
              }
            });
    name.setId("person-name");
    name.setPromptText("for example: nova");
    name.textProperty().addListener((observed, before, now) -> check());
    problem.setId("person-problem");
    keep.setId("keep-person");
    keep.getStyleClass().add(Styles.ACCENT);
    keep.setOnAction(event -> keep());
    Button cancel = new Button("Cancel");
    cancel.setId("person-cancel");
    cancel.setOnAction(event -> cancelled.run());
    VBox choices =
        new VBox(
            14,
            Rows.note(
                "Drawn by a network that has only seen computed people. It can be driven like every other avatar."),
            Rows.row(another, seedWords),
            Rows.field("Variety", variety),
            Rows.field("Name of the avatar", name),
            problem,
            Rows.row(cancel, Rows.spring(), keep));
    HBox.setHgrow(choices, Priority.ALWAYS);
    VBox card = new VBox(14, title, new HBox(20, stage, choices));
    card.getStyleClass().add("card-pane");
    card.setMaxSize(WIDTH, Region.USE_PREF_SIZE);
    card.setPadding(new Insets(24));
    node = new ScrollPane(new StackPane(card));
    node.setFitToWidth(true);
    node.setFitToHeight(true);
    node.getStyleClass().add("bare-scroll");
  }

  Node node() {
    return node;
  }

  /** Shows somebody new. */
  void begin() {
    name.setText("");
    another();
  }

  private void another() {
    seed = ThreadLocalRandom.current().nextLong(SEEDS);
    sample();
  }

  private void sample() {
    waiting = true;
    another.setDisable(true);
    check();
    desk.gallery()
        .sample(
            seed,
            variety.getValue(),
            avatar -> Platform.runLater(() -> show(avatar)),
            reason -> Platform.runLater(() -> failed(reason)));
  }

  private void show(Avatar avatar) {
    waiting = false;
    another.setDisable(false);
    seedWords.setText("Number " + seed);
    picture.setAccessibleText("Made-up person number " + seed);
    CallSettings call = desk.settings().get().call();
    desk.studio()
        .draw(
            new AvatarStudio.Shot(
                avatar,
                PortraitPose.REST.withRoot(avatar.framing().root()),
                new ViewAngle(0, 0),
                call.look().light(),
                Backdrop.USUAL,
                EDGE,
                EDGE,
                drawn -> picture.show(drawn.pixels(), drawn.width(), drawn.height())));
    check();
  }

  private void failed(String reason) {
    waiting = false;
    another.setDisable(false);
    desk.notices().accept(reason);
    check();
  }

  private void check() {
    Optional<String> why =
        NewAvatarName.problem(NewAvatarName.of(name.getText()), OwnAvatars.current());
    problem.setText(name.getText().isBlank() ? "" : why.orElse(""));
    keep.setDisable(waiting || why.isPresent());
  }

  private void keep() {
    keep.setDisable(true);
    desk.gallery()
        .keepSample(
            seed,
            variety.getValue(),
            NewAvatarName.of(name.getText()),
            added -> Platform.runLater(() -> kept.accept(added)),
            reason -> Platform.runLater(() -> failed(reason)));
  }
}
