package org.understudy.app.window.screen;

import java.util.concurrent.Executor;
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
  private static final double EDGE = 108;
  private static final String[] HEADS = {"Asked for", "Before", "After"};

  private final GridPane grid = new GridPane(10, 8);

  BeforeAfter(Executor background, Avatar avatar, CalibrationOutcome outcome) {
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
        view.setMinSize(EDGE, EDGE);
        view.setMaxSize(EDGE, EDGE);
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
