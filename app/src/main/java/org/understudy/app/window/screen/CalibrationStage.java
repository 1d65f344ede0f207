package org.understudy.app.window.screen;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.understudy.app.calibration.Calibration;
import org.understudy.app.calibration.CalibrationOutcome;
import org.understudy.app.calibration.CalibrationRun;
import org.understudy.app.window.model.CallPhase;
import org.understudy.avatar.Avatar;

/** The middle of the Calibrate screen: words before, tasks during, results after a run. */
final class CalibrationStage implements AutoCloseable {
  private static final double LEAST_HEIGHT = 250;

  private final Desk desk;
  private final StackPane pane = new StackPane();
  private final CalibrationTaskPane tasks;
  private @Nullable CalibrationResults results;
  private @Nullable Avatar avatar;
  private boolean visible;

  CalibrationStage(Desk desk) {
    this.desk = desk;
    tasks = new CalibrationTaskPane(desk.studio());
    pane.getStyleClass().add("stage");
    pane.setMinHeight(LEAST_HEIGHT);
    showWords();
  }

  Node node() {
    return pane;
  }

  /** Before the first run, or after one that was not finished. */
  void showWords() {
    close();
    Label words =
        new Label(
            "Sit as you do in a call, with light on your face.\nThe pictures of the avatar show what to do.");
    words.getStyleClass().add("stage-words");
    pane.getChildren().setAll(words);
  }

  /** A run begins. */
  void showTasks() {
    close();
    tasks.clear();
    pane.getChildren().setAll(tasks.node());
  }

  /** A run goes on. */
  void show(CalibrationRun.Position position) {
    position.task().ifPresent(task -> tasks.show(position, task, avatar));
  }

  /** A run is finished. */
  void show(CalibrationOutcome outcome) {
    Avatar drawn = avatar;
    if (drawn == null) {
      showWords();
      return;
    }
    close();
    CalibrationResults fresh = new CalibrationResults(desk, drawn, outcome, pane.widthProperty());
    results = fresh;
    fresh.setCalibration(desk.settings().get().calibration());
    phaseIs(desk.calls().phase());
    fresh.setVisible(visible);
    pane.getChildren().setAll(fresh.node());
  }

  private Optional<CalibrationResults> results() {
    return Optional.ofNullable(results);
  }

  /** Shows another avatar. */
  void setAvatar(Avatar fresh) {
    avatar = fresh;
    tasks.forgetPicture();
    results().map(CalibrationResults::outcome).ifPresent(this::show);
  }

  /** Whether anybody can see it. */
  void setVisible(boolean seen) {
    visible = seen;
    results().ifPresent(shown -> shown.setVisible(seen));
  }

  /** The call is in another phase; it needs the processor. */
  void phaseIs(CallPhase phase) {
    results().ifPresent(shown -> shown.setBusy(phase != CallPhase.IDLE));
  }

  /** Results are compared with another calibration. */
  void setCalibration(Calibration calibration) {
    results().ifPresent(shown -> shown.setCalibration(calibration));
  }

  /** Ends what plays. */
  @Override
  public void close() {
    results().ifPresent(CalibrationResults::close);
    results = null;
  }
}
