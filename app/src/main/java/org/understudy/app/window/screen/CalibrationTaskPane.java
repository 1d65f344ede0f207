package org.understudy.app.window.screen;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.understudy.app.calibration.CalibrationRun;
import org.understudy.app.calibration.CalibrationTask;
import org.understudy.app.window.model.AvatarStudio;
import org.understudy.avatar.Avatar;

/** What the user is asked to do: an avatar that shows it, words, and how much of it is over. */
final class CalibrationTaskPane {
  private static final double WORDS_WIDTH = 340;

  private final TaskPicture picture;
  private final Label counter = Rows.section("");
  private final Label title = new Label();
  private final Label instruction = Rows.note("");
  private final Label phase = new Label();
  private final ProgressBar bar = new ProgressBar(0);
  private final HBox pane;
  private int shownTask = -1;

  CalibrationTaskPane(AvatarStudio studio) {
    picture = new TaskPicture(studio);
    title.getStyleClass().add("title-2");
    title.setId("calibration-task");
    bar.setMaxWidth(Double.MAX_VALUE);
    VBox words = new VBox(12, counter, title, instruction, phase, bar);
    words.setAlignment(Pos.CENTER_LEFT);
    words.setMaxWidth(WORDS_WIDTH);
    words.setPrefWidth(WORDS_WIDTH);
    pane = new HBox(28, picture.node(), words);
    pane.setAlignment(Pos.CENTER);
    pane.setPadding(new Insets(20));
    HBox.setHgrow(picture.node(), Priority.ALWAYS);
  }

  Node node() {
    return pane;
  }

  /** Before the first task. */
  void clear() {
    shownTask = -1;
    counter.setText("");
    title.setText("Getting ready …");
    instruction.setText("");
    phase.setText("");
    bar.setProgress(0);
  }

  /** The picture is drawn anew with the next position, of another avatar. */
  void forgetPicture() {
    shownTask = -1;
  }

  void show(CalibrationRun.Position position, CalibrationTask task, @Nullable Avatar avatar) {
    if (shownTask != position.index() && avatar != null) {
      shownTask = position.index();
      picture.show(avatar, task);
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
}
