package org.understudy.app.window.screen;

import atlantafx.base.theme.Styles;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.understudy.app.calibration.Calibration;
import org.understudy.app.calibration.CalibrationOutcome;
import org.understudy.app.calibration.CalibrationRun;
import org.understudy.app.calibration.ResponseCurves;
import org.understudy.app.settings.Settings;
import org.understudy.app.window.FxNews;
import org.understudy.app.window.model.CalibrationController;
import org.understudy.app.window.model.CallPhase;
import org.understudy.avatar.Avatar;

/** Fits the program to the user's face: a resting face, five tasks, before and after. */
public final class CalibrationScreen implements Screen {
  private static final String EXPLANATION =
      "A resting face and five short tasks, half a minute in all. Then the avatar smiles when you smile as you do.";

  private static final KeyCombination UNDO =
      new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN);

  private final Desk desk;
  private final CalibrationController controller;
  private final Button begin = new Button("Begin", Icons.of(Feather.PLAY));
  private final Button undo = new Button("Undo", Icons.of(Feather.ROTATE_CCW));
  private final Button remove = new Button("Remove", Icons.of(Feather.TRASH_2));
  private final Label state = Rows.note("");
  private final CalibrationStage stage;
  private final CurvePane curves;
  private final CurveDisclosure disclosure;
  private final VBox pane;
  private String loaded = "";
  private boolean shown;

  /** The screen. */
  public CalibrationScreen(Desk desk) {
    this.desk = desk;
    stage = new CalibrationStage(desk);
    controller =
        new CalibrationController(desk.calls(), new FxNews<CalibrationRun.Position>(this::at));
    curves = new CurvePane(desk, this::curvesAre);
    disclosure = new CurveDisclosure(stage.node(), curves, this::curvesActive);
    VBox.setVgrow(disclosure.node(), Priority.ALWAYS);
    pane =
        new VBox(Rows.WIDE_GAP, Rows.head("Calibrate", EXPLANATION), disclosure.node(), buttons());
    pane.setPadding(new Insets(16));
    pane.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (UNDO.match(event)) {
            desk.settings().update(Settings::calibrationUndone);
            event.consume();
          }
        });
    desk.settings().onChange(this::settingsAre);
    settingsAre(desk.settings().get());
  }

  private HBox buttons() {
    begin.setId("calibrate");
    begin.setTooltip(new Tooltip("Uses the running call, or the camera alone without any output"));
    begin.getStyleClass().add(Styles.ACCENT);
    begin.setOnAction(event -> beginOrCancel());
    undo.setId("undo-calibration");
    undo.setTooltip(new Tooltip("Take back the last change of calibration or curves (Ctrl+Z)"));
    undo.setOnAction(event -> desk.settings().update(Settings::calibrationUndone));
    remove.setTooltip(new Tooltip("Go without calibration and curves; this can be undone"));
    remove.setOnAction(event -> desk.settings().update(s -> s.calibrated(Calibration.NONE)));
    return Rows.row(begin, undo, remove, Rows.spring(), state);
  }

  private void curvesActive() {
    curves.setActive(shown && disclosure.open() && !controller.running());
    curves.node().setDisable(controller.running());
  }

  private void curvesAre(ResponseCurves changed) {
    stage.setCalibration(desk.settings().get().calibration().withCurves(changed));
  }

  private void settingsAre(Settings settings) {
    Calibration calibration = settings.calibration();
    undo.setDisable(settings.calibrationBefore().isEmpty());
    remove.setDisable(calibration.isNone());
    state.setText(
        (calibration.isFitted() ? "Calibrated" : "Not calibrated")
            + (calibration.curves().isIdentity() ? "" : ", with own curves"));
    curves.show(settings);
    curvesAre(calibration.curves());
    if (shown) {
      loadAvatar(settings);
    }
  }

  private void loadAvatar(Settings settings) {
    String name = settings.call().avatar();
    if (loaded.equals(name)) {
      return;
    }
    loaded = name;
    desk.gallery()
        .load(
            name,
            fresh -> Platform.runLater(() -> avatarIs(fresh)),
            problem ->
                Platform.runLater(
                    () -> {
                      loaded = "";
                      desk.notices().accept(problem);
                    }));
  }

  private void avatarIs(Avatar fresh) {
    stage.setAvatar(fresh);
    curves.setAvatar(fresh);
  }

  private void beginOrCancel() {
    if (controller.running()) {
      cancel();
      return;
    }
    begin.setText("Cancel");
    begin.setGraphic(Icons.of(Feather.X));
    stage.showTasks();
    loadAvatar(desk.settings().get());
    curves.setActive(false);
    controller.begin(desk.settings().get());
    curvesActive();
  }

  private void cancel() {
    controller.end();
    begin.setText("Begin");
    begin.setGraphic(Icons.of(Feather.PLAY));
    stage.showWords();
    curvesActive();
  }

  private void at(CalibrationRun.Position position) {
    if (!controller.running()) {
      return;
    }
    controller.outcome().ifPresent(this::finish);
    stage.show(position);
  }

  private void finish(CalibrationOutcome outcome) {
    controller.end();
    begin.setText("Begin again");
    begin.setGraphic(Icons.of(Feather.PLAY));
    desk.settings()
        .update(s -> s.calibrated(outcome.calibration().withCurves(s.calibration().curves())));
    if (!outcome.unseen().isEmpty()) {
      desk.notices()
          .accept(
              "Not seen well enough, and left as it was: %s. Begin again with more light on your face to try once more."
                  .formatted(String.join(", ", outcome.unseen())));
    }
    stage.show(outcome);
    curvesActive();
  }

  /** The call is in another phase; a calibration ends with its call. */
  public void phaseIs(CallPhase next) {
    stage.phaseIs(next);
    if (next == CallPhase.IDLE && controller.running()) {
      cancel();
    }
    curves.phaseIs(next);
  }

  @Override
  public Node node() {
    return pane;
  }

  @Override
  public void entered() {
    shown = true;
    loadAvatar(desk.settings().get());
    curvesActive();
    stage.setVisible(shown);
  }

  @Override
  public void left() {
    shown = false;
    if (controller.running()) {
      cancel();
    }
    curvesActive();
    stage.setVisible(shown);
  }

  /** Ends what plays. */
  public void close() {
    stage.close();
  }
}
