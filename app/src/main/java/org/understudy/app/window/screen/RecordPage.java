package org.understudy.app.window.screen;

import atlantafx.base.theme.Styles;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Arc;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.Ellipse;
import org.kordamp.ikonli.feather.Feather;
import org.understudy.app.guide.GuideRun;
import org.understudy.app.guide.GuideStep;
import org.understudy.app.guide.Hint;
import org.understudy.app.window.model.Capital;

/**
 * The recording: the person's mirror image, an oval for the face whose line fills as the steps go
 * by, what to do above, what is wrong below.
 */
final class RecordPage {
  private static final String READY_TITLE = "Get ready";
  private static final String READY =
      "Sit so that your face fills the oval and your shoulders are seen, with light from the front.";

  /** The oval in parts of the mirror's height. */
  private static final double OVAL_HEIGHT = 0.56;

  private static final double OVAL_WIDTH = 0.42;

  /** Faces sit a little above the middle, shoulders below. */
  private static final double OVAL_RISE = 0.03;

  private static final double FULL_TURN = 360;
  private static final double MIRROR_RATIO = 4.0 / 3;

  private final Label title = new Label(READY_TITLE);
  private final Label instruction = new Label(READY);
  private final Label hint = new Label();
  private final Label counter = Rows.note("");
  private final StackPane stage = new StackPane();
  private final Ellipse oval = new Ellipse();
  private final Arc ring = new Arc();
  private final StackPane icon = new StackPane();
  private final Button record = new Button("Start recording", Icons.of(Feather.CIRCLE));
  private final VBox pane;
  private boolean cameraOn;

  /**
   * A page.
   *
   * @param mirror shows the person
   * @param mirrorWidth tells the mirror how wide it is to be
   * @param begin begins the recording, or begins it anew
   * @param cancel goes back
   */
  RecordPage(Node mirror, DoubleConsumer mirrorWidth, Runnable begin, Runnable cancel) {
    title.setId("guide-title");
    title.getStyleClass().add("guide-title");
    instruction.setId("guide-instruction");
    instruction.getStyleClass().add("guide-words");
    instruction.setWrapText(true);
    hint.setId("guide-hint");
    hint.getStyleClass().add("guide-hint");
    hint.setWrapText(true);
    VBox words = new VBox(2, title, instruction);
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox above = new HBox(16, icon, words);
    above.setAlignment(Pos.CENTER_LEFT);
    above.getStyleClass().add("guide-banner");
    above.setMinHeight(Region.USE_PREF_SIZE);
    icon.setMinWidth(40);
    StackPane.setAlignment(hint, Pos.BOTTOM_CENTER);
    StackPane.setMargin(hint, new Insets(0, 12, 14, 12));
    oval.getStyleClass().add("guide-oval");
    ring.getStyleClass().add("guide-ring");
    ring.setType(ArcType.OPEN);
    ring.setStartAngle(FULL_TURN / 4);
    Group shapes = new Group(oval, ring);
    shapes.setManaged(false);
    stage.getStyleClass().add("stage");
    stage.setMinSize(0, 0);
    stage.getChildren().addAll(mirror, shapes, hint);
    Runnable layout = () -> lay(mirrorWidth);
    stage.widthProperty().addListener((observed, before, now) -> layout.run());
    stage.heightProperty().addListener((observed, before, now) -> layout.run());
    record.setId("record-start");
    record.getStyleClass().add(Styles.DANGER);
    record.setOnAction(event -> begin.run());
    counter.setId("guide-counter");
    Button back = new Button("Cancel");
    back.setId("record-cancel");
    back.setOnAction(event -> cancel.run());
    VBox.setVgrow(stage, Priority.ALWAYS);
    pane = new VBox(Rows.GAP + 4, above, stage, Rows.row(back, Rows.spring(), counter, record));
    reset();
  }

  private void lay(DoubleConsumer mirrorWidth) {
    double height = Math.min(stage.getHeight(), stage.getWidth() / MIRROR_RATIO);
    mirrorWidth.accept(height * MIRROR_RATIO);
    double centreX = stage.getWidth() / 2;
    double centreY = stage.getHeight() / 2 - OVAL_RISE * height;
    oval.setCenterX(centreX);
    oval.setCenterY(centreY);
    oval.setRadiusX(OVAL_WIDTH * height / 2);
    oval.setRadiusY(OVAL_HEIGHT * height / 2);
    ring.setCenterX(centreX);
    ring.setCenterY(centreY);
    ring.setRadiusX(oval.getRadiusX());
    ring.setRadiusY(oval.getRadiusY());
  }

  Node node() {
    return pane;
  }

  /** Before a recording. */
  void reset() {
    title.setText(READY_TITLE);
    instruction.setText(READY);
    icon.getChildren().setAll(large(Feather.CAMERA));
    counter.setText("");
    ring.setLength(0);
    record.setText("Start recording");
    record.setDisable(!cameraOn);
    show(Optional.empty());
  }

  /** The camera is in another state. */
  void camera(boolean on, String words) {
    cameraOn = on;
    record.setDisable(!on);
    if (!on) {
      reset();
      title.setText("No picture yet");
      instruction.setText(Capital.of(words));
    } else {
      reset();
    }
  }

  /** A picture has been looked at. */
  void at(Optional<GuideRun.Position> position, Optional<Hint> wrong) {
    if (!cameraOn) {
      return;
    }
    position.ifPresent(this::show);
    show(wrong);
  }

  private void show(GuideRun.Position position) {
    ring.setLength(-FULL_TURN * position.share());
    record.setText("Begin anew");
    if (position.step().isEmpty()) {
      title.setText("Done");
      instruction.setText("The recording is being completed.");
      counter.setText("");
      return;
    }
    GuideStep step = position.step().get();
    if (!title.getText().equals(step.title())) {
      title.setText(step.title());
      icon.getChildren().setAll(large(iconOf(step)));
    }
    instruction.setText(position.reached() ? "Good. Keep it up." : step.instruction());
    counter.setText("%d of %d".formatted(position.index() + 1, position.count()));
  }

  private void show(Optional<Hint> wrong) {
    hint.setVisible(wrong.isPresent());
    wrong.ifPresent(now -> hint.setText(now.words()));
  }

  /** Left and right are those of the mirror. */
  private static Feather iconOf(GuideStep step) {
    return switch (step) {
      case AHEAD -> Feather.CAMERA;
      case LEFT -> Feather.ARROW_LEFT;
      case RIGHT -> Feather.ARROW_RIGHT;
      case UP -> Feather.ARROW_UP;
      case DOWN -> Feather.ARROW_DOWN;
      case SMILE -> Feather.SMILE;
      case OPEN -> Feather.CIRCLE;
      case BLINK -> Feather.EYE_OFF;
      case SPEAK -> Feather.MESSAGE_CIRCLE;
    };
  }

  private static Node large(Feather icon) {
    var view = Icons.of(icon);
    view.getStyleClass().add("guide-icon");
    return view;
  }
}
