package org.understudy.app.window.screen;

import java.io.File;
import java.util.List;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.understudy.app.console.FailureMessages;
import org.understudy.app.window.model.Choice;
import org.understudy.app.window.model.Choices;
import org.understudy.tracking.capture.CameraListing;

/** Chooses what is watched: a webcam, a video, or the sample talk. */
final class CameraChooser {
  private final Desk desk;
  private final ComboBox<Choice> box = new ComboBox<>();
  private final CheckBox loop = new CheckBox("Begin anew at its end");
  private final Button video;
  private final Button again;
  private final VBox pane;
  private List<CameraListing> found = List.of();
  private boolean filling;

  CameraChooser(Desk desk) {
    this.desk = desk;
    box.setId("camera");
    box.setMaxWidth(Double.MAX_VALUE);
    box.setAccessibleText("Camera");
    box.setTooltip(new Tooltip("What is watched. Its pictures never leave this window"));
    box.setOnAction(event -> chosen(box.getValue()));
    HBox.setHgrow(box, Priority.ALWAYS);
    loop.setSelected(desk.settings().get().call().loop());
    loop.setOnAction(
        event -> desk.settings().update(s -> s.withCall(s.call().withLoop(loop.isSelected()))));
    loop.managedProperty().bind(loop.visibleProperty());
    video = Icons.button(Feather.FILM, "Play a video as the camera", this::chooseVideo);
    again = Icons.button(Feather.REFRESH_CW, "Look for cameras again", this::refresh);
    HBox buttons = new HBox(0, Rows.section("Camera"), Rows.spring(), video, again);
    buttons.setAlignment(Pos.CENTER_LEFT);
    pane = new VBox(4, buttons, box, loop);
    fill();
    refresh();
  }

  Node node() {
    return pane;
  }

  private void refresh() {
    desk.background()
        .execute(
            () -> {
              List<CameraListing> listed = listed();
              Platform.runLater(
                  () -> {
                    found = listed;
                    fill();
                  });
            });
  }

  private List<CameraListing> listed() {
    try {
      return CameraListing.all();
    } catch (RuntimeException | LinkageError e) {
      String reason = FailureMessages.message(e);
      Platform.runLater(() -> desk.notices().accept("Cameras cannot be listed: " + reason));
      return List.of();
    }
  }

  private void fill() {
    filling = true;
    String camera = desk.settings().get().call().camera();
    List<Choice> choices = Choices.cameras(found, camera);
    box.getItems().setAll(choices);
    choices.stream()
        .filter(choice -> choice.value().equals(camera))
        .findFirst()
        .ifPresent(box::setValue);
    filling = false;
  }

  private void chosen(@Nullable Choice choice) {
    if (!filling && choice != null) {
      desk.settings().update(s -> s.withCall(s.call().withCamera(choice.value())));
    }
  }

  private void chooseVideo() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Play a video as the camera");
    chooser.getExtensionFilters().addAll(VideoFiles.FILTER, VideoFiles.ALL);
    File file = chooser.showOpenDialog(desk.window());
    if (file != null) {
      desk.settings().update(s -> s.withCall(s.call().withCamera(file.getPath())));
      fill();
    }
  }

  /** Whether beginning anew means anything. */
  void loopVisible(boolean visible) {
    loop.setVisible(visible);
  }

  /** While a call runs its camera stays. */
  void setLocked(boolean locked) {
    box.setDisable(locked);
    video.setDisable(locked);
    again.setDisable(locked);
    loop.setDisable(locked);
  }
}
