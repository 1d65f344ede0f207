package org.understudy.app.window.screen;

import java.util.concurrent.Executor;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleBinding;
import javafx.beans.value.ObservableDoubleValue;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import org.understudy.app.calibration.CalibrationOutcome;
import org.understudy.app.calibration.CalibrationTask;
import org.understudy.app.window.model.CalibrationPictures;
import org.understudy.app.window.picture.PictureView;
import org.understudy.avatar.Avatar;

/**
 * What was asked for, and what the avatar makes of the user's face without and with calibration.
 */
final class BeforeAfter {
  private static final double LEAST_EDGE = 84;
  private static final double MOST_EDGE = 150;

  /** What names and gaps take of the width. */
  private static final double BESIDE = 190;

  private static final String[] HEADS = {"Asked for", "Before", "After"};

  private final GridPane grid = new GridPane(10, 8);

  /**
   * The pictures.
   *
   * @param width room for all of them
   */
  BeforeAfter(
      Executor background, Avatar avatar, CalibrationOutcome outcome, ObservableDoubleValue width) {
    int columns = outcome.tasks().size();
    DoubleBinding edge =
        Bindings.createDoubleBinding(
            () -> Math.clamp((width.get() - BESIDE) / columns, LEAST_EDGE, MOST_EDGE), width);
    grid.setPadding(new Insets(16));
    grid.setAlignment(Pos.CENTER);
    for (int row = 0; row < HEADS.length; row++) {
      grid.add(Rows.section(HEADS[row]), 0, row + 1);
    }
    CalibrationPictures pictures = new CalibrationPictures(avatar, outcome);
    for (int i = 0; i < outcome.tasks().size(); i++) {
      CalibrationTask task = outcome.tasks().get(i);
      Label title = Rows.note(task.title());
      GridPane.setHalignment(title, HPos.CENTER);
      grid.add(title, i + 1, 0);
      for (int row = 0; row < HEADS.length; row++) {
        PictureView view = new PictureView();
        view.minWidthProperty().bind(edge);
        view.minHeightProperty().bind(edge);
        view.maxWidthProperty().bind(edge);
        view.maxHeightProperty().bind(edge);
        view.setAccessibleText("%s, %s".formatted(task.title(), HEADS[row]));
        grid.add(view, i + 1, row + 1);
        int index = i;
        int kind = row;
        background.execute(
            () ->
                pictures.draw(
                    index,
                    CalibrationPictures.Kind.values()[kind],
                    drawn -> view.show(drawn.pixels(), drawn.width(), drawn.height())));
      }
    }
  }

  Node node() {
    return grid;
  }
}
