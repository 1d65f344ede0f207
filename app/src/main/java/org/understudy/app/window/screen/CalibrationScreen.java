package org.understudy.app.window.screen;

import atlantafx.base.theme.Styles;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.understudy.app.calibration.Calibration;
import org.understudy.app.calibration.CalibrationOutcome;
import org.understudy.app.calibration.CalibrationRun;
import org.understudy.app.calibration.CalibrationTask;
import org.understudy.app.settings.Settings;
import org.understudy.app.window.FxNews;
import org.understudy.app.window.model.CalibrationController;
import org.understudy.app.window.model.CallPhase;
import org.understudy.avatar.Avatar;

/** Fits the program to the user's face: a resting face, five tasks, before and after. */
public final class CalibrationScreen implements Screen {
  private static final String EXPLANATION =
      "A resting face and five short tasks, half a minute in all. Then the avatar smiles when you smile as you do.";

  private final Desk desk;
  private final CalibrationController controller;
  private final StackPane middle = new StackPane();
  private final Button begin = new Button("Begin", Icons.of(Feather.PLAY));
  private final Button undo = new Button("Undo the last", Icons.of(Feather.ROTATE_CCW));
  private final Button remove = new Button("Remove", Icons.of(Feather.TRASH_2));
  private final Label state = Rows.note("");
  private final TaskPicture picture;
  private final Label counter = Rows.section("");
  private final Label title = new Label();
  private final Label instruction = Rows.note("");
  private final Label phase = new Label();
  private final ProgressBar bar = new ProgressBar(0);
  private final VBox pane;
  private @Nullable Avatar avatar;
  private int shownTask = -1;

  /** The screen. */
  public CalibrationScreen(Desk desk) {
    this.desk = desk;
    picture = new TaskPicture(desk.studio());
    controller =
        new CalibrationController(desk.calls(), new FxNews<CalibrationRun.Position>(this::at));
    begin.setId("calibrate");
    begin.setTooltip(new Tooltip("Uses the running call, or the camera alone without any output"));
    begin.getStyleClass().add(Styles.ACCENT);
    begin.setOnAction(event -> beginOrCancel());
    undo.setId("undo-calibration");
    undo.setTooltip(new Tooltip("Go back to the calibration before the last"));
    undo.setOnAction(event -> desk.settings().update(Settings::calibrationUndone));
    remove.setTooltip(new Tooltip("Go without a calibration; this can be undone"));
    remove.setOnAction(event -> desk.settings().update(s -> s.calibrated(Calibration.NONE)));
    HBox buttons = Rows.row(begin, undo, remove, Rows.spring(), state);
    VBox.setVgrow(middle, Priority.ALWAYS);
    middle.getStyleClass().add("stage");
    middle.setMinSize(0, 0);
    pane = new VBox(Rows.WIDE_GAP, Rows.head("Calibrate", EXPLANATION), middle, buttons);
    pane.setPadding(new Insets(16));
    title.getStyleClass().add("title-2");
    bar.setMaxWidth(Double.MAX_VALUE);
    desk.settings().onChange(this::settingsAre);
    settingsAre(desk.settings().get());
    showIdle();
  }

  private void settingsAre(Settings settings) {
    undo.setDisable(settings.calibrationBefore().isEmpty());
    remove.setDisable(settings.calibration().isNone());
    state.setText(settings.calibration().isNone() ? "Not calibrated" : "Calibrated");
  }

  private void showIdle() {
    shownTask = -1;
    begin.setText("Begin");
    begin.setGraphic(Icons.of(Feather.PLAY));
    Label words =
        new Label(
            "Sit as you do in a call, with light on your face.\nThe pictures of the avatar show what to do.");
    words.getStyleClass().add("stage-words");
    middle.getChildren().setAll(words);
  }

  private void beginOrCancel() {
    if (controller.running()) {
      controller.end();
      showIdle();
      return;
    }
    begin.setText("Cancel");
    begin.setGraphic(Icons.of(Feather.X));
    shownTask = -1;
    VBox words = new VBox(12, counter, title, instruction, phase, bar);
    words.setAlignment(Pos.CENTER_LEFT);
    words.setMaxWidth(340);
    words.setPrefWidth(340);
    HBox task = new HBox(28, picture.node(), words);
    task.setAlignment(Pos.CENTER);
    task.setPadding(new Insets(20));
    HBox.setHgrow(picture.node(), Priority.ALWAYS);
    middle.getChildren().setAll(task);
    counter.setText("");
    title.setText("Getting ready …");
    instruction.setText("");
    phase.setText("");
    bar.setProgress(0);
    desk.gallery()
        .load(
            desk.settings().get().call().avatar(),
            loaded ->
                Platform.runLater(
                    () -> {
                      avatar = loaded;
                      shownTask = -1;
                    }),
            problem -> Platform.runLater(() -> desk.notices().accept(problem)));
    controller.begin(desk.settings().get());
  }

  private void at(CalibrationRun.Position position) {
    if (!controller.running()) {
      return;
    }
    controller.outcome().ifPresent(this::finish);
    position.task().ifPresent(task -> show(position, task));
  }

  private void show(CalibrationRun.Position position, CalibrationTask task) {
    Avatar loaded = avatar;
    if (shownTask != position.index() && loaded != null) {
      shownTask = position.index();
      picture.show(loaded, task);
    }
    counter.setText("%d of %d".formatted(position.index() + 1, position.count()));
    title.setText(task.title());
    instruction.setText(task.instruction());
    if (!position.face()) {
      phase.setText("Your face is not seen; time waits.");
    } else {
      phase.setText(position.holding() ? "Hold it …" : "Get ready");
    }
    bar.setProgress(position.share());
  }

  private void finish(CalibrationOutcome outcome) {
    controller.end();
    begin.setText("Begin again");
    begin.setGraphic(Icons.of(Feather.PLAY));
    desk.settings().update(s -> s.calibrated(outcome.calibration()));
    if (!outcome.unseen().isEmpty()) {
      desk.notices()
          .accept(
              "Not seen well enough, and left as it was: %s. Begin again with more light on your face to try once more."
                  .formatted(String.join(", ", outcome.unseen())));
    }
    Avatar loaded = avatar;
    if (loaded != null) {
      ScrollPane results =
          new ScrollPane(
              new BeforeAfter(desk.background(), loaded, outcome, middle.widthProperty()).node());
      results.setFitToWidth(true);
      results.getStyleClass().add("bare-scroll");
      middle.getChildren().setAll(results);
    }
  }

  /** The call is in another phase; a calibration ends with its call. */
  public void phaseIs(CallPhase next) {
    if (next == CallPhase.IDLE && controller.running()) {
      controller.end();
      showIdle();
    }
  }

  @Override
  public Node node() {
    return pane;
  }

  @Override
  public void left() {
    if (controller.running()) {
      controller.end();
      showIdle();
    }
  }
}
