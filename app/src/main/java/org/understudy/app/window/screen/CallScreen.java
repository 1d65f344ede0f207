package org.understudy.app.window.screen;

import atlantafx.base.theme.Styles;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.understudy.app.settings.Settings;
import org.understudy.app.window.model.CallPhase;
import org.understudy.app.window.model.Choices;

/** The call: what others see, who is shown, where it comes from and goes to. */
public final class CallScreen implements Screen {
  private static final double SIDE_WIDTH = 264;
  private static final double SELF_VIEW_SHARE = 0.22;

  private final Desk desk;
  private final BorderPane pane = new BorderPane();
  private final StackPane stage = new StackPane();
  private final Label empty = new Label();
  private final Button start = new Button();
  private final ToggleButton away = new ToggleButton("Away", Icons.of(Feather.COFFEE));
  private final ToggleButton self = new ToggleButton("Self-view", Icons.of(Feather.EYE));
  private final CameraChooser cameras;
  private final OutputList outputs;
  private final GalleryStrip gallery;
  private CallPhase phase = CallPhase.IDLE;

  /** The screen. */
  public CallScreen(Desk desk) {
    this.desk = desk;
    cameras = new CameraChooser(desk);
    outputs = new OutputList(desk);
    gallery =
        new GalleryStrip(
            desk, name -> desk.settings().update(s -> s.withCall(s.call().withAvatar(name))));
    buildStage();
    buildButtons();
    VBox middle = new VBox(Rows.GAP + 4, stage, gallery.node());
    VBox.setVgrow(stage, Priority.ALWAYS);
    pane.setCenter(middle);
    pane.setRight(side());
    pane.setPadding(new Insets(16));
    desk.settings().onChange(this::settingsAre);
    settingsAre(desk.settings().get());
    phaseIs(CallPhase.IDLE);
  }

  private void buildStage() {
    stage.getStyleClass().add("stage");
    stage.setMinSize(0, 0);
    empty.getStyleClass().add("stage-words");
    empty.setWrapText(true);
    empty.setMaxWidth(380);
    desk.preview().setAccessibleText("Preview: what the others in the call see");
    StackPane.setAlignment(desk.selfView().node(), Pos.BOTTOM_RIGHT);
    StackPane.setMargin(desk.selfView().node(), new Insets(0, 12, 12, 0));
    stage
        .widthProperty()
        .addListener(
            (observed, before, now) ->
                desk.selfView().setWidth(SELF_VIEW_SHARE * now.doubleValue()));
    stage.getChildren().addAll(desk.preview(), empty, desk.selfView().node());
  }

  private void buildButtons() {
    start.setId("start");
    start.setDefaultButton(true);
    start.setMaxWidth(Double.MAX_VALUE);
    start.getStyleClass().addAll(Styles.LARGE, "start-button");
    start.setOnAction(event -> startOrStop());
    away.setId("away");
    away.setTooltip(new Tooltip("The avatar waits, breathing, and follows nothing you do (F9)"));
    away.setOnAction(event -> desk.calls().setAway(away.isSelected()));
    away.setMaxWidth(Double.MAX_VALUE);
    self.setId("self-view");
    self.setTooltip(new Tooltip("Your own camera picture, mirrored. Only you see it (F8)"));
    self.setOnAction(event -> desk.settings().update(s -> s.withSelfView(self.isSelected())));
    self.setMaxWidth(Double.MAX_VALUE);
    self.getStyleClass().add("self-toggle");
    away.getStyleClass().add("self-toggle");
  }

  private Node side() {
    var pair = Rows.row(away, self);
    for (ToggleButton button : new ToggleButton[] {away, self}) {
      HBox.setHgrow(button, Priority.ALWAYS);
    }
    VBox choices = new VBox(Rows.WIDE_GAP, cameras.node(), outputs.node());
    ScrollPane scroll = new ScrollPane(choices);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("bare-scroll");
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    VBox side = new VBox(Rows.GAP + 4, scroll, pair, start);
    side.setMinWidth(SIDE_WIDTH);
    side.setPrefWidth(SIDE_WIDTH);
    side.setMaxWidth(SIDE_WIDTH);
    side.setMinHeight(0);
    BorderPane.setMargin(side, new Insets(0, 0, 0, 16));
    return side;
  }

  /** Begins a call, or ends the one there is. */
  public void startOrStop() {
    if (phase == CallPhase.IDLE) {
      desk.calls().start(desk.settings().get().call());
    } else {
      desk.calls().stop();
    }
  }

  /** Goes away or comes back. */
  public void toggleAway() {
    if (phase == CallPhase.RUNNING) {
      away.fire();
    }
  }

  /** Shows or hides the camera's own picture. */
  public void toggleSelfView() {
    self.fire();
  }

  /** The call is in another phase. */
  public void phaseIs(CallPhase next) {
    phase = next;
    boolean idle = next == CallPhase.IDLE;
    start.setText(
        switch (next) {
          case IDLE -> "Start";
          case STARTING -> "Starting …";
          case RUNNING -> "Stop";
          case STOPPING -> "Stopping …";
        });
    start.setGraphic(Icons.of(idle ? Feather.PLAY : Feather.SQUARE));
    start.setTooltip(new Tooltip(idle ? "Show the avatar to the chosen outputs" : "End the call"));
    start.getStyleClass().removeAll(Styles.ACCENT, Styles.DANGER);
    start.getStyleClass().add(idle || next == CallPhase.STARTING ? Styles.ACCENT : Styles.DANGER);
    start.setDisable(next == CallPhase.STOPPING);
    away.setDisable(next != CallPhase.RUNNING);
    cameras.setLocked(!idle);
    outputs.setLocked(!idle);
    if (idle) {
      away.setSelected(false);
      desk.preview().clear();
    }
    empty.setVisible(idle || next == CallPhase.STARTING);
    empty.setText(
        idle
            ? "Choose a camera and an avatar, then press Start.\nYour own picture never leaves this window."
            : "Getting ready …");
    openSelfView();
  }

  /** There is a picture to see. */
  public void pictureCame() {
    empty.setVisible(false);
  }

  private void openSelfView() {
    boolean running = phase == CallPhase.RUNNING || phase == CallPhase.STARTING;
    desk.selfView().setOpen(running && desk.settings().get().selfView());
  }

  private void settingsAre(Settings settings) {
    self.setSelected(settings.selfView());
    gallery.select(settings.call().avatar());
    cameras.loopVisible(Choices.isVideo(settings.call().camera()));
    openSelfView();
  }

  /** The gallery has changed. */
  public void refreshGallery() {
    gallery.refresh();
  }

  @Override
  public Node node() {
    return pane;
  }

  @Override
  public void entered() {
    gallery.setPlaying(true);
  }

  @Override
  public void left() {
    gallery.setPlaying(false);
  }
}
