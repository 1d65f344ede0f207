package org.understudy.app.window.screen;

import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.understudy.app.window.model.DriveItem;

/** One video of the queue. */
final class VideoRow {
  private final Label name = new Label();
  private final Label words = Rows.note("");
  private final ProgressBar bar = new ProgressBar();
  private final Button play;
  private final Button cancel;
  private final HBox pane;
  private Path out = Path.of("");

  /**
   * A row.
   *
   * @param cancelled called when the user does not want it any more
   * @param played given the result that the user wants to see
   */
  VideoRow(Runnable cancelled, Consumer<Path> played) {
    play = Icons.button(Feather.PLAY, "Play the result", () -> played.accept(out));
    cancel = Icons.button(Feather.X, "Cancel", cancelled);
    name.getStyleClass().add("section");
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setPrefHeight(6);
    VBox middle = new VBox(4, name, bar, words);
    HBox.setHgrow(middle, Priority.ALWAYS);
    pane = new HBox(Rows.GAP, middle, play, cancel);
    pane.setAlignment(Pos.CENTER_LEFT);
    pane.getStyleClass().add("card-pane");
  }

  Node node() {
    return pane;
  }

  void show(DriveItem item) {
    name.setText("%s  →  %s".formatted(item.video().getFileName(), item.out().getFileName()));
    out = item.out();
    play.setDisable(item.state() != DriveItem.State.DONE);
    play.setId("play-" + item.number());
    cancel.setId("cancel-" + item.number());
    bar.setProgress(item.share());
    bar.setVisible(
        item.state() == DriveItem.State.RUNNING || item.state() == DriveItem.State.PAUSED);
    bar.setManaged(bar.isVisible());
    words.setText(
        switch (item.state()) {
          case WAITING -> "Waiting, with " + Thumbnail.title(item.avatar());
          case RUNNING -> item.share() == 0 ? "Getting ready …" : item.words();
          case PAUSED -> "Paused at " + item.words();
          case DONE -> "Done: " + item.words();
          case FAILED -> "Failed: " + item.words();
          case CANCELLED -> "Cancelled; nothing was written";
        });
    cancel.setDisable(item.over());
    cancel.setAccessibleText("Cancel " + item.video().getFileName());
  }
}
