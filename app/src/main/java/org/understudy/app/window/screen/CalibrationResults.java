package org.understudy.app.window.screen;

import javafx.beans.value.ObservableDoubleValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.understudy.app.calibration.Calibration;
import org.understudy.app.calibration.CalibrationOutcome;
import org.understudy.avatar.Avatar;

/** What came of a calibration: played, and as pictures. */
final class CalibrationResults implements AutoCloseable {
  private final CalibrationOutcome outcome;
  private final ComparisonPane comparison;
  private final VBox pane;

  /**
   * The results.
   *
   * @param width room for them
   */
  CalibrationResults(
      Desk desk, Avatar avatar, CalibrationOutcome outcome, ObservableDoubleValue width) {
    this.outcome = outcome;
    comparison = new ComparisonPane(avatar, outcome);
    VBox.setVgrow(comparison.node(), Priority.ALWAYS);
    pane =
        new VBox(
            Rows.GAP,
            comparison.node(),
            new BeforeAfter(desk.background(), avatar, outcome, width).node());
    pane.setPadding(new Insets(16, 0, 0, 0));
    pane.setAlignment(Pos.CENTER);
  }

  Node node() {
    return pane;
  }

  CalibrationOutcome outcome() {
    return outcome;
  }

  void setVisible(boolean seen) {
    comparison.setVisible(seen);
  }

  void setBusy(boolean call) {
    comparison.setBusy(call);
  }

  void setCalibration(Calibration calibration) {
    comparison.setCalibration(calibration);
  }

  @Override
  public void close() {
    comparison.close();
  }
}
